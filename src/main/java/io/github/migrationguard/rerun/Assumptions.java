package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.TokenRange;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the clean run takes for granted of rows: a block that asks for rows nobody knows is taken to have found what lets
 * it do its work. A re-run asks the same again, unless the migration itself changed those rows in between.
 */
final class Assumptions {
    private record Assumed(boolean found, Rows rows) {}

    private final IdentityHashMap<TokenRange, Assumed> assumed = new IdentityHashMap<>();

    void assume(TokenRange query, boolean found, Rows rows) {
        assumed.put(query, new Assumed(found, rows));
    }

    /**
     * Whether the query finds rows now, by what it was taken to find before.
     *
     * @param probe the query's condition, as a change that would meet the rows it looks for
     */
    @Nullable
    Boolean found(TokenRange query, Rows now, RowChange probe) {
        Assumed before = assumed.get(query);
        if (before == null || !now.startsLike(before.rows())) {
            return null;
        }
        boolean found = before.found();
        for (RowChange change : now.sinceOf(before.rows())) {
            switch (change.kind) {
                case INSERT -> {
                    Boolean matches = probe.matches(change);
                    if (Boolean.TRUE.equals(matches)) {
                        return Boolean.TRUE;
                    }
                    if (matches == null && !found) {
                        return null;
                    }
                }
                case DELETE -> {
                    if (found) {
                        return null;
                    }
                }
                case UPDATE -> {
                    if (probe.disturbedBy(change)) {
                        return null;
                    }
                }
            }
        }
        return found;
    }
}
