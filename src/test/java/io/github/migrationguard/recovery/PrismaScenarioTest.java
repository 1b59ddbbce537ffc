package io.github.migrationguard.recovery;

import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.ServerSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays scenarios, which come from the methods {@code states} and {@code resolves} of the class that extends this one. */
abstract class PrismaScenarioTest {
    @TempDir
    private Path project;

    private LiveDatabase database;

    @BeforeEach
    final void open() throws SQLException {
        database = new LiveDatabase(ServerSettings.DEFAULT_MAJOR, PrismaResolveJudge.DATABASE);
    }

    @AfterEach
    final void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @MethodSource("states")
    final void migrateStatusAgreesWithPrisma(PrismaScenario line) throws Exception {
        PrismaStatusJudge.judge(line, project, database);
    }

    @ParameterizedTest
    @MethodSource("resolves")
    final void prismaGoesOnAsBehindItsOwnCommand(PrismaScenario line) throws Exception {
        PrismaResolveJudge.judge(line, project, database);
    }
}
