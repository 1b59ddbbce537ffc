package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.TokenRange;

/** ALTER [COLUMN] name of ALTER TABLE. */
final class AlterColumnParser {
    private AlterColumnParser() {}

    /** From behind ALTER; {@code from} is the token of that word. */
    static AlterAction parse(Cursor c, int from) {
        c.accept("column");
        Identifier column;
        if (c.is(Tokens.Kind.NUMBER)) {
            column = Identifier.of(c.tokens().text(c.at()));
            c.next();
        } else {
            column = c.name();
        }
        switch (c.word()) {
            case "set" -> {
                return set(c, column, from);
            }
            case "drop" -> {
                return drop(c, column, from);
            }
            case "type" -> {
                return setType(c, column, from);
            }
            case "add" -> {
                c.next();
                c.expect("generated");
                if (!c.accept("always")) {
                    c.expect("by");
                    c.expect("default");
                }
                c.expect("as");
                c.expect("identity");
                if (c.symbol() == '(') {
                    c.parenthesised();
                }
                return new AlterAction.AddIdentity(column, c.since(from));
            }
            case "restart" -> {
                identityOptions(c);
                return new AlterAction.SetIdentity(column, c.since(from));
            }
            case "reset", "options" -> {
                c.next();
                c.parenthesised();
                return new AlterAction.SetColumnOption(column, c.since(from));
            }
            default -> throw c.unfit("an action of ALTER COLUMN");
        }
    }

    private static AlterAction set(Cursor c, Identifier column, int from) {
        switch (c.word(1)) {
            case "default" -> {
                c.next();
                c.next();
                return new AlterAction.SetDefault(column, AlterParser.expression(c), c.since(from));
            }
            case "not" -> {
                c.next();
                c.next();
                c.expect("null");
                return new AlterAction.SetNotNull(column, c.since(from));
            }
            case "data" -> {
                c.next();
                c.next();
                return setType(c, column, from);
            }
            case "expression" -> {
                c.next();
                c.next();
                c.expect("as");
                TokenRange expression = c.parenthesised();
                return new AlterAction.SetExpression(column, expression, c.since(from));
            }
            case "statistics", "storage", "compression" -> {
                c.next();
                c.next();
                c.accept('-');
                c.next();
                return new AlterAction.SetColumnOption(column, c.since(from));
            }
            default -> {
                if (c.symbol(1) == '(') {
                    c.next();
                    c.parenthesised();
                    return new AlterAction.SetColumnOption(column, c.since(from));
                }
                identityOptions(c);
                return new AlterAction.SetIdentity(column, c.since(from));
            }
        }
    }

    /** RESTART, SET GENERATED and SET sequence_option, in any number and order. */
    private static void identityOptions(Cursor c) {
        int from = c.at();
        while (c.is("set") || c.is("restart")) {
            if (c.is("set")) {
                c.next();
                if (c.accept("generated")) {
                    if (!c.accept("always")) {
                        c.expect("by");
                        c.expect("default");
                    }
                    continue;
                }
            }
            if (!SequenceOptions.skip(c)) {
                throw c.unfit("an action of ALTER COLUMN");
            }
        }
        if (c.at() == from) {
            throw c.unfit("an action of ALTER COLUMN");
        }
    }

    private static AlterAction drop(Cursor c, Identifier column, int from) {
        c.next();
        switch (c.word()) {
            case "default" -> {
                c.next();
                return new AlterAction.DropDefault(column, c.since(from));
            }
            case "not" -> {
                c.next();
                c.expect("null");
                return new AlterAction.DropNotNull(column, c.since(from));
            }
            case "expression" -> {
                c.next();
                return new AlterAction.DropExpression(column, c.ifExists(), c.since(from));
            }
            default -> {
                c.expect("identity");
                return new AlterAction.DropIdentity(column, c.ifExists(), c.since(from));
            }
        }
    }

    /** TYPE t [COLLATE c] [USING e] [CASCADE], the last of composite types. */
    static AlterAction setType(Cursor c, Identifier column, int from) {
        if (c.accept("set")) {
            c.expect("data");
        }
        c.expect("type");
        TokenRange type = Types.read(c);
        if (c.accept("collate")) {
            c.qualifiedName();
        }
        TokenRange using = c.accept("using") ? AlterParser.expression(c) : TokenRange.EMPTY;
        c.cascade();
        return new AlterAction.SetType(column, type, Types.text(c.tokens(), type), using, c.since(from));
    }
}
