package io.github.migrationguard.recovery;

import io.github.migrationguard.proof.Finishing;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A script that brings a migration which stopped on its way to its end, as it was played from that very state.
 *
 * @param fileName {@code finish-<id>.sql}
 * @param script what stands in it
 * @param from the first statement of the migration in it, 1-based
 */
public record Finish(String fileName, String script, int from) {
    /** Names of directories may hold what other systems do not take. */
    private static final Pattern UNUSUAL = Pattern.compile("[^\\w.-]");

    /** @param healing what has to be removed first */
    static Finish of(String migration, String schema, List<String> healing, Finishing.Outcome rest) {
        StringBuilder script = new StringBuilder();
        script.append("-- The rest of ")
                .append(migration.replaceAll("\\R", " "))
                .append(", from statement ");
        script.append(rest.from()).append(" on. Played from the state that the database was found in:\n");
        script.append("-- it ends as one clean run of the whole migration does.\n");
        script.append("\\set ON_ERROR_STOP on\n")
                .append(Finishing.searchPath(schema))
                .append("\n");
        for (String heal : healing) {
            script.append("\n-- INVALID: its building was cut off\n")
                    .append(heal)
                    .append(";\n");
        }
        for (String statement : rest.statements()) {
            script.append("\n").append(statement).append("\n");
        }
        String name = "finish-" + UNUSUAL.matcher(migration).replaceAll("_") + ".sql";
        return new Finish(name, script.toString(), rest.from());
    }
}
