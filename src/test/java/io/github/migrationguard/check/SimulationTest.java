package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples that the README shows. */
final class SimulationTest {
    @Test
    void theIncidentHasThreeErrors() {
        assertThat(errors("incident"))
                .containsExactly(
                        "1 unguarded-create-table 42P07",
                        "2 unguarded-create-index 42P07",
                        "3 unguarded-add-constraint 42710");
    }

    @Test
    void theCureOfTheGuideIsStillWrongAtTheIndex() {
        assertThat(errors("incident-guide-cure"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2 ")
                .endsWith(" 42P07");
    }

    @Test
    void theRepairedOneHasNone() {
        assertThat(errors("incident-repaired")).isEmpty();
    }

    private static List<String> errors(String example) {
        Path directory = Path.of("examples", example).toAbsolutePath();
        CheckResult result = Checks.run(
                new CheckConfiguration(
                        directory,
                        List.of(directory),
                        List.of(),
                        "auto",
                        "auto",
                        "auto",
                        List.of(),
                        List.of(),
                        "error"),
                Prover.none());
        return result.histories().stream()
                .flatMap(history -> history.migrations().stream())
                .flatMap(migration -> migration.findings().stream())
                .map(CheckedFinding::finding)
                .map(found -> found.statement() + " " + found.rule() + " " + found.sqlState())
                .toList();
    }
}
