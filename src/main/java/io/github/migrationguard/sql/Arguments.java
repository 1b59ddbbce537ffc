package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Argument;
import io.github.migrationguard.sql.ast.Argument.Mode;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;

/** Argument lists of routines, aggregates and operators ("func_arg", "aggr_args", "oper_argtypes"). */
final class Arguments {
    private Arguments() {}

    /** The list in parentheses that stands here. */
    static List<Argument> read(Cursor c) {
        c.expect('(');
        if (c.accept(')')) {
            return List.of();
        }
        List<Argument> arguments = new ArrayList<>();
        do {
            arguments.add(argument(c));
        } while (c.accept(','));
        c.expect(')');
        return List.copyOf(arguments);
    }

    /** The types by which a routine is called: those of all arguments that are not only output. */
    static List<String> signature(List<Argument> arguments) {
        List<String> types = new ArrayList<>();
        for (Argument argument : arguments) {
            if (argument.mode() != Mode.OUT && argument.mode() != Mode.TABLE) {
                types.add(argument.typeText());
            }
        }
        return List.copyOf(types);
    }

    /**
     * The list of an aggregate: an asterisk, or arguments with ORDER BY between or before them. A VARIADIC argument that
     * is repeated behind ORDER BY counts once.
     */
    static List<String> aggregate(Cursor c) {
        c.expect('(');
        List<Argument> arguments = new ArrayList<>();
        int direct = 0;
        if (!c.accept('*')) {
            while (!c.atEnd() && c.symbol() != ')') {
                if (c.accept("order", "by")) {
                    direct = arguments.size();
                }
                arguments.add(argument(c));
                c.accept(',');
            }
        }
        c.expect(')');
        if (direct > 0 && arguments.get(direct - 1).mode() == Mode.VARIADIC) {
            return signature(arguments.subList(0, direct));
        }
        return signature(arguments);
    }

    /** The types of an operator's operands; NONE stays {@code none}. */
    static List<String> operands(Cursor c) {
        c.expect('(');
        List<String> types = new ArrayList<>(2);
        do {
            types.add(Types.text(c.tokens(), Types.read(c)));
        } while (c.accept(','));
        c.expect(')');
        return List.copyOf(types);
    }

    /** The columns of RETURNS TABLE. */
    static List<Argument> tableColumns(Cursor c) {
        c.expect('(');
        List<Argument> columns = new ArrayList<>();
        do {
            Identifier name = c.functionName();
            columns.add(new Argument(Mode.TABLE, name, Types.text(c.tokens(), Types.read(c)), false));
        } while (c.accept(','));
        c.expect(')');
        return columns;
    }

    private static Argument argument(Cursor c) {
        Mode mode = mode(c, Mode.IN);
        Identifier name = null;
        if (isParameterName(c)) {
            name = c.functionName();
            mode = mode(c, mode);
        }
        TokenRange type = Types.read(c);
        boolean hasDefault = c.accept("default") || c.accept('=') || c.acceptSymbol(":=");
        if (hasDefault) {
            while (!c.atEnd() && c.symbol() != ',' && c.symbol() != ')') {
                c.skipNested();
            }
        }
        return new Argument(mode, name, Types.text(c.tokens(), type), hasDefault);
    }

    private static Mode mode(Cursor c, Mode otherwise) {
        switch (c.word()) {
            case "in" -> {
                c.next();
                return c.accept("out") ? Mode.INOUT : Mode.IN;
            }
            case "out" -> {
                c.next();
                return Mode.OUT;
            }
            case "inout" -> {
                c.next();
                return Mode.INOUT;
            }
            case "variadic" -> {
                c.next();
                return Mode.VARIADIC;
            }
            default -> {
                return otherwise;
            }
        }
    }

    /** A name stands here if it is followed by a type or a mode; a type made of several words is no name. */
    private static boolean isParameterName(Cursor c) {
        Tokens tokens = c.tokens();
        int here = c.at();
        if (!Identifiers.isName(tokens, here) || !Identifiers.isName(tokens, here + 1)) {
            return false;
        }
        byte wordClass = tokens.wordClass(here);
        if (wordClass == Keywords.COLUMN_NAME || wordClass == Keywords.RESERVED) {
            return false;
        }
        return switch (tokens.word(here + 1)) {
            case "in", "variadic" -> true;
            case "default", "array", "order" -> false;
            case "precision" -> !tokens.word(here).equals("double");
            default -> tokens.wordClass(here + 1) != Keywords.RESERVED;
        };
    }
}
