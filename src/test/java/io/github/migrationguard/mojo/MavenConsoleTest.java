package io.github.migrationguard.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.report.Palette.Tone;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.shared.utils.logging.MessageUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MavenConsoleTest {
    private final boolean before = MessageUtils.isColorEnabled();
    private final Log log = mock(Log.class);
    private final MavenConsole console = new MavenConsole(log);

    @AfterEach
    void restore() {
        MessageUtils.setColorEnabled(before);
    }

    @ParameterizedTest
    @EnumSource
    void paintsNothingWhereMavenHasNoColours(Tone tone) {
        MessageUtils.setColorEnabled(false);
        assertThat(console.paint(tone, "text")).isEqualTo("text");
    }

    @Test
    void logsEachSeverityAsLoudlyAsItIs() {
        console.line(Severity.ERROR, "e");
        console.line(Severity.WARNING, "w");
        console.line(Severity.INFO, "i");
        verify(log).error("e");
        verify(log).warn("w");
        verify(log).info("i");
        verifyNoMoreInteractions(log);
    }
}
