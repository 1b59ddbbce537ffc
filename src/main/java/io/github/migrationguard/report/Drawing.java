package io.github.migrationguard.report;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.report.Palette.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws one finding: what happens, where, the source line with the place marked, why, and what to write instead. */
final class Drawing {
    /** Leaves room for Maven's {@code [WARNING] } on a terminal of 80 columns. */
    static final int WIDTH = 70;

    /** A table of a hundred columns is not repeated for the sake of three words in its first line. */
    private static final int NOTE_LINES = 12;

    private final LineSink sink;
    private final Palette palette;

    Drawing(LineSink sink, Palette palette) {
        this.sink = sink;
        this.palette = palette;
    }

    /** Draws a finding; without {@code source} only its place is named. */
    void draw(Finding finding, String file, @Nullable SourceText source) {
        Severity severity = finding.severity();
        Span span = finding.span();
        boolean aboutFile = span.equals(Span.START);
        String line = aboutFile || source == null ? "" : source.line1(span.line());
        int digits = Integer.toString(span.line()).length();
        String margin = " ".repeat(digits);

        headline(finding);
        String place = aboutFile ? file : file + ":" + span.line() + ":" + span.column();
        sink.line(severity, margin + frame("--> ") + Cells.printable(place).replace('\n', ' '));
        if (!line.isBlank()) {
            Snippet snippet = Snippet.of(line, span, WIDTH - digits - 3);
            sink.line(severity, margin + frame(" |"));
            sink.line(severity, frame(span.line() + " | ") + snippet.text());
            String mark = palette.paint(tone(severity), "^".repeat(snippet.marked()));
            sink.line(severity, margin + frame(" | ") + " ".repeat(snippet.indent()) + mark);
        }
        note(severity, margin, "why:  ", finding.reason());
        note(severity, margin, "help: ", finding.help());
        sink.line(severity, "");
    }

    private void headline(Finding finding) {
        String state = finding.sqlState();
        String message = state == null || finding.message().contains(state)
                ? finding.message()
                : finding.message() + " (" + state + ")";
        headline(finding.severity(), finding.severity().word() + "[" + finding.rule() + "]", message);
    }

    /** {@code label: message}, the message stressed. */
    void headline(Severity severity, String label, String message) {
        List<String> lines = Paragraph.lines(Cells.printable(label + ": " + message), WIDTH);
        String first =
                lines.get(0).substring(Math.min(label.length(), lines.get(0).length()));
        sink.line(severity, palette.paint(tone(severity), label) + strong(first));
        for (String rest : lines.subList(1, lines.size())) {
            sink.line(severity, strong(rest));
        }
    }

    /** A text as it is, broken at the width. */
    void wrapped(Severity severity, String text) {
        for (String line : Paragraph.lines(Cells.printable(text), WIDTH)) {
            sink.line(severity, line);
        }
    }

    /** A labelled text under a headline; nothing for a blank one. */
    void note(Severity severity, String margin, String label, String text) {
        if (text.isBlank()) {
            return;
        }
        String before = margin + " " + frame("= ") + label;
        String under = " ".repeat(margin.length() + 3 + label.length());
        for (String line :
                Paragraph.shortened(Paragraph.lines(Cells.printable(text), WIDTH - under.length()), NOTE_LINES)) {
            sink.line(severity, (before + line).stripTrailing());
            before = under;
        }
    }

    private String frame(String text) {
        return palette.paint(Tone.FRAME, text);
    }

    private String strong(String text) {
        return palette.paint(Tone.STRONG, text);
    }

    static Tone tone(Severity severity) {
        return switch (severity) {
            case ERROR -> Tone.ERROR;
            case WARNING -> Tone.WARNING;
            case INFO -> Tone.INFO;
        };
    }
}
