package io.github.migrationguard.recovery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** A few of the scenarios of {@link PrismaOracleTest}, one for each kind of answer. */
final class PrismaTest extends PrismaScenarioTest {
    @BeforeAll
    static void isInstalled() {
        boolean ci = "1".equals(System.getenv("MIGRATION_GUARD_CI"));
        assumeTrue(ci || PrismaCli.isInstalled(), "scripts/install-test-tools.sh was not run");
    }

    static Stream<PrismaScenario> states() throws IOException {
        return PrismaScenario.all("states.txt").filter(PrismaScenario::ordinary);
    }

    static Stream<PrismaScenario> resolves() throws IOException {
        return PrismaScenario.all("resolves.txt").filter(PrismaScenario::ordinary);
    }
}
