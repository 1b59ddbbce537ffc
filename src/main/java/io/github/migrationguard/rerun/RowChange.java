package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.Expression;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a data-changing statement does to the rows of one table, as far as its text tells. Compared by identity: one
 * statement has one.
 */
final class RowChange {
    /** Inserted rows, changed values, removed rows. */
    enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    /** Whether doing it twice in a row is the same as once. */
    enum Repeat {
        SAME,
        DIFFERENT,
        UNKNOWN
    }

    /** {@code column = constant} or {@code column IN (constants)} that every affected row meets before the change. */
    record Condition(String column, Set<String> values) {}

    final Kind kind;
    final Repeat repeat;
    final String why;
    /** Columns that it reads; null if they can't be told. */
    final @Nullable Set<String> reads;
    /** Columns that it writes; null stands for all. */
    final @Nullable Set<String> writes;
    /** Constants that it writes, by column, where it writes constants. */
    final Map<String, String> constants;
    /** Conditions joined by AND, of UPDATE and DELETE. */
    final List<Condition> conditions;
    /** Whether {@link #conditions} say all of its WHERE. */
    final boolean conditionsComplete;
    /** What an UPDATE assigns, by column; empty for the others. */
    final Map<String, Expression> assigned;
    /** The condition of an UPDATE or DELETE; null if it has none. */
    final @Nullable Expression where;
    /** Rows of constants by column, of an INSERT of VALUES; null if they can't be told. */
    final @Nullable List<Map<String, String>> inserted;

    RowChange(
            Kind kind,
            Repeat repeat,
            String why,
            @Nullable Set<String> reads,
            @Nullable Set<String> writes,
            Map<String, String> constants,
            List<Condition> conditions,
            boolean conditionsComplete,
            Map<String, Expression> assigned,
            @Nullable Expression where,
            @Nullable List<Map<String, String>> inserted) {
        this.kind = kind;
        this.repeat = repeat;
        this.why = why;
        this.reads = reads;
        this.writes = writes;
        this.constants = constants;
        this.conditions = conditions;
        this.conditionsComplete = conditionsComplete;
        this.assigned = assigned;
        this.where = where;
        this.inserted = inserted;
    }

    /** Whether this DELETE or UPDATE meets rows that {@code insert} inserted: null if that can't be told. */
    @Nullable
    Boolean matches(RowChange insert) {
        if (insert.inserted == null) {
            return null;
        }
        boolean all = true;
        boolean none = true;
        for (Map<String, String> row : insert.inserted) {
            Boolean matches = matchesRow(row);
            if (matches == null) {
                return null;
            }
            all &= matches;
            none &= !matches;
        }
        return all ? Boolean.TRUE : none ? Boolean.FALSE : null;
    }

    private @Nullable Boolean matchesRow(Map<String, String> row) {
        boolean certain = conditionsComplete;
        for (Condition condition : conditions) {
            String value = row.get(condition.column());
            if (value == null) {
                certain = false;
            } else if (!condition.values().contains(value)) {
                return Boolean.FALSE;
            }
        }
        return certain ? Boolean.TRUE : null;
    }

    /** Whether {@code later} could make rows meet this change's conditions again, or changes what it wrote. */
    boolean disturbedBy(RowChange later) {
        return switch (later.kind) {
            case DELETE -> kind == Kind.INSERT && !Boolean.FALSE.equals(later.matches(this));
            case INSERT -> kind != Kind.INSERT && !Boolean.FALSE.equals(matches(later));
            case UPDATE -> disturbedByUpdate(later);
        };
    }

    private boolean disturbedByUpdate(RowChange later) {
        Set<String> written = later.writes;
        if (written == null) {
            return true;
        }
        boolean overwritten = writes == null || !Collections.disjoint(writes, written);
        boolean read = reads == null || !Collections.disjoint(reads, written);
        if (kind == Kind.INSERT) {
            return reads == null || !Collections.disjoint(reads, written);
        }
        if ((!overwritten && !read) || switchedOffBy(later)) {
            return false;
        }
        for (Condition condition : conditions) {
            String constant = later.constants.get(condition.column());
            String own = constants.get(condition.column());
            if (constant != null
                    && !condition.values().contains(constant)
                    && own != null
                    && !condition.values().contains(own)) {
                return false;
            }
            if (kind == Kind.DELETE && constant != null && !condition.values().contains(constant)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an UPDATE meets none of its rows a second time. */
    boolean isDoneOnce() {
        return kind == Kind.UPDATE && Conditions.failsAfter(where, assigned, column -> true);
    }

    /** Whether {@code later} changed every row so that this change's condition holds for none. */
    private boolean switchedOffBy(RowChange later) {
        return later.where == null && Conditions.failsAfter(where, later.assigned, column -> true);
    }

    /** Whether {@code later} changes what this UPDATE copies from, in rows that this UPDATE meets again. */
    boolean fedBy(RowChange later) {
        if (kind != Kind.UPDATE || later.kind != Kind.UPDATE || later.writes == null || switchedOffBy(later)) {
            return false;
        }
        Set<String> written = later.writes;
        boolean selects = where != null && Repeatability.refers(where, column -> written.contains(column.column()));
        return !selects
                && assigned.values().stream()
                        .anyMatch(value -> Repeatability.refers(value, column -> written.contains(column.column())));
    }

    /** Whether {@code later} certainly makes rows meet this change's condition again. */
    boolean revivedBy(RowChange later) {
        for (Condition condition : conditions) {
            String constant = later.constants.get(condition.column());
            String own = constants.get(condition.column());
            if (later.kind == Kind.UPDATE
                    && constant != null
                    && condition.values().contains(constant)
                    && own != null
                    && !condition.values().contains(own)) {
                return conditionsComplete && conditions.size() == 1;
            }
        }
        return false;
    }
}
