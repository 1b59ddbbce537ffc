package io.github.migrationguard.rerun;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** An object whose entry in the clean run was taken back. */
    private record Undone(Key key, @Nullable Entity entry) {}

    private final Catalog catalog;
    private final DataFacts facts;
    private final TextFacts texts;
    private final List<Statement> statements;
    private final int last;
    private final boolean atomic;
    private final Hazards hazards;
    private final Replayer replayer;
    /** The error or doubt of each statement when it was played last; index 0 is unused. */
    private final @Nullable RuntimeException[] failures;
    /** What of the clean run is taken back at the moment, newest first. */
    private final List<Undone> undone = new ArrayList<>();
    /** Objects that were ever taken back, each with its entry at the end of the clean run. */
    private final Map<Key, @Nullable Entity> end = new HashMap<>();

    /** Whether no statement has changed or left open anything when it was played again. */
    private boolean quiet = true;

    MigrationJudge(Catalog catalog, DataFacts facts, TextFacts texts, Migration migration) {
        this.catalog = catalog;
        this.facts = facts;
        this.texts = texts;
        this.statements = migration.script().statements();
        this.last = statements.size();
        this.atomic = migration.crashModel() == CrashModel.TRANSACTION;
        this.hazards = new Hazards(last);
        this.replayer = new Replayer(catalog, statements, last > 1 && !atomic);
        this.failures = new RuntimeException[last + 1];
    }

    Judgement judge() {
        catalog.commitAll();
        catalog.startRows();
        CleanRun clean = CleanRun.play(Run.start(catalog, false, facts, texts), statements, atomic, hazards);
        if (!atomic) {
            Interruptions.find(statements, hazards);
        }
        playAgain(clean.marks(), clean.committed());
        redo();
        catalog.dropTemporary();
        catalog.commitAll();
        return hazards.judgement();
    }

    private void playAgain(int[] marks, int[] committed) {
        int playedPoint = 0;
        for (int k = last; k >= 1; k--) {
            int state = committed[k];
            if (state == 0) {
                continue;
            }
            if (playedPoint > 0 && state == committed[playedPoint]) {
                hazards.copy(playedPoint, k);
                continue;
            }
            if (k < last && isSettled() && k % (last / SAMPLED_POINTS + 1) != 0) {
                continue;
            }
            playedPoint = k;
            undo(marks[state]);
            playFrom(k, state, last <= MOST_STATEMENTS || k == last ? 1 : k);
            if (k == last && quiet && doesTheSameAtOwnPoints(marks, committed)) {
                hazards.spread(committed, MOST_STATEMENTS);
                return;
            }
        }
    }

    /** A long file whose verdict stands is played from some of its crash points; the rest shows when it is repaired. */
    private boolean isSettled() {
        return last > 2 * SAMPLED_POINTS && hazards.isRefuted();
    }

    private void undo(int mark) {
        catalog.undo(mark, (key, entry) -> {
            undone.add(new Undone(key, entry));
            end.putIfAbsent(key, entry);
        });
    }

    private void redo() {
        for (int i = undone.size() - 1; i >= 0; i--) {
            Undone step = undone.get(i);
            catalog.put(step.key(), Objects.requireNonNull(step.entry()));
        }
        undone.clear();
    }

    /**
     * Where no statement changed anything when all were played again at the end, and each does just that right after
     * itself as well, it depends on nothing but what it did itself: so it is at every crash point in between.
     */
    private boolean doesTheSameAtOwnPoints(int[] marks, int[] committed) {
        int lowest = 1;
        while (lowest < last && committed[lowest] == 0) {
            lowest++;
        }
        Map<Key, Boolean> changedLater = new HashMap<>();
        int from = catalog.mark();
        for (int number = last - 1; number >= lowest; number--) {
            catalog.putChanged(marks[number], from, changedLater, true);
            from = marks[number];
            if (!isChange(statements.get(number - 1).command())) {
                continue;
            }
            Memory memory = replayer.memory(number);
            if (memory == null || !memory.isIndependentOf(changedLater.keySet())) {
                undo(marks[number]);
                if (!doesTheSameAtOwnPoint(number)) {
                    redo();
                    return false;
                }
            }
        }
        return true;
    }

    private boolean doesTheSameAtOwnPoint(int number) {
        int mark = catalog.mark();
        RuntimeException failure = replayer.play(interpreter(), number);
        boolean changed = catalog.mark() > mark;
        catalog.rollback(mark);
        return !changed && sameFailure(failure, failures[number]);
    }

    private static boolean sameFailure(@Nullable RuntimeException one, @Nullable RuntimeException other) {
        if (one instanceof SqlError error && other instanceof SqlError before) {
            return error.sqlState().equals(before.sqlState()) && error.text().equals(before.text());
        }
        return one == null && other == null;
    }

    private static boolean isChange(Command command) {
        return !(command instanceof Command.Transaction) && !(command instanceof Command.SetVariable);
    }

    private Interpreter interpreter() {
        return new Interpreter(Run.start(catalog, true, facts, texts));
    }

    private void playFrom(int crashPoint, int state, int firstStatement) {
        int mark = catalog.mark();
        rerun(crashPoint, state, firstStatement, mark);
        catalog.rollback(mark);
    }

    private void rerun(int crashPoint, int state, int firstStatement, int mark) {
        catalog.dropTemporary();
        Interpreter interpreter = interpreter();
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
        for (int i = state + 1; i <= last; i++) {
            play(interpreter, i, crashPoint, changedBy);
        }
        compareWith(catalog.before(mark), crashPoint, changedBy, false);
    }

    private void play(Interpreter interpreter, int number, int crashPoint, Map<Key, Integer> changedBy) {
        int mark = catalog.mark();
        RuntimeException failure = replayer.play(interpreter, number);
        failures[number] = failure;
        if (failure != null) {
            hazards.add(number, failure, crashPoint);
            if (failure instanceof SqlError error) {
                passHarmlessly(interpreter, statements.get(number - 1), error);
            } else {
                quiet = false;
            }
        } else if (catalog.mark() > mark) {
            quiet = false;
            catalog.putChanged(mark, catalog.mark(), changedBy, number);
        }
    }

    /** A DROP that dependent objects stop is taken as done, so that the CREATE behind it is judged on its own. */
    private void passHarmlessly(Interpreter interpreter, Statement statement, SqlError error) {
        if (error.sqlState().equals("2BP01") && statement.command() instanceof Command.Drop drop) {
            quiet = false;
            for (var object : drop.objects()) {
                Key key = interpreter.context().names().of(object);
                if (catalog.presence(key) == Presence.PRESENT) {
                    catalog.remove(key);
                }
            }
        }
    }

    /** @param alone one statement was played by itself: the state before it is the one to come back to */
    private void compareWith(
            Map<Key, @Nullable Entity> before, int crashPoint, Map<Key, Integer> changedBy, boolean alone) {
        // what no statement of the re-run changed is not asked about: nobody could be blamed
        for (Map.Entry<Key, Integer> change : changedBy.entrySet()) {
            Key key = change.getKey();
            if (key.isTemporary()) {
                continue;
            }
            boolean fromEnd = !alone && end.containsKey(key);
            if (!fromEnd && !before.containsKey(key)) {
                continue;
            }
            Entity now = catalog.peek(key);
            Entity clean = fromEnd ? end.get(key) : before.get(key);
            Rows.Comparison comparison = Comparison.of(clean, now);
            if (comparison == Rows.Comparison.DIFFERENT) {
                String detail = Differences.describe(key, clean, now);
                hazards.add(Hazard.Kind.CHANGES_STATE, change.getValue(), null, detail, crashPoint);
            } else if (comparison == Rows.Comparison.UNKNOWN) {
                String detail = "the rows of " + key.shown() + " may end up different";
                hazards.add(Hazard.Kind.UNDECIDED, change.getValue(), null, detail, crashPoint);
            }
        }
    }
}
