package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.ColumnDefinition;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.Persistence;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE in all of its forms, and CREATE FOREIGN TABLE. */
final class CreateTableParser {
    private final Cursor c;
    private final Persistence persistence;
    private final boolean foreign;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<QualifiedName> likes = new ArrayList<>();
    private List<QualifiedName> inherits = List.of();
    private @Nullable QualifiedName partitionOf;
    private boolean partitioned;
    private boolean dropOnCommit;
    private boolean typed;
    private int untyped = -1;

    private CreateTableParser(Cursor c, Persistence persistence, boolean foreign) {
        this.c = c;
        this.persistence = persistence;
        this.foreign = foreign;
    }

    static Command parse(Cursor c, Persistence persistence) {
        return new CreateTableParser(c, persistence, false).table();
    }

    static Command parseForeign(Cursor c) {
        return new CreateTableParser(c, Persistence.PERMANENT, true).table();
    }

    private Command table() {
        c.expect("table");
        boolean ifNotExists = c.ifNotExists();
        QualifiedName name = c.qualifiedName();
        int from = c.at();
        if (c.accept("of")) {
            typed = true;
            c.qualifiedFunctionName();
        } else if (c.accept("partition", "of")) {
            typed = true;
            partitionOf = c.qualifiedName();
        }
        boolean bare = c.symbol() != '(';
        if (!bare) {
            elements();
        } else if (!typed && !isAs()) {
            throw c.unfit("\"(\"");
        }
        if (partitionOf != null) {
            bound(c);
        }
        options();
        if (c.is("as")) {
            return as(name, ifNotExists);
        }
        if (bare && !typed) {
            throw c.unfit("AS");
        }
        if (untyped >= 0 && !typed) {
            c.moveTo(untyped);
            throw c.unfit("a data type");
        }
        return new Command.CreateTable(
                name,
                persistence,
                foreign,
                ifNotExists,
                List.copyOf(columns),
                List.copyOf(constraints),
                List.copyOf(likes),
                inherits,
                partitionOf,
                partitioned,
                dropOnCommit,
                c.since(from));
    }

    private boolean isAs() {
        return switch (c.word()) {
            case "as", "using", "with", "without", "on", "tablespace" -> true;
            default -> false;
        };
    }

    private Command as(QualifiedName name, boolean ifNotExists) {
        if (!constraints.isEmpty() || !likes.isEmpty()) {
            throw c.unfit("the end of the statement");
        }
        c.expect("as");
        Queries.Body body = Queries.withData(c);
        List<Identifier> names = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            names.add(column.name());
        }
        return new Command.CreateTableAs(
                name, persistence, false, ifNotExists, List.copyOf(names), body.query(), body.withData());
    }

    private void elements() {
        c.expect('(');
        if (c.symbol() != ')') {
            do {
                element();
            } while (c.accept(','));
        }
        if (!c.accept(')')) {
            throw c.unfit("a column constraint, \",\" or \")\"");
        }
    }

    private void element() {
        if (c.is("like")) {
            c.next();
            likes.add(c.qualifiedName());
            while (c.is("including") || c.is("excluding")) {
                c.next();
                c.next();
            }
        } else if (ConstraintParser.startsTableConstraint(c)) {
            constraints.add(ConstraintParser.ofTable(c));
        } else {
            columns.add(column());
        }
    }

    private ColumnDefinition column() {
        int from = c.at();
        Identifier name = c.name();
        if (typed || c.symbol() == ',' || c.symbol() == ')') {
            untyped = untyped < 0 ? c.at() : untyped;
            c.accept("with", "options");
            List<Constraint> own = ConstraintParser.ofColumn(c, List.of(name));
            return new ColumnDefinition(name, TokenRange.EMPTY, "", own, c.since(from));
        }
        return definition(c, name, from);
    }

    /** A column with its type and constraints. */
    static ColumnDefinition column(Cursor c) {
        int from = c.at();
        ColumnDefinition column = definition(c, c.name(), from);
        if (c.is(Tokens.Kind.WORD) && c.wordClass() != Keywords.RESERVED && !Seams.isCommandWord(c.word())) {
            throw c.unfit("a column constraint or the end of the statement");
        }
        return column;
    }

    private static ColumnDefinition definition(Cursor c, Identifier name, int from) {
        TokenRange type = Types.read(c);
        List<Constraint> own = ConstraintParser.ofColumn(c, List.of(name));
        return new ColumnDefinition(name, type, Types.text(c.tokens(), type), own, c.since(from));
    }

    /** FOR VALUES .. or DEFAULT of a partition. */
    static void bound(Cursor c) {
        if (c.accept("default")) {
            return;
        }
        c.expect("for");
        c.expect("values");
        switch (c.word()) {
            case "in" -> {
                c.next();
                c.parenthesised();
            }
            case "with" -> {
                c.next();
                c.parenthesised();
            }
            case "from" -> {
                c.next();
                c.parenthesised();
                c.expect("to");
                c.parenthesised();
            }
            default -> throw c.unfit("IN, FROM or WITH");
        }
    }

    private void options() {
        while (true) {
            switch (c.word()) {
                case "inherits" -> {
                    c.next();
                    c.expect('(');
                    inherits = c.qualifiedNames();
                    c.expect(')');
                }
                case "partition" -> {
                    c.next();
                    c.expect("by");
                    c.name();
                    c.parenthesised();
                    partitioned = true;
                }
                case "using", "tablespace" -> {
                    c.next();
                    c.name();
                }
                case "server" -> {
                    c.next();
                    c.name();
                }
                case "with", "options" -> {
                    c.next();
                    c.parenthesised();
                }
                case "without" -> {
                    c.next();
                    c.expect("oids");
                }
                case "on" -> onCommit();
                default -> {
                    return;
                }
            }
        }
    }

    private void onCommit() {
        c.expect("on");
        c.expect("commit");
        if (c.accept("drop")) {
            dropOnCommit = true;
        } else {
            c.next();
            c.expect("rows");
        }
    }
}
