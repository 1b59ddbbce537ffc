package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.report.LineSink;
import io.github.migrationguard.report.Palette;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.shared.utils.logging.MessageBuilder;
import org.apache.maven.shared.utils.logging.MessageUtils;

/** Maven's log and Maven's colours, which follow {@code -Dstyle.color} and {@code -B}. */
record MavenConsole(Log log) implements LineSink, Palette {

    @Override
    public void line(Severity severity, String text) {
        switch (severity) {
            case ERROR -> log.error(text);
            case WARNING -> log.warn(text);
            case INFO -> log.info(text);
        }
    }

    @Override
    public String paint(Tone tone, String text) {
        MessageBuilder buffer = MessageUtils.buffer();
        return switch (tone) {
            case ERROR -> buffer.failure(text).build();
            case WARNING -> buffer.warning(text).build();
            case GOOD -> buffer.success(text).build();
            case STRONG -> buffer.strong(text).build();
            case INFO, FRAME -> buffer.project(text).build();
        };
    }
}
