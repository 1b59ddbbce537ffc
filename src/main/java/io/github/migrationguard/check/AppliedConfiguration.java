package io.github.migrationguard.check;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.recovery.Acknowledgement;
import io.github.migrationguard.recovery.TakeOver;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user says besides the evidence, as written.
 *
 * @param force whether the evidence is not to count
 * @param reason why not
 * @param upTo the last migration that ran, where all that are there are to be recorded
 * @param acknowledge {@code 4:reason}; a reason with commas comes in pieces, as Maven cuts lists at them
 */
public record AppliedConfiguration(
        boolean force, @Nullable String reason, @Nullable String upTo, List<String> acknowledge) {
    private static final Pattern ENTRY = Pattern.compile("\\s*(\\d{1,6})\\s*:(.*)", Pattern.DOTALL);

    public AppliedConfiguration {
        acknowledge = List.copyOf(acknowledge);
    }

    /**
     * Why the evidence is not to count; null where it is.
     *
     * @throws GuardException where no reason is given
     */
    @Nullable
    String forced() {
        if (!force) {
            return null;
        }
        if (reason == null || reason.isBlank()) {
            throw new GuardException(
                    "force is set without a reason",
                    "Add -Dmigration-guard.reason=\"...\", which the report keeps, or leave force out.");
        }
        return reason.strip();
    }

    /**
     * The last migration that ran; null where nobody says.
     *
     * @param allPresent whether all migrations that are there are asked for
     * @throws GuardException where that does not go with what else is set
     */
    @Nullable
    String last(boolean allPresent) {
        if (allPresent && (force || !acknowledge.isEmpty())) {
            throw new GuardException(
                    (force ? "force" : "acknowledge") + " does not go with migration=" + TakeOver.ALL_PRESENT,
                    "Name one migration, or say with -Dmigration-guard.upTo=<id> which was the last that ran.");
        }
        if (!allPresent && upTo != null) {
            throw new GuardException(
                    "upTo is set, but migration is not " + TakeOver.ALL_PRESENT,
                    "Add -Dmigration-guard.migration=" + TakeOver.ALL_PRESENT + ", or leave upTo out.");
        }
        return upTo == null ? null : upTo.strip();
    }

    /** @throws GuardException where one has no number or no reason */
    List<Acknowledgement> acknowledged() {
        List<Acknowledgement> all = new ArrayList<>();
        for (String piece : acknowledge) {
            Matcher entry = ENTRY.matcher(piece);
            if (entry.matches()) {
                all.add(new Acknowledgement(
                        Integer.parseInt(entry.group(1)), entry.group(2).strip()));
            } else if (!all.isEmpty()) {
                Acknowledgement last = all.remove(all.size() - 1);
                all.add(new Acknowledgement(last.statement(), last.reason() + ", " + piece.strip()));
            } else {
                throw wrong(piece);
            }
        }
        for (Acknowledgement one : all) {
            if (one.reason().isBlank()) {
                throw wrong(one.statement() + ":");
            }
        }
        return List.copyOf(all);
    }

    private static GuardException wrong(String piece) {
        return new GuardException(
                "acknowledge=" + piece + " does not name a statement and a reason",
                "Write the statement's number and how you know that it ran: -Dmigration-guard.acknowledge=\"4:looked at"
                        + " the rows\".");
    }
}
