package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.StringLiterals;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Commands that EXECUTE makes with {@code format('..', ..)} or {@code ||}: read with a name made of its own text in place
 * of each value, so that equal values stay equal. What DDL does twice hangs on its guards, not on those names.
 */
final class Templates {
    /** A conversion of format() (PostgreSQL manual, 9.4.1), with its position if one is given. */
    private static final Pattern SPECIFIER = Pattern.compile("%(?:(\\d{1,3})\\$)?([%sIL])");

    private Templates() {}

    /** The command's text; null where it is made in another way. */
    static @Nullable String text(Tokens tokens, TokenRange expression) {
        int from = expression.from();
        if (tokens.isWord(from, "format") && tokens.isSymbol(from + 1, "(")) {
            return formatted(tokens, new TokenRange(from + 2, Math.max(from + 2, expression.to() - 1)));
        }
        return joined(ExpressionReader.read(tokens, expression));
    }

    private static @Nullable String formatted(Tokens tokens, TokenRange inside) {
        List<TokenRange> arguments = ExpressionReader.split(tokens, inside);
        if (arguments.isEmpty() || !isString(tokens, arguments.get(0))) {
            return null;
        }
        String template = StringLiterals.decode(tokens, arguments.get(0).from());
        StringBuilder text = new StringBuilder();
        Matcher specifier = SPECIFIER.matcher(template);
        int next = 1;
        while (specifier.find()) {
            if (specifier.group(2).equals("%")) {
                specifier.appendReplacement(text, "%");
                continue;
            }
            int argument = specifier.group(1) == null ? next++ : Integer.parseInt(specifier.group(1));
            String name = argument < arguments.size() ? standIn(tokens.text(arguments.get(argument))) : "value";
            specifier.appendReplacement(text, specifier.group(2).equals("L") ? "'" + name + "'" : name);
        }
        return specifier.appendTail(text).toString();
    }

    private static boolean isString(Tokens tokens, TokenRange range) {
        return range.to() - range.from() == 1
                && (tokens.kind(range.from()) == Kind.STRING || tokens.kind(range.from()) == Kind.DOLLAR_STRING);
    }

    private static @Nullable String joined(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expression.Operation operation
                && operation.operator().equals("||")) {
            String left = joined(operation.operands().get(0));
            String right = joined(operation.operands().get(1));
            return left == null || right == null ? null : left + right;
        }
        if (expression instanceof Expression.Column column) {
            return standIn(column.column());
        }
        if (expression instanceof Expression.Cast cast) {
            return joined(cast.operand());
        }
        boolean quoted = expression instanceof Expression.Call call
                && (call.name().equals("quote_ident") || call.name().equals("quote_literal"))
                && call.arguments().size() == 1;
        return quoted ? joined(((Expression.Call) expression).arguments().get(0)) : null;
    }

    private static String standIn(String source) {
        StringBuilder name = new StringBuilder("v_");
        for (int i = 0; i < source.length() && name.length() < 50; i++) {
            char c = source.charAt(i);
            name.append(Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : '_');
        }
        return name.toString();
    }

    /** Whether what it does hangs on values that are only there at run time. */
    static boolean dependsOnRows(Command command) {
        return command instanceof Command.Insert
                || command instanceof Command.Update
                || command instanceof Command.Delete
                || command instanceof Command.Merge
                || command instanceof Command.Query
                || command instanceof Command.NotPostgresql;
    }
}
