package io.github.migrationguard.rerun;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Plays one migration: cleanly first, then again from every crash point, newest first, going back in the catalog's
 * journal. Files with very many statements are played again only from the end, and each statement from right after
 * itself, so that the work stays linear.
 */
final class MigrationJudge {
    /** Up to so many statements every crash point is played whole. */
    private static final int MOST_STATEMENTS = 400;

    /** From about so many crash points a long file is played whose verdict stands already. */
    private static final int SAMPLED_POINTS = 12;

    private record Found(
            Hazard.Kind kind, int statement, @Nullable String sqlState, String detail) {}

    private final Catalog catalog;
    private final DataFacts facts;
    private final TextFacts texts;
    private final List<Statement> statements;
    private final boolean wholeFileAtomic;
    private final Map<Found, TreeSet<Integer>> found = new HashMap<>();
    /** Journal mark after each statement; index 0 is the start. */
    private final int[] marks;
    /** The last statement whose commit survives a crash after each statement. */
    private final int[] committed;
    /** What each statement did when it was played last; index 0 is unused. */
    private final @Nullable Memory[] memories;

    /** Whether no statement has changed or left open anything when it was played again. */
    private boolean quiet = true;

    /** The errors of statements that were played again right after themselves. */
    private final Map<Integer, String> atOwnPoint = new HashMap<>();

    private final Map<Key, @Nullable Entity> end = new HashMap<>();

    MigrationJudge(Catalog catalog, DataFacts facts, TextFacts texts, Migration migration) {
        this.catalog = catalog;
        this.facts = facts;
        this.texts = texts;
        this.statements = migration.script().statements();
        this.wholeFileAtomic = migration.crashModel() == CrashModel.TRANSACTION;
        this.marks = new int[statements.size() + 1];
        this.committed = new int[statements.size() + 1];
        this.memories = new Memory[statements.size() + 1];
    }

    Judgement judge() {
        catalog.commitAll();
        catalog.startRows();
        playClean();
        for (Key key : catalog.before(0).keySet()) {
            end.put(key, catalog.entry(key));
        }
        interruptions();
        playAgain();
        restoreEnd();
        return judgement();
    }

    private void playAgain() {
        int last = statements.size();
        int playedCommit = -1;
        for (int k = last; k >= 1; k--) {
            int state = committed[k];
            if (state == 0 || state == playedCommit) {
                copyFindings(k, playedCommit, state);
                continue;
            }
            if (k < last && isSettled() && k % (last / SAMPLED_POINTS + 1) != 0) {
                continue;
            }
            playedCommit = state;
            catalog.rollback(marks[state]);
            playFrom(k, state, last <= MOST_STATEMENTS || k == last ? 1 : k);
            if (k == last && quiet && agreesWithOwnPoints()) {
                spreadFindings();
                return;
            }
        }
    }

    /**
     * Whether verdict and exposure stand already: a crash before the last statement certainly fails. A long file is then
     * played from some of its crash points only; what they leave out shows when the rest is repaired.
     */
    private boolean isSettled() {
        int last = statements.size();
        return last > 2 * SAMPLED_POINTS
                && found.entrySet().stream()
                        .anyMatch(entry -> refutes(entry.getKey().kind())
                                && !entry.getValue().isEmpty()
                                && entry.getValue().first() < last);
    }

    /**
     * Where no statement changed anything when all were played again at the end, and each that failed there fails right
     * after itself as well, it fails because of what it did itself: so it does at every crash point in between.
     */
    private void spreadFindings() {
        int last = statements.size();
        found.forEach((what, points) -> {
            int behind = last <= MOST_STATEMENTS ? last : what.statement();
            for (int k = what.statement(); !points.isEmpty() && k <= behind; k++) {
                if (committed[k] >= what.statement()) {
                    points.add(k);
                }
            }
        });
    }

    /** Whether what was found when all was played again from the end is what each statement does right after itself. */
    private boolean agreesWithOwnPoints() {
        Map<Integer, String> atEnd = new HashMap<>();
        found.forEach((what, points) -> {
            if (!points.isEmpty()) {
                atEnd.put(what.statement(), what.sqlState() + what.detail());
            }
        });
        return atEnd.equals(atOwnPoint);
    }

