package io.github.migrationguard.recovery;

import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Command;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether what a session runs is a statement of a migration, or the whole of it, however it was written out. */
final class SqlTrace {
    /** What {@code pg_stat_activity} shows at least of a query that is longer (track_activity_query_size, less a byte). */
    private static final int CUT_BYTES = 1000;

    /** Shorter ones, such as {@code ANALYZE}, everybody runs. */
    private static final int TELLING = 16;

    private SqlTrace() {}

    static boolean isOf(String query, Script script) {
        String seen = plain(Script.parse(query).tokens(), 0, Integer.MAX_VALUE);
        boolean cut = query.getBytes(StandardCharsets.UTF_8).length >= CUT_BYTES;
        if (seen.length() < TELLING) {
            return false;
        }
        if (same(seen, plain(script.tokens(), 0, Integer.MAX_VALUE), cut)) {
            return true;
        }
        for (Statement statement : script.statements()) {
            boolean telling = !(statement.command() instanceof Command.Transaction);
            String own = plain(
                    statement.tokens(),
                    statement.range().from(),
                    statement.range().to());
            if (telling && own.length() >= TELLING && same(seen, own, cut)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(String seen, String own, boolean cut) {
        return seen.equals(own) || (cut && own.startsWith(seen));
    }

    /** Without comments, blanks and closing semicolons, all in lower case. */
    private static String plain(Tokens tokens, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(to, tokens.size()); i++) {
            text.append(tokens.text(i));
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ';') {
            end--;
        }
        return text.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
