package io.github.migrationguard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.Script;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A statement that a finding tells to write is PostgreSQL, and makes the migration re-runnable. */
final class RepairsTest {
    /** What only the author can decide: which rows, which object, which order. */
    private static final Set<String> NEEDS_THE_AUTHOR = Set.of(
            "clean-run-fails",
            "delete-repeats",
            "detach-left-pending",
            "drop-repeats",
            "not-decided",
            "not-in-transaction",
            "rerun-changes-state",
            "rerun-fails",
            "update-repeats");

    /** Cases of other rules whose help is words all the same. */
    private static final Set<String> WORDS = Set.of(
            "concurrent-index-left-invalid/adopted-by-a-constraint",
            "created-then-renamed/index",
            "created-then-renamed/table",
            "created-then-renamed/used-in-between",
            "guard-checks-other-object/in-executed-text",
            "insert-repeats/columns-unknown",
            "insert-repeats/copy",
            "unguarded-create-object/database",
            "unguarded-create-table/executed-text",
            "unguarded-create-table/quoted-body");

    static Stream<RuleCase> repairable() {
        return RuleCase.all().stream().filter(RepairsTest::isRepairable);
    }

    private static boolean isRepairable(RuleCase aCase) {
        List<Advised> advised = aCase.advised();
        boolean decided =
                aCase.judgement().hazards().stream().noneMatch(hazard -> hazard.kind() == Hazard.Kind.UNDECIDED);
        return decided
                && !advised.isEmpty()
                && advised.stream().noneMatch(one -> one.edits().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("repairable")
    void whatIsWrittenInsteadIsRerunnable(RuleCase aCase) {
        RuleCase repaired = aCase.repaired();
        assertThat(Script.parse(repaired.sql()).problems()).as(repaired.sql()).isEmpty();
        assertThat(repaired.advised()).as(repaired.sql()).isEmpty();
        assertThat(repaired.isRerunnable()).as(repaired.sql()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("repairable")
    void theHelpCanBeCopied(RuleCase aCase) {
        for (Advised advised : aCase.advised()) {
            String help = advised.finding().help();
            if (!help.contains("\u2026")) {
                Script script = Script.parse(help);
                assertThat(script.problems()).as(help).isEmpty();
                assertThat(script.statements()).as(help).isNotEmpty();
            }
        }
    }

    @Test
    void everyOtherCaseIsOneForItsAuthor() {
        Set<String> repairable = repairable().map(RuleCase::toString).collect(Collectors.toSet());
        Set<String> words = new TreeSet<>();
        for (RuleCase aCase : RuleCase.all()) {
            boolean telling = !aCase.isQuiet() && !NEEDS_THE_AUTHOR.contains(aCase.rule());
            if (telling && !repairable.contains(aCase.toString())) {
                words.add(aCase.toString());
            }
        }
        assertThat(words).containsExactlyInAnyOrderElementsOf(WORDS);
    }
}