    /** Plays a statement once more right after its clean run and takes it back. */
    private void tryAtOwnPoint(int number) {
        int mark = catalog.mark();
        RuntimeException failure = perform(new Interpreter(Run.start(catalog, true, facts, texts)), number);
        if (failure != null) {
            atOwnPoint.put(
                    number, failure instanceof SqlError error ? error.sqlState() + error.text() : failure.getMessage());
        }
        catalog.rollback(mark);
    }

    /**
     * Plays a statement of a re-run. Where it fails, the catalog is as before, and the error or doubt is returned.
     */
    private @Nullable RuntimeException perform(Interpreter interpreter, int number) {
        Statement statement = statements.get(number - 1);
        Run run = interpreter.context();
        Memory memory = memories[number];
        if (memory != null && memory.holds(run)) {
            return memory.failure();
        }
        int mark = catalog.mark();
        catalog.note();
        RuntimeException failure = null;
        try {
            interpreter.run(statement.tokens(), statement.command(), 0);
        } catch (SqlError | Undecidable raised) {
            failure = raised;
            catalog.rollback(Math.min(mark, catalog.mark()));
        }
        List<Key> asked = catalog.noted();
        boolean unchanged = catalog.mark() == mark;
        if (catalog.mark() > mark && !catalog.touchedTemporary(mark) && interpreter.unchangedSince(mark)) {
            catalog.rollback(mark);
            unchanged = true;
        }
        if (unchanged && asked != null && isRemembered(statement.command())) {
            memories[number] = new Memory(run, asked, failure);
        }
        return failure;
    }

    /** What acts on the session as well has to be played every time. */
    private static boolean isRemembered(Command command) {
        return !(command instanceof Command.Transaction
                || command instanceof Command.SetVariable
                || command instanceof Command.Prepare
                || command instanceof Command.Execute
                || command instanceof Command.Query
                || command instanceof Command.DoBlock);
    }

