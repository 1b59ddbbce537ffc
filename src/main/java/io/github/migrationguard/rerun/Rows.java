package io.github.migrationguard.rerun;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, as where they started from and what was done to them since, newest first. A value, shared
 * structurally.
 */
final class Rows {
    static final Rows EMPTY = new Rows(null, null, List.of(), "empty");
    static final Rows UNKNOWN = new Rows(null, null, List.of(), "unknown");

    private static final int FEW = 16;
    private static final int MANY = 200;

    /** What comparing two states of rows tells. */
    enum Comparison {
        EQUAL,
        DIFFERENT,
        UNKNOWN
    }

    private final @Nullable Rows before;
    private final @Nullable RowChange change;
    private final List<Rows> inputs;
    private final Object origin;
    private final int depth;
    /** The newest of these rows, at or before this one, that each kind of change made. */
    private final @Nullable Rows newestInsert;

    private final @Nullable Rows newestUpdate;
    private final @Nullable Rows newestDelete;
    /** The newest rows that each change made; filled when many are asked for. */
    private @Nullable IdentityHashMap<RowChange, Rows> index;

    private Rows(@Nullable Rows before, @Nullable RowChange change, List<Rows> inputs, Object origin) {
        this.before = before;
        this.change = change;
        this.inputs = inputs;
        this.origin = origin;
        this.depth = before == null ? 0 : before.depth + 1;
        this.newestInsert = newest(RowChange.Kind.INSERT);
        this.newestUpdate = newest(RowChange.Kind.UPDATE);
        this.newestDelete = newest(RowChange.Kind.DELETE);
    }

    private @Nullable Rows newest(RowChange.Kind kind) {
        return change != null && change.kind == kind ? this : before == null ? null : before.ofKind(kind);
    }

    private @Nullable Rows ofKind(RowChange.Kind kind) {
        return switch (kind) {
            case INSERT -> newestInsert;
            case UPDATE -> newestUpdate;
            case DELETE -> newestDelete;
        };
    }

    /** Rows taken from a query: equal where the query and what it read are equal. */
    static Rows from(List<Object> source) {
        return new Rows(null, null, List.of(), source);
    }

    /** These rows as the unknown start of a new migration: even an empty table may have been filled since. */
    Rows asOrigin() {
        return isOrigin() ? this : new Rows(null, null, List.of(), new Object());
    }

    /** Whether nothing more is known of them than that they are some rows. */
    boolean isOrigin() {
        return change == null && this != EMPTY;
    }

    boolean isEmpty() {
        return this == EMPTY;
    }

    /** @param read the rows of other tables that the change read */
    Rows after(RowChange applied, List<Rows> read) {
        return new Rows(this, applied, read, origin);
    }

    /**
     * Whether these rows are the others or what deletions left of them.
     *
     * @param updated whether changed values are allowed as well
     */
    boolean onlyLost(Rows then, boolean updated) {
        for (Rows rows = this; rows != null; rows = rows.before) {
            if (rows == then) {
                return true;
            }
            if (rows.change == null
                    || rows.change.kind == RowChange.Kind.INSERT
                    || (rows.change.kind == RowChange.Kind.UPDATE && !updated)) {
                return false;
            }
        }
        return false;
    }

    /** Whether these rows came from the others by changes. */
    boolean startsLike(Rows then) {
        for (Rows rows = this; rows != null; rows = rows.before) {
            if (rows == then) {
                return true;
            }
        }
        return false;
    }

    /** The changes that made these rows of the others. */
    List<RowChange> sinceOf(Rows then) {
        List<RowChange> later = new ArrayList<>();
        for (Rows rows = this; rows != null && rows != then && rows.change != null; rows = rows.before) {
            later.add(rows.change);
        }
        return later;
    }

    /** What the newest {@code searched} read from other tables. */
    List<Rows> inputsOf(RowChange searched) {
        for (Rows rows = this; rows != null; rows = rows.before) {
            if (rows.change == searched) {
                return rows.inputs;
            }
        }
        return List.of();
    }

    boolean contains(RowChange searched) {
        return find(searched) != null;
    }

    /** The rows that the newest {@code searched} made; null if it made none of them. */
    private @Nullable Rows find(RowChange searched) {
        Rows rows = this;
        for (int i = 0; i < FEW; i++) {
            if (rows.change == null || rows.before == null) {
                return null;
            }
            if (rows.change == searched) {
                return rows;
            }
            rows = rows.before;
        }
        IdentityHashMap<RowChange, Rows> known = index;
        if (known == null) {
            known = new IdentityHashMap<>();
            for (Rows made = this; made != null && made.change != null; made = made.before) {
                known.putIfAbsent(made.change, made);
            }
            index = known;
        }
        return known.get(searched);
    }

    /**
     * Whether a later change makes repeating {@code made} something else than doing nothing. Many later changes count as
     * disturbing: comparing the rows in the end looks at all of them at once.
     */
    boolean isDisturbed(RowChange made) {
        Rows node = find(made);
        int looked = 0;
        for (RowChange.Kind kind : RowChange.Kind.values()) {
            Rows later = kind == made.kind && made.kind != RowChange.Kind.UPDATE ? null : ofKind(kind);
            while (node != null && later != null && later.depth > node.depth && later.change != null) {
                if (++looked > MANY || made.disturbedBy(later.change)) {
                    return true;
                }
                later = later.before == null ? null : later.before.ofKind(kind);
            }
        }
        return false;
    }

