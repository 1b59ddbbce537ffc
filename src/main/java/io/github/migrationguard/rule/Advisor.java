package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds for each hazard the rule that speaks of it and the step that it is about. */
final class Advisor {
    private final Migration migration;
    private final List<Rule> rules;
    private final List<Advised> advised = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    Advisor(Migration migration, List<Rule> rules) {
        this.migration = migration;
        this.rules = rules;
    }

    List<Advised> advised() {
        return List.copyOf(advised);
    }

    void add(Finding finding) {
        advised.add(new Advised(finding, List.of()));
    }

    /** The first rule that speaks of it, asked first about the steps whose object the hazard names. */
    void add(Hazard hazard) {
        Statement statement = migration.script().statements().get(hazard.statement() - 1);
        List<Trouble> named = new ArrayList<>();
        List<Trouble> others = new ArrayList<>();
        for (Step step : Steps.of(statement)) {
            Trouble trouble = new Trouble(migration, statement, hazard, step);
            boolean likely = trouble.named() != null && (!trouble.meetsName() || step.takesName());
            (likely ? named : others).add(trouble);
        }
        for (boolean lastResort : new boolean[] {false, true}) {
            if (add(named, lastResort) || add(others, lastResort)) {
                return;
            }
        }
    }

    /** Of several steps that a rule speaks of, one that it can repair is taken. */
    private boolean add(List<Trouble> troubles, boolean lastResort) {
        if (troubles.isEmpty()) {
            return false;
        }
        for (Rule rule : rules) {
            if (rule.isLastResort() != lastResort) {
                continue;
            }
            Trouble about = null;
            Advice chosen = null;
            for (Trouble trouble : troubles) {
                Advice advice = rule.advise(trouble);
                boolean better = advice != null && (chosen == null || (isWords(chosen) && !isWords(advice)));
                if (better) {
                    about = trouble;
                    chosen = advice;
                }
            }
            if (about != null && chosen != null) {
                add(rule, about, chosen);
                return true;
            }
        }
        return false;
    }

    private static boolean isWords(Advice advice) {
        return advice.cure().edits().isEmpty();
    }

    /** The same rule at the same place is told once, whatever the crash points. */
    private void add(Rule rule, Trouble trouble, Advice advice) {
        Statement statement = trouble.statement();
        boolean inFile = isInFile(statement, trouble.step());
        Place place =
                inFile && !advice.place().isNowhere() ? advice.place() : new Place(statement.start(), statement.end());
        Span span = migration.source().span(place.start(), place.end());
        if (told.add(rule.id() + " " + place.start() + " " + place.end())) {
            Cure cure = inFile ? advice.cure() : advice.cure().withoutEdits();
            advised.add(new Advised(
                    new Finding(
                            rule.id(),
                            rule.severity(),
                            statement.number(),
                            span,
                            advice.message(),
                            advice.reason(),
                            cure.help(statement),
                            trouble.hazard().sqlState()),
                    cure.edits()));
        }
    }

    /** Whether the step's offsets are those of the file, not those of a decoded string constant. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isInFile(Statement statement, Step step) {
        return step.tokens().text() == statement.tokens().text();
    }
}
