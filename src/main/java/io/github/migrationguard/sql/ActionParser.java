package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that run something else or move whole tables: DO, CALL, EXECUTE, PREPARE, EXPLAIN, COPY, TRUNCATE, ... */
final class ActionParser {
    private ActionParser() {}

    static Command parse(Cursor c, int depth) {
        String verb = c.word();
        c.next();
        return switch (verb) {
            case "do" -> block(c);
            case "call" -> call(c);
            case "execute" -> new Command.Execute(c.name(), optionalList(c));
            case "prepare" -> prepare(c, depth);
            case "explain" -> explain(c, depth);
            case "copy" -> copy(c);
            case "truncate" -> truncate(c);
            case "refresh" -> refresh(c);
            default -> reindex(c);
        };
    }

    private static Command block(Cursor c) {
        String language = "plpgsql";
        int body = -1;
        while (!c.atEnd()) {
            if (c.accept("language")) {
                language = c.isString() ? c.string() : c.label().value();
            } else if (c.isString()) {
                body = c.at();
                c.next();
            } else {
                break;
            }
        }
        if (body < 0) {
            throw c.unfit("a string with a block");
        }
        return new Command.DoBlock(language, body);
    }

    private static Command call(Cursor c) {
        QualifiedName name = c.qualifiedFunctionName();
        return new Command.Call(name, c.parenthesised());
    }

    private static TokenRange optionalList(Cursor c) {
        return c.symbol() == '(' ? c.parenthesised() : TokenRange.EMPTY;
    }

    private static Command prepare(Cursor c, int depth) {
        if (c.is("transaction") && c.at() + 1 < c.end() && StringLiterals.isString(c.tokens(), c.at() + 1)) {
            c.next();
            return TransactionParser.prepare(c);
        }
        Identifier name = c.name();
        optionalList(c);
        c.expect("as");
        return new Command.Prepare(name, StatementParser.command(c, depth + 1));
    }

    private static Command explain(Cursor c, int depth) {
        boolean analyze = false;
        if (c.symbol() == '(' && isOptionList(c)) {
            TokenRange options = c.parenthesised();
            analyze = isOn(c.tokens(), options, "analyze") || isOn(c.tokens(), options, "analyse");
        } else {
            analyze = c.accept("analyze") || c.accept("analyse");
            c.accept("verbose");
        }
        return new Command.Explain(analyze, StatementParser.command(c, depth + 1));
    }

    private static boolean isOptionList(Cursor c) {
        return switch (c.word(1)) {
            case "select", "values", "with", "table" -> false;
            default -> c.symbol(1) != '(';
        };
    }

    /** Whether a list of options switches this one on; a bare name does, and so does any value but false, off and 0. */
    private static boolean isOn(Tokens tokens, TokenRange options, String name) {
        for (int i = options.from(); i < options.to(); i++) {
            boolean first = i == options.from() || tokens.symbol(i - 1) == ',';
            if (first && tokens.isWord(i, name)) {
                String value = i + 1 < options.to() ? Identifiers.fold(tokens.text(i + 1)) : "";
                return !value.equals("false") && !value.equals("off") && !value.equals("0");
            }
        }
        return false;
    }

    private static Command copy(Cursor c) {
        c.accept("binary");
        if (c.symbol() == '(') {
            c.parenthesised();
            return copyEnd(c, null, List.of());
        }
        QualifiedName table = c.qualifiedName();
        List<Identifier> columns = CreateParser.optionalNames(c);
        return copyEnd(c, table, columns);
    }

    private static Command copyEnd(Cursor c, @Nullable QualifiedName table, List<Identifier> columns) {
        boolean from = c.accept("from");
        if (!from) {
            c.expect("to");
        }
        boolean stdin = c.accept("stdin") || c.accept("stdout");
        if (!stdin) {
            c.accept("program");
            c.next();
        }
        int start = c.at();
        Seams.skipRest(c);
        return new Command.Copy(table, columns, from, from && stdin, c.since(start));
    }

    private static Command truncate(Cursor c) {
        c.accept("table");
        List<QualifiedName> tables = new ArrayList<>(1);
        do {
            tables.add(c.relation());
        } while (c.accept(','));
        boolean restart = c.accept("restart", "identity");
        if (!restart) {
            c.accept("continue", "identity");
        }
        return new Command.Truncate(List.copyOf(tables), restart, c.cascade());
    }

    private static Command refresh(Cursor c) {
        c.expect("materialized");
        c.expect("view");
        boolean concurrently = c.accept("concurrently");
        QualifiedName name = c.qualifiedName();
        if (c.accept("with")) {
            c.accept("no");
            c.expect("data");
        }
        return new Command.Refresh(name, concurrently);
    }

    private static Command reindex(Cursor c) {
        TokenRange options = optionalList(c);
        boolean concurrently = isOn(c.tokens(), options, "concurrently");
        String word = c.word();
        ObjectKind kind = switch (word) {
            case "index" -> ObjectKind.INDEX;
            case "table" -> ObjectKind.TABLE;
            case "schema" -> ObjectKind.SCHEMA;
            case "database", "system" -> ObjectKind.DATABASE;
            default -> throw c.unfit("INDEX, TABLE, SCHEMA, DATABASE or SYSTEM");
        };
        c.next();
        concurrently |= c.accept("concurrently");
        return new Command.Reindex(kind, c.isName() ? c.qualifiedName() : null, concurrently);
    }
}
