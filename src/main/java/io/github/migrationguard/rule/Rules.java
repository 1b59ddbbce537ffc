package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.rerun.Judgement;
import io.github.migrationguard.rerun.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the simulation says, as findings. */
public final class Rules {
    /** In the order of the documentation; of several rules that could speak the first one does. */
    static final List<Rule> OF_RERUN = List.of(
            new CreatedThenRenamed(),
            new GuardMissesError(),
            new GuardChecksOtherObject(),
            new UnguardedCreateTable(),
            new UnguardedCreateIndex(),
            new UnguardedCreateView(),
            new UnguardedCreateSequence(),
            new UnguardedCreateType(),
            new UnguardedEnumValue(),
            new UnguardedCreateSchema(),
            new UnguardedCreateExtension(),
            new UnguardedCreateRoutine(),
            new UnguardedCreateTrigger(),
            new UnguardedCreatePolicy(),
            new UnguardedCreateRole(),
            new UnguardedCreateObject(),
            new UnguardedAddColumn(),
            new UnguardedAddConstraint(),
            new UnnamedConstraintRepeats(),
            new UnnamedIndexRepeats(),
            new UnguardedDrop(),
            new UnguardedRename(),
            new UnguardedAlter(),
            new NeedsDroppedObject(),
            new DropHasDependents(),
            new DropOtherKind(),
            new DropRepeats(),
            new OrReplaceRefused(),
            new UpdateRepeats(),
            new InsertRepeats(),
            new DeleteRepeats(),
            new TypeConversionRepeats(),
            new ConcurrentIndexLeftInvalid(),
            new DetachLeftPending(),
            new NotInTransaction(),
            new CleanRunFails(),
            new RerunFails(),
            new RerunChangesState());

    private Rules() {}

    /** Every rule of the product with its severity unless the user changes it, in the order of the documentation. */
    public static Map<String, Severity> defaults() {
        Map<String, Severity> all = new LinkedHashMap<>();
        for (Rule rule : OF_RERUN) {
            all.put(rule.id(), rule.severity());
        }
        all.put(NotDecided.ID, NotDecided.SEVERITY);
        all.put("not-postgresql", Severity.ERROR);
        all.put("missing-semicolon", Severity.ERROR);
        all.put("unterminated-literal", Severity.ERROR);
        all.put("psql-meta-command", Severity.WARNING);
        all.putAll(new TreeMap<>(HistoryReader.rules()));
        all.put("suppression-invalid", Severity.WARNING);
        all.put("suppression-unused", Severity.WARNING);
        all.put("suppression-without-reason", Severity.WARNING);
        return Collections.unmodifiableMap(all);
    }

    /**
     * The findings of a migration's re-run by statement. What can't be told about single statements gives one finding
     * where it leaves the migration undecided, else none; a statement that fails at once is not asked about its re-run.
     */
    public static List<Finding> findings(Migration migration, Judgement judgement) {
        List<Finding> findings = new ArrayList<>();
        for (Advised advised : advised(migration, judgement, OF_RERUN)) {
            findings.add(advised.finding());
        }
        return List.copyOf(findings);
    }

    /** The same with what each finding would change in the file. */
    static List<Advised> advised(Migration migration, Judgement judgement, List<Rule> rules) {
        Advisor advisor = new Advisor(migration, rules);
        Set<Integer> neverRun = new HashSet<>();
        for (Hazard hazard : judgement.hazards()) {
            if (hazard.kind() == Hazard.Kind.FAILS_AT_FIRST) {
                neverRun.add(hazard.statement());
            }
        }
        List<Hazard> open = new ArrayList<>();
        for (Hazard hazard : judgement.hazards()) {
            if (hazard.kind() == Hazard.Kind.UNDECIDED) {
                open.add(hazard);
            } else if (hazard.kind() == Hazard.Kind.FAILS_AT_FIRST || !neverRun.contains(hazard.statement())) {
                advisor.add(hazard);
            }
        }
        if (judgement.verdict() == Verdict.UNDECIDED && !open.isEmpty()) {
            advisor.add(NotDecided.finding(migration, open));
        }
        return advisor.advised();
    }
}
