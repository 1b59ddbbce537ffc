package io.github.migrationguard.recovery;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.history.HistoryRow;
import io.github.migrationguard.history.HistoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From what is known of each migration of a history to its state, its conditions, and how much they weigh. */
final class Assembly {
    private final String directory;
    private final HistoryTable table;
    private final boolean replica;
    private final boolean requireUpToDate;

    Assembly(String directory, HistoryTable table, boolean replica, boolean requireUpToDate) {
        this.directory = directory;
        this.table = table;
        this.replica = replica;
        this.requireUpToDate = requireUpToDate;
    }

    /** @param facts in the order of the files, and behind them what has no file */
    List<MigrationStatus> statuses(List<Facts> facts) {
        boolean blocked = facts.stream().anyMatch(one -> one.state() == State.FAILED);
        boolean[] disorder = disorder(facts);
        List<MigrationStatus> statuses = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            statuses.add(status(facts.get(i), disorder[i], blocked));
        }
        statuses.sort(Comparator.comparing(MigrationStatus::state));
        return List.copyOf(statuses);
    }

    private MigrationStatus status(Facts facts, boolean disorder, boolean blocked) {
        State state = facts.state();
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        if (facts.edited()) {
            conditions.add(Condition.EDITED);
        }
        if (state == State.APPLIED && facts.baselined()) {
            conditions.add(Condition.BASELINED);
        }
        if (!facts.present().isEmpty() && (state == State.FAILED || state.waits())) {
            conditions.add(Condition.SUSPECT);
        }
        if (facts.live() > 1) {
            conditions.add(Condition.DUPLICATE);
        }
        if (disorder) {
            conditions.add(Condition.OUT_OF_ORDER);
        }
        Severity severity = severity(facts, state, conditions);
        Wording wording = new Wording(facts, state, conditions, directory, table, replica, blocked);
        return new MigrationStatus(
                facts.id(),
                state,
                List.copyOf(conditions),
                facts.rows(),
                facts.decisive(),
                severity,
                severity == null ? "" : wording.message(),
                severity == null ? "" : wording.advice());
    }

    private @Nullable Severity severity(Facts facts, State state, Set<Condition> conditions) {
        Severity worst = switch (state) {
            case FAILED, MISSING -> Severity.ERROR;
            case RUNNING -> Severity.WARNING;
            case PENDING -> requireUpToDate ? Severity.ERROR : Severity.INFO;
            // Without its directory no deploy will run it.
            case ROLLED_BACK -> facts.migration() == null ? null : requireUpToDate ? Severity.ERROR : Severity.INFO;
            case APPLIED -> null;
        };
        for (Condition condition : conditions) {
            Severity own = switch (condition) {
                case EDITED, SUSPECT, DUPLICATE -> Severity.ERROR;
                case OUT_OF_ORDER -> Severity.WARNING;
                case BASELINED -> null;
            };
            if (own != null && (worst == null || own.compareTo(worst) < 0)) {
                worst = own;
            }
        }
        return worst;
    }

    /** What waits before something applied, and what was run after something that stands behind it. */
    private static boolean[] disorder(List<Facts> facts) {
        boolean[] disorder = new boolean[facts.size()];
        boolean appliedBehind = false;
        Instant earliestBehind = null;
        for (int i = facts.size() - 1; i >= 0; i--) {
            Facts one = facts.get(i);
            if (one.migration() == null) {
                continue;
            }
            HistoryRow row = one.decisive();
            if (one.state() == State.APPLIED && row != null) {
                appliedBehind = true;
                if (!one.baselined()) {
                    disorder[i] = earliestBehind != null && row.startedAt().isAfter(earliestBehind);
                    if (earliestBehind == null || row.startedAt().isBefore(earliestBehind)) {
                        earliestBehind = row.startedAt();
                    }
                }
            } else if (one.state().waits()) {
                disorder[i] = appliedBehind;
            }
        }
        return disorder;
    }
}
