package io.github.migrationguard.recovery;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** All scenarios; takes half an hour. */
@Tag("oracle")
final class PrismaOracleTest extends PrismaScenarioTest {
    static Stream<PrismaScenario> states() throws IOException {
        return PrismaScenario.all("states.txt");
    }

    static Stream<PrismaScenario> resolves() throws IOException {
        return PrismaScenario.all("resolves.txt");
    }
}