    /** What INSERTs made, newest first; null if there are too many to look at one by one. */
    @Nullable
    List<RowChange> insertions() {
        List<RowChange> found = new ArrayList<>();
        Rows rows = newestInsert;
        while (rows != null && rows.change != null) {
            if (found.size() == MANY) {
                return null;
            }
            found.add(rows.change);
            rows = rows.before == null ? null : rows.before.newestInsert;
        }
        return found;
    }

    /** All changes, newest first. */
    List<RowChange> changes() {
        List<RowChange> all = new ArrayList<>();
        for (Rows rows = this; rows != null && rows.change != null; rows = rows.before) {
            all.add(rows.change);
        }
        return all;
    }

    /** The same rows after a column was dropped: what was only written to it is gone. */
    Rows withoutColumn(String column) {
        Set<RowChange> gone = new HashSet<>();
        for (RowChange made : changes()) {
            if (made.kind == RowChange.Kind.UPDATE && Set.of(column).equals(made.writes)) {
                gone.add(made);
            }
        }
        return gone.isEmpty() ? this : without(gone);
    }

    /** The same rows without the given changes. */
    Rows without(Set<RowChange> removed) {
        Deque<Rows> kept = new ArrayDeque<>();
        for (Rows rows = this; rows != null && rows.change != null; rows = rows.before) {
            if (!removed.contains(rows.change)) {
                kept.push(rows);
            }
        }
        Rows result = start();
        for (Rows rows : kept) {
            if (rows.change != null) {
                result = result.after(rows.change, rows.inputs);
            }
        }
        return result;
    }

    private Rows start() {
        Rows rows = this;
        while (rows.before != null) {
            rows = rows.before;
        }
        return rows;
    }

    /** Compares the rows after a re-run with those of the clean run. */
    Comparison compare(Rows clean) {
        if (this == clean) {
            return Comparison.EQUAL;
        }
        List<RowChange> again = new ArrayList<>();
        Rows rows = this;
        while (rows.depth > clean.depth && rows.before != null && rows.change != null) {
            again.add(rows.change);
            rows = rows.before;
        }
        if (rows == clean) {
            return repeated(again, clean);
        }
        if (!start().origin.equals(clean.start().origin)) {
            return Comparison.DIFFERENT;
        }
        return changes().equals(clean.changes()) ? Comparison.EQUAL : rebuilt(clean);
    }

    /** Rows that were taken apart on the way: compared change by change from the oldest on. */
    private Comparison rebuilt(Rows clean) {
        List<RowChange> mine = changes();
        List<RowChange> theirs = clean.changes();
        int extra = mine.size() - theirs.size();
        return extra > 0 && mine.subList(extra, mine.size()).equals(theirs)
                ? repeated(mine.subList(0, extra), clean)
                : Comparison.UNKNOWN;
    }

    /** @param again changes made again by the re-run, newest first, on top of the clean run's */
    private static Comparison repeated(List<RowChange> again, Rows clean) {
        if (again.stream().anyMatch(change -> change.repeat == RowChange.Repeat.DIFFERENT)) {
            return Comparison.DIFFERENT;
        }
        if (clean.endsWith(again) && isIndependent(again)) {
            return Comparison.EQUAL;
        }
        return again.size() <= MANY && clean.depth <= MANY && isTurned(again, clean.changes())
                ? Comparison.DIFFERENT
                : Comparison.UNKNOWN;
    }

    /** Whether these were the last changes, newest first. */
    private boolean endsWith(List<RowChange> last) {
        Rows rows = this;
        for (RowChange expected : last) {
            if (rows == null || rows.change != expected) {
                return false;
            }
            rows = rows.before;
        }
        return true;
    }

    /** A sequence of absolute writes whose sources nobody writes gives the same rows however often it is played. */
    private static boolean isIndependent(List<RowChange> changes) {
        Set<String> read = new HashSet<>();
        Set<String> written = new HashSet<>();
        for (RowChange change : changes) {
            if (change.kind != RowChange.Kind.UPDATE
                    || change.repeat != RowChange.Repeat.SAME
                    || change.reads == null
                    || change.writes == null) {
                return false;
            }
            read.addAll(change.reads);
            written.addAll(change.writes);
        }
        return Collections.disjoint(read, written);
    }

    /** Whether a change made again certainly meets what a later one of the clean run had made of its rows. */
    private static boolean isTurned(List<RowChange> again, List<RowChange> clean) {
        for (RowChange change : again) {
            int made = clean.indexOf(change);
            for (int later = 0; later < made; later++) {
                if (change.revivedBy(clean.get(later)) || change.fedBy(clean.get(later))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * What a query over some columns sees of these rows, as a value that is equal for equal results.
     *
     * @param columns the columns read; null for all
     */
    Object seenThrough(@Nullable Set<String> columns) {
        List<Object> parts = new ArrayList<>();
        for (RowChange made : changes()) {
            boolean hidden = made.kind == RowChange.Kind.UPDATE
                    && columns != null
                    && made.writes != null
                    && Collections.disjoint(made.writes, columns);
            if (!hidden) {
                parts.add(made);
            }
        }
        parts.add(start().origin);
        return parts;
    }
}
