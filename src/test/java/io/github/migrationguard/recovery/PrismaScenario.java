package io.github.migrationguard.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a table of scenarios.
 *
 * @param ordinary whether every build plays it
 */
record PrismaScenario(boolean ordinary, List<String> cells) {
    private static final String ORDINARY = "* ";

    /** @param table name of a file in {@code src/test/resources/prisma}, where {@code #} begins a comment */
    static Stream<PrismaScenario> all(String table) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/prisma", table)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(PrismaScenario::of);
    }

    private static PrismaScenario of(String line) {
        boolean ordinary = line.startsWith(ORDINARY);
        String text = ordinary ? line.substring(ORDINARY.length()) : line;
        return new PrismaScenario(
                ordinary,
                Arrays.stream(text.split("\\|", -1)).map(String::strip).toList());
    }

    String cell(int column) {
        return cells.get(column);
    }

    @Override
    public String toString() {
        return String.join(" | ", cells);
    }
}