    private void playClean() {
        Run run = Run.start(catalog, false, facts, texts);
        Interpreter interpreter = new Interpreter(run);
        if (wholeFileAtomic && statements.size() > 1) {
            run.session().begin(catalog.mark());
        }
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            int mark = catalog.mark();
            try {
                interpreter.run(statement.tokens(), statement.command(), 0);
            } catch (SqlError error) {
                catalog.rollback(mark);
                add(Hazard.Kind.FAILS_AT_FIRST, i + 1, error.sqlState(), error.text(), null);
            } catch (Undecidable undecidable) {
                catalog.rollback(mark);
                add(Hazard.Kind.UNDECIDED, i + 1, null, undecidable.reason(), null);
            }
            marks[i + 1] = catalog.mark();
            boolean open = run.session().inTransaction() && !endsTransaction(statement.command());
            committed[i + 1] = open ? lastCommitBefore(i + 1, run) : i + 1;
            if (isChange(statement.command())) {
                tryAtOwnPoint(i + 1);
            }
        }
        if (wholeFileAtomic && run.session().inTransaction()) {
            committed[statements.size()] = statements.size();
        }
    }

    /** The newest statement whose mark is not beyond the start of the open transaction. */
    private int lastCommitBefore(int statement, Run run) {
        int k = statement;
        while (k > 0 && (marks[k] > run.session().transactionMark() || committedLater(k, statement))) {
            k--;
        }
        return k;
    }

    private boolean committedLater(int k, int statement) {
        return k == statement || isBegin(k) || committed[k] != k;
    }

    /** COMMIT and ROLLBACK, also with AND CHAIN, leave nothing open behind them. */
    private static boolean endsTransaction(Command command) {
        return command instanceof Command.Transaction transaction
                && (transaction.kind() == Command.Transaction.Kind.COMMIT
                        || transaction.kind() == Command.Transaction.Kind.ROLLBACK);
    }

    private static boolean isChange(Command command) {
        return !(command instanceof Command.Transaction) && !(command instanceof Command.SetVariable);
    }

    private boolean isBegin(int k) {
        return k > 0
                && statements.get(k - 1).command() instanceof Command.Transaction transaction
                && transaction.kind() == Command.Transaction.Kind.BEGIN;
    }

    /** Crash points with the same committed state share one result. */
    private void copyFindings(int k, int playedCommit, int state) {
        if (state != 0 && state == playedCommit) {
            for (TreeSet<Integer> points : found.values()) {
                if (points.contains(firstWith(state))) {
                    points.add(k);
                }
            }
        }
    }

    /** The crash point by which a committed state was played: the last one that has it. */
    private int firstWith(int state) {
        for (int k = statements.size(); k >= 1; k--) {
            if (committed[k] == state) {
                return k;
            }
        }
        return state;
    }

    private void playFrom(int crashPoint, int state, int firstStatement) {
        int mark = catalog.mark();
        rerun(crashPoint, state, firstStatement, mark);
        catalog.rollback(mark);
    }

    private void rerun(int crashPoint, int state, int firstStatement, int mark) {
        catalog.dropTemporary();
        Run run = Run.start(catalog, true, facts, texts);
        Interpreter interpreter = new Interpreter(run);
        Map<Key, Integer> changedBy = new HashMap<>();
        for (int i = firstStatement; i <= state; i++) {
            play(interpreter, i, crashPoint, changedBy);
        }
        if (firstStatement > 1) {
            compareWith(catalog.before(mark), crashPoint, changedBy, true);
            return;
        }
        if (interpreter.unchangedSince(mark)) {
            return;
        }
        for (int i = state + 1; i <= statements.size(); i++) {
            play(interpreter, i, crashPoint, changedBy);
        }
        compareWith(catalog.before(mark), crashPoint, changedBy, false);
    }

    private void play(Interpreter interpreter, int number, int crashPoint, Map<Key, Integer> changedBy) {
        int mark = catalog.mark();
        RuntimeException failure = perform(interpreter, number);
        if (failure instanceof SqlError error) {
            Hazard.Kind kind = error.isMissing() ? Hazard.Kind.MISSES : Hazard.Kind.FAILS;
            add(kind, number, error.sqlState(), error.text(), crashPoint);
            passHarmlessly(interpreter, statements.get(number - 1), error);
        } else if (failure instanceof Undecidable undecidable) {
            quiet = false;
            add(Hazard.Kind.UNDECIDED, number, null, undecidable.reason(), crashPoint);
        } else if (catalog.mark() > mark) {
            quiet = false;
            for (Key key : catalog.changed(mark, catalog.mark())) {
                changedBy.put(key, number);
            }
        }
    }

    /** A DROP that dependent objects stop is taken as done, so that the CREATE behind it is judged on its own. */
    private void passHarmlessly(Interpreter interpreter, Statement statement, SqlError error) {
        if (error.sqlState().equals("2BP01") && statement.command() instanceof Command.Drop drop) {
            quiet = false;
            for (var object : drop.objects()) {
                Key key = interpreter.context().names().of(object);
                if (interpreter.context().catalog().presence(key) == Presence.PRESENT) {
                    interpreter.context().catalog().remove(key);
                }
            }
        }
    }

    /** @param alone one statement was played by itself: the state before it is the one to come back to */
    private void compareWith(
            Map<Key, @Nullable Entity> before, int crashPoint, Map<Key, Integer> changedBy, boolean alone) {
        Set<Key> keys = new HashSet<>(before.keySet());
        if (!alone) {
            keys.addAll(end.keySet());
        }
        for (Key key : keys) {
            if (key.isTemporary()) {
                continue;
            }
            Entity clean = !alone && end.containsKey(key) ? end.get(key) : before.get(key);
            Rows.Comparison comparison = Comparison.of(clean, catalog.entry(key));
            if (comparison == Rows.Comparison.EQUAL) {
                continue;
            }
            Integer statement = changedBy.get(key);
            if (statement == null) {
                continue;
            }
            if (comparison == Rows.Comparison.DIFFERENT) {
                add(
                        Hazard.Kind.CHANGES_STATE,
                        statement,
                        null,
                        Differences.describe(key, clean, catalog.entry(key)),
                        crashPoint);
            } else {
                add(
                        Hazard.Kind.UNDECIDED,
                        statement,
                        null,
                        "the rows of " + key.shown() + " may end up different",
                        crashPoint);
            }
        }
    }

    /** Plays each non-transactional statement as if it had been cut off in its middle. */
    private void interruptions() {
        for (int i = statements.size(); i >= 1; i--) {
            Command command = statements.get(i - 1).command();
            if (command instanceof Command.CreateIndex index && index.concurrently() && !wholeFileAtomic) {
                interruptedBuild(i, index);
            } else if (command instanceof Command.Alter alter && detaches(alter) && !wholeFileAtomic) {
                add(
                        Hazard.Kind.INTERRUPTED,
                        i,
                        "55000",
                        "the partition is left pending detach, and DETACH is refused until it is finalized",
                        null);
            }
        }
    }

    private static boolean detaches(Command.Alter alter) {
        return alter.actions().stream()
                .anyMatch(
                        action -> action instanceof io.github.migrationguard.sql.ast.AlterAction.DetachPartition detach
                                && detach.concurrently());
    }

    /** An interrupted CREATE INDEX CONCURRENTLY leaves an INVALID index of that name. */
    private void interruptedBuild(int number, Command.CreateIndex index) {
        if (index.name() == null) {
            add(
                    Hazard.Kind.INTERRUPTED,
                    number,
                    null,
                    "an INVALID index is left, and the re-run builds a second one",
                    null);
            return;
        }
        if (!dropsBefore(number - 1, index.name().value())) {
            String detail = index.ifNotExists()
                    ? "an interrupted build leaves an INVALID index that IF NOT EXISTS accepts"
                    : "an interrupted build leaves an INVALID index, and the re-run finds the name taken";
            add(Hazard.Kind.INTERRUPTED, number, index.ifNotExists() ? null : "42P07", detail, null);
        }
    }

    private boolean dropsBefore(int last, String name) {
        for (int i = last; i >= 1; i--) {
            if (statements.get(i - 1).command() instanceof Command.Drop drop
                    && drop.ifExists()
                    && drop.objects().stream()
                            .anyMatch(object -> object.kind() == ObjectKind.INDEX
                                    && object.name().name().value().equals(name))) {
                return true;
            }
        }
        return false;
    }

    private void add(
            Hazard.Kind kind, int statement, @Nullable String sqlState, String detail, @Nullable Integer crashPoint) {
        TreeSet<Integer> points =
                found.computeIfAbsent(new Found(kind, statement, sqlState, detail), ignored -> new TreeSet<>());
        if (crashPoint != null) {
            points.add(crashPoint);
        }
    }

    private void restoreEnd() {
        catalog.rollback(marks[0]);
        end.forEach((key, entity) -> {
            if (entity != null && !key.isTemporary()) {
                catalog.put(key, entity);
            }
        });
        catalog.commitAll();
    }

    private Judgement judgement() {
        Map<Integer, List<Hazard>> byStatement = new TreeMap<>();
        found.forEach((what, points) -> byStatement
                .computeIfAbsent(what.statement(), ignored -> new ArrayList<>())
                .add(new Hazard(what.kind(), what.statement(), what.sqlState(), what.detail(), List.copyOf(points))));
        List<Hazard> hazards = new ArrayList<>();
        byStatement.values().forEach(list -> {
            list.sort(Comparator.comparing(Hazard::kind).thenComparing(Hazard::detail));
            hazards.addAll(list);
        });
        return new Judgement(verdict(hazards), exposure(hazards), hazards);
    }

    private static Verdict verdict(List<Hazard> hazards) {
        if (hazards.stream().anyMatch(hazard -> hazard.kind() == Hazard.Kind.FAILS_AT_FIRST)) {
            return Verdict.UNDECIDED;
        }
        if (hazards.stream().anyMatch(MigrationJudge::refutes)) {
            return Verdict.NOT_RERUNNABLE;
        }
        boolean open = hazards.stream().anyMatch(hazard -> hazard.kind() == Hazard.Kind.UNDECIDED);
        return open ? Verdict.UNDECIDED : Verdict.RERUNNABLE;
    }

    private static boolean refutes(Hazard hazard) {
        return refutes(hazard.kind());
    }

    private static boolean refutes(Hazard.Kind kind) {
        return switch (kind) {
            case FAILS, MISSES, CHANGES_STATE -> true;
            case INTERRUPTED, FAILS_AT_FIRST, UNDECIDED -> false;
        };
    }

    private Exposure exposure(List<Hazard> hazards) {
        boolean last = false;
        for (Hazard hazard : hazards) {
            if (hazard.kind() == Hazard.Kind.INTERRUPTED
                    || (refutes(hazard) && hazard.crashPoints().stream().anyMatch(k -> k < statements.size()))) {
                return Exposure.HALF_APPLIED;
            }
            last |= refutes(hazard);
        }
        return last ? Exposure.UNRECORDED : Exposure.NONE;
    }
}
