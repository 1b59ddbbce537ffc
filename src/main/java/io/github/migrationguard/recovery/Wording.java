package io.github.migrationguard.recovery;

import io.github.migrationguard.history.FailureLog;
import io.github.migrationguard.history.HistoryRow;
import io.github.migrationguard.history.HistoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The words for one migration: what there is to tell, and the exact next command. */
record Wording(
        Facts facts,
        State state,
        Set<Condition> conditions,
        String directory,
        HistoryTable table,
        boolean replica,
        boolean blocked) {
    private static final int OBJECTS_NAMED = 3;

    String message() {
        List<String> sentences = new ArrayList<>();
        switch (state) {
            case FAILED -> failed(sentences);
            case RUNNING -> sentences.add("Began " + began() + " and is being run now. " + facts.running());
            case MISSING ->
                sentences.add(
                        facts.lacksFile()
                                ? "Applied " + began() + ", but its directory has no migration.sql."
                                : "Applied " + began() + ", but its directory is gone.");
            case ROLLED_BACK ->
                sentences.add("Was tried " + began() + " and resolved as rolled back: the next deploy runs it again.");
            case PENDING -> pending(sentences);
            case APPLIED -> {}
        }
        if (conditions.contains(Condition.EDITED)) {
            sentences.add(
                    state == State.FAILED
                            ? "The file was changed since."
                            : "The file was changed since it was applied " + began() + ".");
        }
        if (conditions.contains(Condition.DUPLICATE)) {
            sentences.add(facts.live() + " attempts at it count in " + table.shown() + ", where one should.");
        }
        if (conditions.contains(Condition.SUSPECT)
                || (state == State.FAILED && !facts.created().isEmpty())) {
            sentences.add(objects());
        }
        if (conditions.contains(Condition.OUT_OF_ORDER)) {
            sentences.add(
                    state == State.APPLIED
                            ? "It was applied after a migration that stands behind it."
                            : "A migration that stands behind it is applied already.");
        }
        return String.join(" ", sentences);
    }

    private void failed(List<String> sentences) {
        HistoryRow row = facts.decisive();
        FailureLog log = row == null ? null : FailureLog.of(row.logs());
        String said = log == null
                ? "no error was recorded: the session was lost, or the file left a transaction open"
                : log.message() + (log.sqlState() == null ? "" : " (" + log.sqlState() + ")");
        sentences.add("Began " + began() + " and did not finish: " + said + ".");
        if (facts.migration() == null) {
            sentences.add("Its directory is gone.");
        }
        if (replica) {
            sentences.add("This server is a replica, where a failed migration cannot be told from a running one.");
        }
    }

    private void pending(List<String> sentences) {
        sentences.add(
                facts.lacksFile()
                        ? "Its directory has no migration.sql, at which a deploy stops (P3015)."
                        : "Waits for a deploy.");
    }

    private String objects() {
        int all = facts.created().size();
        int there = facts.present().size();
        if (there == 0) {
            return all == 1
                    ? "The object that it creates is not there."
                    : "None of the " + all + " objects that it creates is there.";
        }
        TreeSet<String> names = new TreeSet<>();
        facts.present().forEach(object -> names.add(object.shown()));
        List<String> shown = names.stream().limit(OBJECTS_NAMED).toList();
        return (all == 1 ? "The object" : there + " of the " + all + " objects") + " that it creates "
                + (there == 1 ? "is" : "are") + " there already: " + String.join(", ", shown)
                + (there > OBJECTS_NAMED ? ", .." : "") + ".";
    }

    private String began() {
        HistoryRow row = facts.decisive();
        return row == null ? "" : Times.shown(row.startedAt());
    }

    String advice() {
        return switch (state) {
            case FAILED -> failedAdvice();
            case RUNNING -> "Wait until it has ended, then call this goal again. Resolve nothing meanwhile.";
            case MISSING ->
                "Restore it from version control:\n" + command("git log --all -- " + directory + "/" + facts.id());
            case PENDING, ROLLED_BACK -> waitingAdvice();
            case APPLIED -> appliedAdvice();
        };
    }

    private String failedAdvice() {
        if (replica) {
            return "Call this goal on the primary.";
        }
        if (facts.migration() == null || facts.lacksFile()) {
            return "Every deploy stops here (P3009). Restore the file from version control:\n"
                    + command("git log --all -- " + directory + "/" + facts.id());
        }
        String first = facts.present().isEmpty()
                ? "Every deploy stops here (P3009). Remove the cause, then:\n"
                : "Every deploy stops here (P3009). Make the file re-runnable, so that it passes over what is there"
                        + " (migration-guard:check-idempotency says how), then:\n";
        return first + command("npx prisma migrate resolve --rolled-back " + facts.id()) + "\n"
                + command("npx prisma migrate deploy");
    }

    private String waitingAdvice() {
        if (facts.lacksFile()) {
            return "Restore migration.sql, or remove the directory " + directory + "/" + facts.id() + ".";
        }
        if (conditions.contains(Condition.SUSPECT)) {
            boolean all = facts.present().size() == facts.created().size();
            return "A deploy would stop at what is there. Find out who made it. "
                    + (all
                            ? "Where it is all that this migration does, record it:\n"
                                    + command("npx prisma migrate resolve --applied " + facts.id())
                            : "Make the file re-runnable (migration-guard:check-idempotency says how), or drop what is"
                                    + " there, before you deploy.");
        }
        if (table.status() == HistoryTable.Status.UNMANAGED) {
            return "The schema has tables but no history, so that a deploy stops (P3005). Record each migration whose"
                    + " objects are there, from the first on:\n"
                    + command("npx prisma migrate resolve --applied " + facts.id());
        }
        return (blocked ? "Resolve the failed migration first, then:\n" : "Deploy it:\n")
                + command("npx prisma migrate deploy");
    }

    private String appliedAdvice() {
        if (conditions.contains(Condition.EDITED)) {
            return "Put the file back as it was, and the change into a new migration:\n"
                    + command("git log -p -- " + directory + "/" + facts.id());
        }
        if (conditions.contains(Condition.DUPLICATE)) {
            return "Look at the rows, and keep the one that is right:\n"
                    + command("SELECT * FROM " + table.shown() + " WHERE migration_name = '"
                            + facts.id().replace("'", "''") + "'");
        }
        return "Nothing has to be done; a new database gets them in the other order.";
    }

    private static String command(String text) {
        return "  " + text;
    }
}
