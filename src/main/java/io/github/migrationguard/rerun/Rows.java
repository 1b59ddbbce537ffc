package io.github.migrationguard.rerun;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
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

    private Rows(@Nullable Rows before, @Nullable RowChange change, List<Rows> inputs, Object origin) {
        this.before = before;
        this.change = change;
        this.inputs = inputs;
        this.origin = origin;
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

    private boolean isStart() {
        return change == null;
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
        for (Rows rows = this; rows != null && !rows.isStart(); rows = rows.before) {
            if (rows.change == searched) {
                return true;
            }
        }
        return false;
    }

    /** Changes made after the newest {@code searched}, newest first. */
    List<RowChange> since(RowChange searched) {
        List<RowChange> later = new ArrayList<>();
        for (Rows rows = this; rows != null && rows.change != null; rows = rows.before) {
            if (rows.change == searched) {
                break;
            }
            later.add(rows.change);
        }
        return later;
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
        if (!start().origin.equals(clean.start().origin)) {
            return Comparison.DIFFERENT;
        }
        List<RowChange> mine = changes();
        List<RowChange> theirs = clean.changes();
        if (mine.equals(theirs)) {
            return Comparison.EQUAL;
        }
        int shared = 0;
        while (shared < mine.size()
                && shared < theirs.size()
                && mine.get(mine.size() - 1 - shared) == theirs.get(theirs.size() - 1 - shared)) {
            shared++;
        }
        if (shared < theirs.size()) {
            return Comparison.UNKNOWN;
        }
        return repeated(mine.subList(0, mine.size() - shared), theirs);
    }

    /** {@code again}: changes made again by the re-run, newest first, on top of the clean run's. */
    private static Comparison repeated(List<RowChange> again, List<RowChange> clean) {
        boolean known = true;
        Set<String> read = new HashSet<>();
        Set<String> written = new HashSet<>();
        for (RowChange change : again) {
            if (change.repeat == RowChange.Repeat.DIFFERENT) {
                return Comparison.DIFFERENT;
            }
            if (change.kind == RowChange.Kind.UPDATE && clean.contains(change)) {
                for (RowChange later : clean.subList(0, clean.indexOf(change))) {
                    if (change.revivedBy(later) || change.fedBy(later)) {
                        return Comparison.DIFFERENT;
                    }
                }
            }
            if (change.repeat == RowChange.Repeat.UNKNOWN
                    || change.kind != RowChange.Kind.UPDATE
                    || change.reads == null
                    || change.writes == null
                    || !clean.contains(change)) {
                known = false;
            } else {
                read.addAll(change.reads);
                written.addAll(change.writes);
            }
        }
        // A sequence of absolute writes whose sources nobody writes gives the same rows however often it is played.
        read.retainAll(written);
        boolean wholeTail = again.size() <= clean.size() && again.equals(clean.subList(0, again.size()));
        return known && read.isEmpty() && wholeTail ? Comparison.EQUAL : Comparison.UNKNOWN;
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
