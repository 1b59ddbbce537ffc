package io.github.migrationguard.report;

/** Colours for the console. */
@FunctionalInterface
public interface Palette {
    /** No colours at all. */
    Palette PLAIN = (tone, text) -> text;

    /** The text in the colour of that tone; what a reader sees is as wide as before. */
    String paint(Tone tone, String text);

    /** What a piece of text is there for. */
    enum Tone {
        ERROR,
        WARNING,
        INFO,
        /** Success. */
        GOOD,
        /** A finding's message. */
        STRONG,
        /** Line numbers and the lines around the source. */
        FRAME
    }
}
