package io.github.migrationguard.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ON CONFLICT of an INSERT.
 *
 * @param columns the target columns where all of the target are plain columns, else empty
 * @param hasTarget whether a target was written at all
 * @param constraint of ON CONFLICT ON CONSTRAINT, else null
 * @param set the assignments behind DO UPDATE SET; null for DO NOTHING
 * @param where the WHERE of DO UPDATE; empty if none
 */
public record OnConflict(
        List<Identifier> columns,
        boolean hasTarget,
        @Nullable Identifier constraint,
        @Nullable TokenRange set,
        TokenRange where) {
    public boolean doNothing() {
        return set == null;
    }
}
