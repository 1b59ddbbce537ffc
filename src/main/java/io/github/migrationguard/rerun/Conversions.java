package io.github.migrationguard.rerun;

import io.github.migrationguard.rerun.RowChange.Kind;
import io.github.migrationguard.rerun.RowChange.Repeat;
import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction.SetType;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Expression.Call;
import io.github.migrationguard.sql.ast.Expression.Cast;
import io.github.migrationguard.sql.ast.Expression.Column;
import io.github.migrationguard.sql.ast.Expression.Literal;
import io.github.migrationguard.sql.ast.Expression.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** ALTER COLUMN .. TYPE .. USING: on the second run the expression meets values of the new type. */
final class Conversions {
    /** Spellings that PostgreSQL reads as true (PostgreSQL manual, 8.6). */
    private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");

    private Conversions() {}

    static RowChange read(Tokens tokens, SetType set) {
        String column = set.column().value();
        Expression using = ExpressionReader.read(tokens, set.using());
        return new RowChange(
                Kind.UPDATE,
                repeat(column, using, TypeNames.normal(set.typeText())),
                "the USING expression is applied to already converted values",
                Set.of(column),
                Set.of(column),
                Map.of(),
                List.of(),
                false,
                Map.of(),
                null,
                null);
    }

    private static Repeat repeat(String column, Expression using, String newType) {
        Predicate<Column> own = reference -> reference.column().equals(column);
        Expression inner = Repeatability.unwrapped(using);
        if (inner instanceof Operation comparison && comparison.operator().equals("=") && newType.equals("boolean")) {
            return comparesWithTrue(comparison, own) ? Repeat.SAME : Repeat.DIFFERENT;
        }
        Repeat repeat = Repeatability.of(column, using, own);
        if (repeat == Repeat.SAME && inner instanceof Call call && !isText(newType) && readsBare(call, own)) {
            return Repeat.DIFFERENT;
        }
        return repeat == Repeat.UNKNOWN && !(inner instanceof Expression.Opaque) ? Repeat.DIFFERENT : repeat;
    }

    /** {@code boolean = 'Y'} is the value itself. */
    private static boolean comparesWithTrue(Operation comparison, Predicate<Column> own) {
        return comparison.operands().get(0) instanceof Column column
                && own.test(column)
                && Repeatability.unwrapped(comparison.operands().get(1)) instanceof Literal literal
                && literal.value() != null
                && TRUE.contains(literal.value().toLowerCase(Locale.ROOT));
    }

    /** Whether a text function gets the column without a cast to text: it does not exist for the new type. */
    private static boolean readsBare(Call call, Predicate<Column> own) {
        boolean textual = switch (call.name()) {
            case "trim", "btrim", "ltrim", "rtrim", "lower", "upper", "initcap", "replace", "left", "right" -> true;
            default -> false;
        };
        return textual && call.arguments().stream().anyMatch(argument -> bare(argument, own));
    }

    private static boolean bare(Expression argument, Predicate<Column> own) {
        if (argument instanceof Column column) {
            return own.test(column);
        }
        return !(argument instanceof Cast)
                && argument instanceof Call call
                && call.arguments().stream().anyMatch(inner -> bare(inner, own));
    }

    private static boolean isText(String type) {
        return type.equals("text") || type.startsWith("character") || type.equals("citext");
    }
}
