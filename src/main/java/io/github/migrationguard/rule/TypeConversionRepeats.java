package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.AlterAction.SetType;
import io.github.migrationguard.sql.ast.Command.Alter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ALTER COLUMN .. TYPE .. USING whose expression would be applied to its own results. */
final class TypeConversionRepeats implements Rule {
    /** What information_schema.columns calls a type that a statement may spell otherwise (PostgreSQL manual, 8). */
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("bool", "boolean"),
            Map.entry("float8", "double precision"),
            Map.entry("float4", "real"),
            Map.entry("decimal", "numeric"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("time", "time without time zone"),
            Map.entry("timetz", "time with time zone"));

    @Override
    public String id() {
        return "type-conversion-repeats";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.action() instanceof SetType set)
                || !(trouble.command() instanceof Alter alter)
                || !trouble.is(Hazard.Kind.CHANGES_STATE)) {
            return null;
        }
        String type = bare(set.typeText());
        String known = " AND data_type = " + SqlText.literal(SPELLINGS.getOrDefault(type, type));
        Cure cure = Guards.onlyIf(
                trouble.step(),
                "NOT "
                        + SqlText.columnExists(
                                alter.object().name(), set.column().value(), known));
        return trouble.changing(
                "running this again converts column \"" + set.column().value() + "\" a second time",
                trouble.crash() + " leaves the column converted; the next run applies USING to the results.",
                cure != null ? cure : Cure.words("Convert only while the column has its old type."));
    }

    /** The type without its modifiers. */
    private static String bare(String type) {
        return type.replaceAll("\\s*\\([^)]*\\)", "").strip().toLowerCase(Locale.ROOT);
    }
}
