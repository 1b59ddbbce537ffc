package io.github.migrationguard.report;

import io.github.migrationguard.check.CheckResult.Outcome;
import io.github.migrationguard.check.StatusResult;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.history.Activity;
import io.github.migrationguard.history.HistoryTable;
import io.github.migrationguard.recovery.Condition;
import io.github.migrationguard.recovery.HistoryStatus;
import io.github.migrationguard.recovery.MigrationStatus;
import io.github.migrationguard.recovery.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands, for the human: what needs a person, worst first, each with the next command; migrations that
 * only wait are told together.
 */
final class StatusReport {
    private static final int NAMED = 3;

    private final ReportOptions options;
    private final LineSink sink;
    private final Drawing drawing;
    private final Palette palette;

    StatusReport(ReportOptions options, LineSink sink, Palette palette) {
        this.options = options;
        this.sink = sink;
        this.palette = palette;
        this.drawing = new Drawing(sink, palette);
    }

    void print(StatusResult result) {
        for (String directory : result.left()) {
            drawing.wrapped(
                    Severity.WARNING, directory + ": the history table of this layout is not read by this version");
        }
        for (HistoryStatus history : result.histories()) {
            print(history);
        }
        if (result.outcome() == Outcome.PASSED && result.count(Severity.ERROR) > 0) {
            sink.line(Severity.INFO, "The build goes on, because failOn is never.");
        }
    }

    private void print(HistoryStatus history) {
        drawing.wrapped(Severity.INFO, about(history.table()));
        Activity.Lock lock = history.activity().lock();
        if (lock != null && !history.counts().containsKey(State.RUNNING)) {
            drawing.wrapped(
                    Severity.INFO, "Process " + lock.pid() + " holds Prisma's lock; nothing shows what it does.");
        }
        List<MigrationStatus> waiting = new ArrayList<>();
        List<MigrationStatus> others = new ArrayList<>();
        for (MigrationStatus migration : history.migrations()) {
            if (migration.severity() != null) {
                (onlyWaits(migration) ? waiting : others).add(migration);
            }
        }
        sink.line(Severity.INFO, "");
        int most = Math.min(others.size(), options.show().most());
        for (MigrationStatus migration : others.subList(0, most)) {
            draw(migration.severity(), label(migration), migration.id(), migration.message(), migration.advice());
        }
        if (most < others.size()) {
            drawing.wrapped(
                    Severity.INFO,
                    Words.count(others.size() - most, "more migration") + ": -Dmigration-guard.show=all draws all");
        }
        together(waiting);
        summary(history);
    }

    private static String about(HistoryTable table) {
        return switch (table.status()) {
            case PRESENT -> table.shown() + ": " + Words.count(table.rows().size(), "row");
            case ABSENT -> table.shown() + " does not exist, and no other table does: a new database";
            case UNMANAGED ->
                table.shown() + " does not exist, but other tables do: Prisma has not managed this schema";
        };
    }

    private static boolean onlyWaits(MigrationStatus migration) {
        return migration.state() == State.PENDING && migration.conditions().isEmpty();
    }

    private void together(List<MigrationStatus> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        MigrationStatus first = waiting.get(0);
        List<String> ids =
                waiting.stream().limit(NAMED).map(MigrationStatus::id).toList();
        int more = waiting.size() - ids.size();
        String names = String.join(", ", ids) + (more > 0 ? " and " + Words.number(more) + " more" : "");
        draw(first.severity(), "pending", names, first.message(), first.advice());
    }

    private void draw(@Nullable Severity severity, String label, String names, String message, String advice) {
        Severity weight = severity == null ? Severity.INFO : severity;
        drawing.headline(weight, weight.word() + "[" + label + "]", names);
        drawing.note(weight, "", "why:  ", message);
        drawing.note(weight, "", "help: ", advice);
        sink.line(weight, "");
    }

    private static String label(MigrationStatus migration) {
        List<String> words = new ArrayList<>();
        if (migration.state() != State.APPLIED) {
            words.add(migration.state().word());
        }
        for (Condition condition : migration.conditions()) {
            if (condition != Condition.BASELINED) {
                words.add(condition.word());
            }
        }
        return String.join(", ", words);
    }

    private void summary(HistoryStatus history) {
        Severity worst = Severity.INFO;
        for (MigrationStatus migration : history.migrations()) {
            Severity own = migration.severity();
            worst = own != null && own.compareTo(worst) < 0 ? own : worst;
        }
        String text = history.directory() + ": " + counts(history);
        Palette.Tone tone = history.upToDate() ? Palette.Tone.GOOD : Drawing.tone(worst);
        sink.line(
                Severity.INFO, palette.paint(tone, text) + (history.upToDate() ? "; the database is up to date" : ""));
    }

    /** {@code 1 failed, 12 applied}. */
    static String counts(HistoryStatus history) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<State, Integer> count : history.counts().entrySet()) {
            parts.add(Words.number(count.getValue()) + " " + count.getKey().word());
        }
        return parts.isEmpty() ? "no migrations" : String.join(", ", parts);
    }
}
