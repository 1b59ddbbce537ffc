package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import java.util.ArrayList;
import java.util.List;

/** CREATE SCHEMA with the statements that may stand inside it. */
final class CreateSchemaParser {
    private CreateSchemaParser() {}

    static Command parse(Cursor c) {
        c.expect("schema");
        boolean ifNotExists = c.ifNotExists();
        Identifier name = c.is("authorization") ? null : c.name();
        if (c.accept("authorization")) {
            Identifier role = c.role();
            name = name == null ? role : name;
        }
        if (name == null) {
            throw c.unfit("a name");
        }
        List<Command> elements = new ArrayList<>();
        while (isElement(c) && !ifNotExists) {
            Cursor element = new Cursor(c.tokens(), c.at(), elementEnd(c));
            elements.add(StatementParser.command(element, 1));
            Seams.expectEnd(element);
            c.moveTo(element.end());
        }
        return new Command.CreateSchema(name, ifNotExists, List.copyOf(elements));
    }

    private static boolean isElement(Cursor c) {
        if (c.is("grant")) {
            return true;
        }
        if (!c.is("create")) {
            return false;
        }
        return switch (c.word(1)) {
            case "table",
                    "temp",
                    "temporary",
                    "unlogged",
                    "local",
                    "global",
                    "view",
                    "recursive",
                    "index",
                    "unique",
                    "sequence",
                    "trigger",
                    "constraint" -> true;
            case "or" -> c.is(3, "view") || c.is(3, "trigger") || c.is(3, "recursive") || c.is(3, "temp");
            default -> false;
        };
    }

    /** Both words that start an element are reserved, so the next one outside parentheses starts the next element. */
    private static int elementEnd(Cursor c) {
        Cursor ahead = new Cursor(c.tokens(), c.at() + 1, c.end());
        while (!ahead.atEnd()) {
            boolean option = c.tokens().word(ahead.at() - 1).equals("with");
            if (ahead.is("create") || (ahead.is("grant") && !option)) {
                break;
            }
            ahead.skipNested();
        }
        return Math.min(ahead.at(), c.end());
    }
}
