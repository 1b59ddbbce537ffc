package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.Constraint.Kind;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constraints of columns, tables and domains ("ColConstraint", "TableConstraint" and "DomainConstraint"). */
final class ConstraintParser {
    private final Cursor c;
    private final int from;
    private final @Nullable Identifier name;
    private List<Identifier> columns;
    private @Nullable QualifiedName references;
    private List<Identifier> referencedColumns = List.of();
    private @Nullable Identifier usingIndex;
    private TokenRange expression = TokenRange.EMPTY;
    private boolean notValid;
    private boolean nullsNotDistinct;

    private ConstraintParser(Cursor c, List<Identifier> columns) {
        this.c = c;
        this.from = c.at();
        this.columns = columns;
        this.name = c.accept("constraint") ? c.name() : null;
    }

    /** Everything that may follow the type of a column or a domain. */
    static List<Constraint> ofColumn(Cursor c, List<Identifier> column) {
        List<Constraint> constraints = new ArrayList<>(2);
        while (true) {
            if (attribute(c)) {
                continue;
            }
            switch (c.word()) {
                case "constraint", "not", "null", "unique", "primary", "check", "default", "generated", "references" ->
                    constraints.add(new ConstraintParser(c, column).columnConstraint());
                case "collate" -> {
                    c.next();
                    c.qualifiedName();
                }
                case "storage", "compression" -> {
                    c.next();
                    c.label();
                }
                case "options" -> {
                    c.next();
                    c.parenthesised();
                }
                default -> {
                    return List.copyOf(constraints);
                }
            }
        }
    }

    /** Whether a table constraint stands here, not a column that happens to be called like one. */
    static boolean startsTableConstraint(Cursor c) {
        return switch (c.word()) {
            case "constraint", "check", "unique", "primary", "foreign", "not" -> true;
            case "exclude" -> c.symbol(1) == '(' || c.is(1, "using");
            default -> false;
        };
    }

    static Constraint ofTable(Cursor c) {
        return new ConstraintParser(c, List.of()).tableConstraint();
    }

    private Constraint columnConstraint() {
        Kind kind = switch (c.word()) {
            case "not" -> {
                c.next();
                c.expect("null");
                yield Kind.NOT_NULL;
            }
            case "null" -> {
                c.next();
                yield Kind.NULL;
            }
            case "unique" -> {
                c.next();
                nullsDistinct();
                yield Kind.UNIQUE;
            }
            case "primary" -> {
                c.next();
                c.expect("key");
                yield Kind.PRIMARY_KEY;
            }
            case "check" -> {
                c.next();
                expression = c.parenthesised();
                yield Kind.CHECK;
            }
            case "default" -> {
                c.next();
                expression = defaultExpression();
                yield Kind.DEFAULT;
            }
            case "generated" -> generated();
            case "references" -> {
                c.next();
                referenced();
                yield Kind.FOREIGN_KEY;
            }
            default -> throw c.unfit("a column constraint");
        };
        if (kind == Kind.UNIQUE || kind == Kind.PRIMARY_KEY) {
            storage();
        }
        attributes();
        return constraint(kind);
    }

    private Constraint tableConstraint() {
        Kind kind = switch (c.word()) {
            case "check" -> {
                c.next();
                expression = c.parenthesised();
                yield Kind.CHECK;
            }
            case "unique" -> {
                c.next();
                key();
                yield Kind.UNIQUE;
            }
            case "primary" -> {
                c.next();
                c.expect("key");
                key();
                yield Kind.PRIMARY_KEY;
            }
            case "foreign" -> {
                c.next();
                c.expect("key");
                columns = keyColumns();
                c.expect("references");
                referenced();
                yield Kind.FOREIGN_KEY;
            }
            case "exclude" -> {
                c.next();
                exclude();
                yield Kind.EXCLUDE;
            }
            case "not" -> {
                c.next();
                c.expect("null");
                columns = c.isName() ? List.of(c.name()) : List.of();
                yield Kind.NOT_NULL;
            }
            default -> throw c.unfit("a table constraint");
        };
        attributes();
        return constraint(kind);
    }

