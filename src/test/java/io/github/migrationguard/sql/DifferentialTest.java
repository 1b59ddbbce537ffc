package io.github.migrationguard.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our parser against PostgreSQL's own on the fixtures; needs node and {@code scripts/install-test-tools.sh}. */
final class DifferentialTest {
    @BeforeAll
    static void needsPostgresqlsParsers() {
        boolean ci = "1".equals(System.getenv("MIGRATION_GUARD_CI"));
        assumeTrue(ci || PostgresParser.isInstalled(), "scripts/install-test-tools.sh was not run");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 18})
    void statementsAreCutAndReadAsByPostgresql(int major) throws IOException {
        Comparison comparison = new Comparison();
        try (PostgresParser postgres = new PostgresParser(major)) {
            for (Map.Entry<String, String> fixture : Fixtures.validIn(major).entrySet()) {
                PostgresParser.Answer answer = postgres.parse(fixture.getValue());
                assertThat(answer.error()).as(fixture.getKey()).isNull();
                comparison.add(fixture.getKey(), fixture.getValue(), answer);
            }
        }
        assertThat(comparison.statements()).isGreaterThan(600);
        assertThat(comparison.boundaries()).isEmpty();
        assertThat(comparison.facts()).isEmpty();
    }

    @Test
    void bodiesAreReadAsByPostgresql() throws IOException {
        Comparison comparison = new Comparison();
        try (PostgresParser postgres = new PostgresParser(18)) {
            Fixtures.validIn(18).forEach((name, text) -> comparison.addBodies(name, text, postgres));
        }
        assertThat(comparison.statements()).isGreaterThanOrEqualTo(19);
        assertThat(comparison.facts()).isEmpty();
    }

    /** What is reported as foreign must be refused by PostgreSQL too. */
    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 18})
    void whatWeRefusePostgresqlRefusesToo(int major) throws IOException {
        try (PostgresParser postgres = new PostgresParser(major)) {
            for (String sql : ForeignSqlTest.refusedByTheGrammar()) {
                assertThat(postgres.parse(sql).error()).as(sql).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void aDifferenceIsSeen(int major) throws IOException {
        try (PostgresParser postgres = new PostgresParser(major)) {
            PostgresParser.Answer answer = postgres.parse("DROP TABLE a; DROP TABLE b CASCADE;");
            Comparison facts = new Comparison();
            facts.add("planted", "DROP TABLE a; DROP TABLE c CASCADE;", answer);
            assertThat(facts.facts()).hasSize(1);
            Comparison boundaries = new Comparison();
            boundaries.add("planted", "DROP TABLE a; DROP TABLE b CASCADE ;", answer);
            assertThat(boundaries.boundaries()).hasSize(1);
            assertThat(List.of(answer.statements().get(1).facts())).containsExactly("drop [table b] cascade");
        }
    }
}
