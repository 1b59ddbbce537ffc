package io.github.migrationguard.rerun;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what goes wrong in the runs of one migration, and draws the verdict from it. */
final class Hazards {
    private record Found(
            Hazard.Kind kind, int statement, @Nullable String sqlState, String detail) {}

    /** In the order of the report. */
    private static final Comparator<Hazard> ORDER = (one, other) -> {
        int order = Integer.compare(one.statement(), other.statement());
        order = order != 0 ? order : one.kind().compareTo(other.kind());
        return order != 0 ? order : one.detail().compareTo(other.detail());
    };

    private final int statements;
    /** With the crash points of each; none for what needs no re-run to go wrong. */
    private final Map<Found, BitSet> found = new HashMap<>();
    /** The error or doubt that each statement raised last, and its crash points; index 0 is unused. */
    private final @Nullable RuntimeException[] raised;

    private final @Nullable BitSet[] raisedAt;
    private boolean refuted;

    /** @param statements how many the migration has */
    Hazards(int statements) {
        this.statements = statements;
        this.raised = new RuntimeException[statements + 1];
        this.raisedAt = new BitSet[statements + 1];
    }

    /** Something goes wrong whatever happens later. */
    void add(Hazard.Kind kind, int statement, @Nullable String sqlState, String detail) {
        points(kind, statement, sqlState, detail);
    }

    /** Something goes wrong in the re-run after a crash. */
    void add(Hazard.Kind kind, int statement, @Nullable String sqlState, String detail, int crashPoint) {
        points(kind, statement, sqlState, detail).set(crashPoint);
        refuted |= refutes(kind) && crashPoint < statements;
    }

    /** A statement stops the re-run after a crash, or leaves it undecided. */
    @SuppressWarnings("ReferenceEquality") // what is remembered is raised again, so that looking it up is saved
    void add(int statement, RuntimeException raising, int crashPoint) {
        BitSet points = raisedAt[statement];
        if (points == null || raised[statement] != raising) {
            points = raising instanceof SqlError error
                    ? points(kind(error), statement, error.sqlState(), error.text())
                    : points(Hazard.Kind.UNDECIDED, statement, null, String.valueOf(raising.getMessage()));
            raised[statement] = raising;
            raisedAt[statement] = points;
        }
        points.set(crashPoint);
        refuted |= raising instanceof SqlError && crashPoint < statements;
    }

    private static Hazard.Kind kind(SqlError error) {
        return error.isMissing() ? Hazard.Kind.MISSES : Hazard.Kind.FAILS;
    }

    private BitSet points(Hazard.Kind kind, int statement, @Nullable String sqlState, String detail) {
        return found.computeIfAbsent(new Found(kind, statement, sqlState, detail), ignored -> new BitSet());
    }

    /** Whether verdict and exposure stand already: the re-run after a crash before the last statement goes wrong. */
    boolean isRefuted() {
        return refuted;
    }

    /** What goes wrong from one crash point goes wrong from another one just so. */
    void copy(int from, int to) {
        for (BitSet points : found.values()) {
            points.set(to, points.get(from));
        }
    }

    /**
     * What goes wrong at the end goes wrong from every crash point that leaves the statement's work behind.
     *
     * @param committed the last statement whose commit survives, by crash point
     * @param most up to so many statements a crash point is told of every statement, else only of the one before it
     */
    void spread(int[] committed, int most) {
        found.forEach((what, points) -> {
            int behind = statements <= most ? statements : what.statement();
            for (int k = what.statement(); !points.isEmpty() && k <= behind; k++) {
                if (committed[k] >= what.statement()) {
                    points.set(k);
                }
            }
        });
    }

    Judgement judgement() {
        List<Hazard> hazards = new ArrayList<>(found.size());
        boolean failsAtFirst = false;
        boolean refutes = false;
        boolean open = false;
        for (Map.Entry<Found, BitSet> entry : found.entrySet()) {
            Found what = entry.getKey();
            List<Integer> points = list(entry.getValue());
            hazards.add(new Hazard(what.kind(), what.statement(), what.sqlState(), what.detail(), points));
            failsAtFirst |= what.kind() == Hazard.Kind.FAILS_AT_FIRST;
            refutes |= refutes(what.kind());
            open |= what.kind() == Hazard.Kind.UNDECIDED;
        }
        hazards.sort(ORDER);
        Verdict verdict = failsAtFirst
                ? Verdict.UNDECIDED
                : refutes ? Verdict.NOT_RERUNNABLE : open ? Verdict.UNDECIDED : Verdict.RERUNNABLE;
        return new Judgement(verdict, exposure(hazards), hazards);
    }

    private static List<Integer> list(BitSet points) {
        int first = points.nextSetBit(0);
        if (first < 0 || points.nextSetBit(first + 1) < 0) {
            return first < 0 ? List.of() : List.of(first);
        }
        List<Integer> list = new ArrayList<>(points.cardinality());
        for (int point = first; point >= 0; point = points.nextSetBit(point + 1)) {
            list.add(point);
        }
        return Collections.unmodifiableList(list);
    }

    private Exposure exposure(List<Hazard> hazards) {
        boolean last = false;
        for (Hazard hazard : hazards) {
            boolean refutes = refutes(hazard.kind());
            if (hazard.kind() == Hazard.Kind.INTERRUPTED
                    || (refutes
                            && !hazard.crashPoints().isEmpty()
                            && hazard.crashPoints().get(0) < statements)) {
                return Exposure.HALF_APPLIED;
            }
            last |= refutes;
        }
        return last ? Exposure.UNRECORDED : Exposure.NONE;
    }

    private static boolean refutes(Hazard.Kind kind) {
        return switch (kind) {
            case FAILS, MISSES, CHANGES_STATE -> true;
            case INTERRUPTED, FAILS_AT_FIRST, UNDECIDED -> false;
        };
    }
}
