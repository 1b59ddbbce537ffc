package io.github.migrationguard.history;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the column {@code logs} says of a failure. Prisma writes a page around two facts: {@code Database error code:} and
 * the server's message behind {@code Database error:}. Prisma 2 to 7.10.
 *
 * @param sqlState null where the log names none
 * @param message one line, without {@code ERROR:}
 */
public record FailureLog(@Nullable String sqlState, String message) {
    /** The headline of errors that reach Prisma's engine through a driver adapter. */
    private static final String GENERIC = "external connector error";

    private static final Pattern CODE =
            Pattern.compile("(?m)^\\s*(?:Database error code|Error code): *([0-9A-Z]{5})\\s*$");
    private static final Pattern DEBUG_CODE = Pattern.compile("SqlState\\(\"?E?([0-9A-Z]{5})\"?\\)");
    private static final Pattern ERROR = Pattern.compile("Database error:\\s*(?:ERROR: *)?(\\S[^\r\n]*)");

    /** Null for a log that is NULL or blank. */
    public static @Nullable FailureLog of(@Nullable String logs) {
        if (logs == null || logs.isBlank()) {
            return null;
        }
        Matcher code = CODE.matcher(logs);
        String state = code.find() ? code.group(1) : debugCode(logs);
        Matcher error = ERROR.matcher(logs);
        String message = error.find() ? error.group(1) : first(logs).replaceFirst("^ERROR: *", "");
        return new FailureLog(state, message.strip());
    }

    private static String first(String logs) {
        return logs.strip()
                .lines()
                .filter(line -> !line.isBlank() && !line.strip().equals(GENERIC))
                .findFirst()
                .orElse(GENERIC)
                .strip();
    }

    private static @Nullable String debugCode(String logs) {
        Matcher debug = DEBUG_CODE.matcher(logs);
        return debug.find() ? debug.group(1) : null;
    }
}
