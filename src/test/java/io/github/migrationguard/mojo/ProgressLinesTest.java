package io.github.migrationguard.mojo;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.github.migrationguard.migration.MigrationHistory;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

final class ProgressLinesTest {
    @Test
    void warnsOnceWhereALimitEndsTheProof() {
        Log log = mock(Log.class);
        ProgressLines lines = new ProgressLines(log);
        for (String directory : List.of("one", "two")) {
            lines.stopped(new MigrationHistory(directory, "plain", List.of(), List.of()), 0, "it takes too long");
        }
        verify(log)
                .warn("Not all is proved: it takes too long (after 0 of 0 migrations of one);"
                        + " the static analysis decides the rest");
        verifyNoMoreInteractions(log);
    }
}