    private Constraint constraint(Kind kind) {
        return new Constraint(
                kind,
                name,
                columns,
                references,
                referencedColumns,
                usingIndex,
                expression,
                notValid,
                nullsNotDistinct,
                c.since(from));
    }

    private Kind generated() {
        c.next();
        if (!c.accept("always")) {
            c.expect("by");
            c.expect("default");
        }
        c.expect("as");
        if (c.accept("identity")) {
            if (c.symbol() == '(') {
                expression = c.parenthesised();
            }
            return Kind.IDENTITY;
        }
        expression = c.parenthesised();
        if (!c.accept("stored")) {
            c.accept("virtual");
        }
        return Kind.GENERATED;
    }

    private void key() {
        nullsDistinct();
        if (c.accept("using", "index") && !c.is("tablespace")) {
            usingIndex = c.name();
        } else {
            columns = keyColumns();
        }
        storage();
    }

    private void nullsDistinct() {
        if (c.accept("nulls")) {
            nullsNotDistinct = c.accept("not");
            c.expect("distinct");
        }
    }

    private void exclude() {
        if (c.accept("using")) {
            c.name();
        }
        expression = c.parenthesised();
        storage();
        if (c.accept("where")) {
            c.parenthesised();
        }
    }

    private void storage() {
        if (c.accept("include")) {
            c.parenthesised();
        }
        if (c.is("with") && c.symbol(1) == '(') {
            c.next();
            c.parenthesised();
        }
        if (c.accept("using", "index", "tablespace")) {
            c.name();
        }
    }

    /** (a, b [WITHOUT OVERLAPS | PERIOD c]). */
    private List<Identifier> keyColumns() {
        c.expect('(');
        List<Identifier> names = new ArrayList<>();
        do {
            if (c.is("period") && c.isName(1)) {
                c.next();
            }
            names.add(c.name());
            c.accept("without", "overlaps");
        } while (c.accept(','));
        c.expect(')');
        return List.copyOf(names);
    }

    private void referenced() {
        references = c.qualifiedName();
        if (c.symbol() == '(') {
            referencedColumns = keyColumns();
        }
        if (c.accept("match")) {
            c.next();
        }
        while (c.is("on", "delete") || c.is("on", "update")) {
            c.next();
            c.next();
            if (c.accept("set")) {
                if (!c.accept("null")) {
                    c.expect("default");
                }
                if (c.symbol() == '(') {
                    c.parenthesised();
                }
            } else if (!c.accept("no", "action") && !c.accept("restrict")) {
                c.expect("cascade");
            }
        }
    }

    private void attributes() {
        while (true) {
            boolean not = c.is("not", "valid") || c.is("not", "enforced");
            if (!attribute(c)) {
                return;
            }
            notValid |= not;
        }
    }

    /** One of the words that qualify a constraint; the grammar lets them stand without one, too. */
    private static boolean attribute(Cursor c) {
        if (c.accept("not", "valid") || c.accept("not", "enforced") || c.accept("not", "deferrable")) {
            return true;
        }
        if (c.accept("initially")) {
            c.next();
            return true;
        }
        return c.accept("no", "inherit") || c.accept("deferrable") || c.accept("enforced");
    }

    /** DEFAULT takes an expression without logical operators, so a word of another constraint ends it. */
    private TokenRange defaultExpression() {
        if (c.atEnd() || c.symbol() == ',' || c.symbol() == ')') {
            throw c.unfit("an expression");
        }
        int start = c.at();
        Seams seams = new Seams(c, true);
        do {
            seams.step();
        } while (!c.atEnd() && !endsDefault());
        return c.since(start);
    }

    private boolean endsDefault() {
        char symbol = c.symbol();
        if (symbol == ',' || symbol == ')') {
            return true;
        }
        if (!Seams.endsOperand(c.tokens(), c.at() - 1)) {
            return false;
        }
        return switch (c.word()) {
            case "not",
                    "constraint",
                    "null",
                    "unique",
                    "primary",
                    "check",
                    "default",
                    "references",
                    "collate",
                    "deferrable",
                    "initially",
                    "enforced",
                    "storage",
                    "compression" -> true;
            case "generated" -> c.is(1, "always") || c.is(1, "by");
            default -> false;
        };
    }
}
