package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.ColumnDefinition;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.CreateType.Form;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.Persistence;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE: chooses by what is created, and reads schemas, extensions, types, sequences and policies itself. */
final class CreateParser {
    private CreateParser() {}

    static Command parse(Cursor c) {
        c.expect("create");
        boolean orReplace = c.accept("or", "replace");
        Persistence persistence = persistence(c);
        if (orReplace && !isReplaceable(c.word())) {
            throw new Unfit(
                    c.at(), "PostgreSQL has no CREATE OR REPLACE " + c.tokens().text(c.at()), false);
        }
        return switch (c.word()) {
            case "table" -> CreateTableParser.parse(c, persistence);
            case "view", "recursive", "materialized" -> CreateViewParser.parse(c, persistence, orReplace);
            case "unique", "index" -> CreateIndexParser.parse(c);
            case "sequence" -> sequence(c, persistence);
            case "schema" -> CreateSchemaParser.parse(c);
            case "extension" -> extension(c);
            case "type" -> type(c);
            case "domain" -> domain(c);
            case "function", "procedure" -> CreateRoutineParser.parse(c, orReplace);
            case "trigger" -> CreateTriggerParser.parse(c, orReplace, false);
            case "constraint" -> {
                c.next();
                yield CreateTriggerParser.parse(c, orReplace, true);
            }
            case "rule" -> CreateTriggerParser.rule(c, orReplace);
            case "policy" -> policy(c);
            case "role", "group" -> role(c);
            case "user" -> c.is(1, "mapping") ? CreateOtherParser.parse(c, orReplace) : role(c);
            case "foreign" -> {
                if (c.is(1, "table")) {
                    c.next();
                    yield CreateTableParser.parseForeign(c);
                }
                yield CreateOtherParser.parse(c, orReplace);
            }
            default -> CreateOtherParser.parse(c, orReplace);
        };
    }

    private static boolean isReplaceable(String word) {
        return switch (word) {
            case "view",
                    "recursive",
                    "function",
                    "procedure",
                    "trigger",
                    "constraint",
                    "rule",
                    "aggregate",
                    "transform",
                    "language",
                    "procedural",
                    "trusted" -> true;
            default -> false;
        };
    }

    static Persistence persistence(Cursor c) {
        if ((c.is("local") || c.is("global")) && (c.is(1, "temp") || c.is(1, "temporary"))) {
            c.next();
        }
        if (c.accept("temp") || c.accept("temporary")) {
            return Persistence.TEMPORARY;
        }
        return c.accept("unlogged") ? Persistence.UNLOGGED : Persistence.PERMANENT;
    }

    private static Command sequence(Cursor c, Persistence persistence) {
        c.expect("sequence");
        boolean ifNotExists = c.ifNotExists();
        QualifiedName name = c.qualifiedName();
        int from = c.at();
        SequenceOptions.skip(c);
        return new Command.CreateSequence(name, persistence, ifNotExists, c.since(from));
    }

    private static Command extension(Cursor c) {
        c.expect("extension");
        boolean ifNotExists = c.ifNotExists();
        Identifier name = c.name();
        Identifier schema = null;
        boolean cascade = false;
        c.accept("with");
        while (!c.atEnd()) {
            if (c.accept("schema")) {
                schema = c.name();
            } else if (c.accept("version") || c.accept("from")) {
                c.next();
            } else if (c.accept("cascade")) {
                cascade = true;
            } else {
                break;
            }
        }
        return new Command.CreateExtension(name, ifNotExists, schema, cascade);
    }

    private static Command type(Cursor c) {
        c.expect("type");
        QualifiedName name = c.qualifiedName();
        int from = c.at();
        if (c.symbol() == '(') {
            c.parenthesised();
            return new Command.CreateType(name, Form.BASE, List.of(), List.of(), c.since(from));
        }
        if (!c.accept("as")) {
            return new Command.CreateType(name, Form.SHELL, List.of(), List.of(), c.since(from));
        }
        if (c.accept("enum")) {
            List<String> labels = labels(c);
            return new Command.CreateType(name, Form.ENUM, labels, List.of(), c.since(from));
        }
        if (c.accept("range")) {
            c.parenthesised();
            return new Command.CreateType(name, Form.RANGE, List.of(), List.of(), c.since(from));
        }
        List<ColumnDefinition> attributes = attributes(c);
        return new Command.CreateType(name, Form.COMPOSITE, List.of(), attributes, c.since(from));
    }

    private static List<String> labels(Cursor c) {
        c.expect('(');
        List<String> labels = new ArrayList<>();
        if (c.symbol() != ')') {
            do {
                labels.add(c.string());
            } while (c.accept(','));
        }
        c.expect(')');
        return List.copyOf(labels);
    }

    private static List<ColumnDefinition> attributes(Cursor c) {
        c.expect('(');
        List<ColumnDefinition> attributes = new ArrayList<>();
        if (c.symbol() != ')') {
            do {
                attributes.add(attribute(c));
            } while (c.accept(','));
        }
        c.expect(')');
        return List.copyOf(attributes);
    }

    /** name type [COLLATE c], as in composite types and ADD ATTRIBUTE. */
    static ColumnDefinition attribute(Cursor c) {
        int from = c.at();
        Identifier name = c.name();
        TokenRange type = Types.read(c);
        if (c.accept("collate")) {
            c.qualifiedName();
        }
        return new ColumnDefinition(name, type, Types.text(c.tokens(), type), List.of(), c.since(from));
    }

    private static Command domain(Cursor c) {
        c.expect("domain");
        QualifiedName name = c.qualifiedName();
        int from = c.at();
        c.accept("as");
        TokenRange type = Types.read(c);
        List<Constraint> constraints = ConstraintParser.ofColumn(c, List.of());
        return new Command.CreateDomain(name, Types.text(c.tokens(), type), constraints, c.since(from));
    }

    private static Command policy(Cursor c) {
        c.expect("policy");
        Identifier name = c.name();
        c.expect("on");
        QualifiedName table = c.qualifiedName();
        int from = c.at();
        if (c.accept("as")) {
            c.label();
        }
        if (c.accept("for")) {
            c.label();
        }
        if (c.accept("to")) {
            c.roles();
        }
        if (c.accept("using")) {
            c.parenthesised();
        }
        if (c.accept("with", "check")) {
            c.parenthesised();
        }
        return new Command.CreatePolicy(name, table, c.since(from));
    }

    private static Command role(Cursor c) {
        c.next();
        Identifier name = c.role();
        int from = c.at();
        Seams.skipRest(c);
        return new Command.CreateRole(name, c.since(from));
    }

    static Command importForeignSchema(Cursor c) {
        c.expect("import");
        c.expect("foreign");
        c.expect("schema");
        Identifier schema = c.name();
        int from = c.at();
        Seams.skipRest(c);
        return new Command.ImportForeignSchema(schema, c.since(from));
    }

    /** Columns in parentheses if there are any. */
    static List<Identifier> optionalNames(Cursor c) {
        return c.symbol() == '(' ? c.nameList() : List.of();
    }

    static @Nullable Identifier optionalAlias(Cursor c) {
        if (c.accept("as")) {
            return c.name();
        }
        return c.isName() && !c.is("set") ? c.name() : null;
    }
}
