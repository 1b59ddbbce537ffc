package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.rerun.Judgement;
import io.github.migrationguard.rerun.Verdict;
import io.github.migrationguard.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the simulation says, as findings. */
public final class Rules {
    static final String NOT_DECIDED = "not-decided";

    /** In the order of the documentation; of several rules that could speak the first one does. */
    private static final List<Rule> RERUN = List.of(
            new UnguardedCreateTable(),
            new UnguardedCreateIndex(),
            new UnguardedAddConstraint(),
            new ConcurrentIndexLeftInvalid(),
            new DetachLeftPending(),
            new RerunFails(),
            new RerunChangesState(),
            new CleanRunFails());

    private Rules() {}

    /** Every rule of the product with its severity unless the user changes it, in the order of the documentation. */
    public static Map<String, Severity> defaults() {
        Map<String, Severity> all = new LinkedHashMap<>();
        RERUN.forEach(rule -> all.put(rule.id(), rule.severity()));
        all.put(NOT_DECIDED, Severity.WARNING);
        all.put("missing-semicolon", Severity.ERROR);
        all.put("not-postgresql", Severity.ERROR);
        all.put("psql-meta-command", Severity.WARNING);
        all.put("unterminated-literal", Severity.ERROR);
        HistoryReader.rules().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(rule -> all.put(rule.getKey(), rule.getValue()));
        all.put("suppression-invalid", Severity.WARNING);
        all.put("suppression-unused", Severity.WARNING);
        all.put("suppression-without-reason", Severity.WARNING);
        return Collections.unmodifiableMap(all);
    }

    /** The findings of a migration's re-run, one for each hazard; an undecided one has one {@code not-decided}. */
    public static List<Finding> findings(Migration migration, Judgement judgement) {
        List<Finding> findings = new ArrayList<>();
        boolean undecided = judgement.verdict() == Verdict.UNDECIDED;
        for (Hazard hazard : judgement.hazards()) {
            Statement statement = migration.script().statements().get(hazard.statement() - 1);
            if (hazard.kind() != Hazard.Kind.UNDECIDED) {
                findings.add(finding(migration, statement, hazard));
            } else if (undecided) {
                undecided = false;
                findings.add(notDecided(migration, statement, hazard));
            }
        }
        return findings;
    }

    private static Finding finding(Migration migration, Statement statement, Hazard hazard) {
        List<Step> steps = Steps.of(statement);
        for (Rule rule : RERUN) {
            for (Step step : steps) {
                Advice advice = rule.advise(new Trouble(migration, statement, hazard, step));
                if (advice != null) {
                    return finding(migration, statement, hazard, rule, step, advice);
                }
            }
        }
        throw new IllegalStateException("no rule speaks of " + hazard);
    }

    private static Finding finding(
            Migration migration, Statement statement, Hazard hazard, Rule rule, Step step, Advice advice) {
        SourceText source = migration.source();
        boolean inFile = isInFile(statement, step);
        return new Finding(
                rule.id(),
                rule.severity(),
                statement.number(),
                inFile ? source.span(advice.start(), advice.end()) : source.span(statement.start(), statement.end()),
                advice.message(),
                advice.reason(),
                advice.help(),
                hazard.sqlState());
    }

    /** Whether the step's offsets are those of the file, not those of a decoded string constant. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isInFile(Statement statement, Step step) {
        return step.tokens().text() == statement.tokens().text();
    }

    private static Finding notDecided(Migration migration, Statement statement, Hazard hazard) {
        return new Finding(
                NOT_DECIDED,
                Severity.WARNING,
                statement.number(),
                migration.source().span(statement.start(), statement.end()),
                "whether this migration can be run again cannot be told from its text: " + hazard.detail(),
                "",
                "Rewrite the statement in a form that shows what it does, or try it on a copy of the database.",
                hazard.sqlState());
    }
}
