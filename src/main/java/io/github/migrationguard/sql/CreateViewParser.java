package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.Persistence;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.List;

/** CREATE VIEW and CREATE MATERIALIZED VIEW. */
final class CreateViewParser {
    private CreateViewParser() {}

    static Command parse(Cursor c, Persistence persistence, boolean orReplace) {
        return c.accept("materialized") ? materialized(c, persistence) : view(c, persistence, orReplace);
    }

    private static Command view(Cursor c, Persistence persistence, boolean orReplace) {
        c.accept("recursive");
        c.expect("view");
        QualifiedName name = c.qualifiedName();
        List<Identifier> columns = CreateParser.optionalNames(c);
        if (c.accept("with")) {
            c.parenthesised();
        }
        c.expect("as");
        return new Command.CreateView(
                name, persistence == Persistence.TEMPORARY, orReplace, columns, Queries.ofView(c));
    }

    private static Command materialized(Cursor c, Persistence persistence) {
        c.expect("view");
        boolean ifNotExists = c.ifNotExists();
        QualifiedName name = c.qualifiedName();
        List<Identifier> columns = CreateParser.optionalNames(c);
        if (c.accept("using")) {
            c.name();
        }
        if (c.accept("with")) {
            c.parenthesised();
        }
        if (c.accept("tablespace")) {
            c.name();
        }
        c.expect("as");
        Queries.Body body = Queries.withData(c);
        return new Command.CreateTableAs(name, persistence, true, ifNotExists, columns, body.query(), body.withData());
    }
}
