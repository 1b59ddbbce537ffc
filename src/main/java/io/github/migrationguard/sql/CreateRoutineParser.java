package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Argument;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE FUNCTION and CREATE PROCEDURE, and the options that ALTER FUNCTION shares with them. */
final class CreateRoutineParser {
    private final Cursor c;
    private final List<Argument> arguments = new ArrayList<>();
    private @Nullable String returns;
    private @Nullable String language;
    private int body = -1;

    private CreateRoutineParser(Cursor c) {
        this.c = c;
    }

    static Command parse(Cursor c, boolean orReplace) {
        return new CreateRoutineParser(c).routine(orReplace);
    }

    private Command routine(boolean orReplace) {
        ObjectKind kind = c.is("procedure") ? ObjectKind.PROCEDURE : ObjectKind.FUNCTION;
        c.next();
        QualifiedName name = c.qualifiedFunctionName();
        int from = c.at();
        arguments.addAll(Arguments.read(c));
        while (part() || option(c)) {
            // each call moves over one clause
        }
        return new Command.CreateRoutine(
                kind, name, orReplace, List.copyOf(arguments), returns, language, body, c.since(from));
    }

    private boolean part() {
        switch (c.word()) {
            case "returns" -> {
                if (c.is(1, "null")) {
                    return false;
                }
                c.next();
                returns();
            }
            case "language" -> {
                c.next();
                String name = c.isString() ? c.string() : c.label().value();
                language = language == null ? name : language;
            }
            case "as" -> {
                c.next();
                as();
            }
            case "transform" -> {
                c.next();
                do {
                    c.expect("for");
                    c.expect("type");
                    Types.read(c);
                } while (c.accept(','));
            }
            case "with" -> {
                c.next();
                c.parenthesised();
            }
            case "window" -> c.next();
            case "return" -> {
                c.next();
                Seams.skipRest(c);
            }
            case "begin" -> {
                c.next();
                c.expect("atomic");
                atomicBody();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void returns() {
        if (c.accept("table")) {
            returns = "table";
            arguments.addAll(Arguments.tableColumns(c));
        } else {
            returns = Types.text(c.tokens(), Types.read(c));
        }
    }

    private void as() {
        int token = c.at();
        if (c.is(Tokens.Kind.PLACEHOLDER)) {
            c.next();
            return;
        }
        c.string();
        if (c.accept(',')) {
            c.string();
        } else {
            body = token;
        }
    }

    private void atomicBody() {
        while (!c.atEnd()) {
            boolean statement = c.tokens().symbol(c.at() - 1) == ';'
                    || c.tokens().word(c.at() - 1).equals("atomic");
            if (c.accept("end")) {
                if (statement) {
                    return;
                }
            } else {
                c.skipNested();
            }
        }
        throw c.unfit("END");
    }

    /** One option that CREATE and ALTER share; false if none stands here. */
    static boolean option(Cursor c) {
        switch (c.word()) {
            case "immutable", "stable", "volatile", "strict", "leakproof" -> c.next();
            case "not" -> {
                if (!c.accept("not", "leakproof")) {
                    return false;
                }
            }
            case "called" -> {
                c.next();
                c.expect("on");
                c.expect("null");
                c.expect("input");
            }
            case "returns" -> {
                c.next();
                c.expect("null");
                c.expect("on");
                c.expect("null");
                c.expect("input");
            }
            case "external", "security" -> {
                c.accept("external");
                c.expect("security");
                c.next();
            }
            case "cost", "rows" -> {
                c.next();
                c.accept('-');
                c.next();
            }
            case "support" -> {
                c.next();
                c.qualifiedName();
            }
            case "parallel" -> {
                c.next();
                c.label();
            }
            case "set" -> {
                c.next();
                SettingParser.variable(c, false);
            }
            case "reset" -> {
                c.next();
                SettingParser.name(c);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
