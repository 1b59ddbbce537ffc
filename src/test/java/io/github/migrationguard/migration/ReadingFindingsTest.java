package io.github.migrationguard.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ReadingFindingsTest {
    @Test
    void everyRuleIsListedAndHasItsPage() throws IOException {
        Path source = Path.of("src/main/java/io/github/migrationguard/migration/ReadingFindings.java");
        Set<String> written = new TreeSet<>();
        Pattern.compile("(?:= |Finding\\(\\s*|error\\(\\s*)\"([a-z0-9]+(?:-[a-z0-9]+)+)\"")
                .matcher(Files.readString(source))
                .results()
                .forEach(match -> written.add(match.group(1)));
        assertThat(ReadingFindings.RULES.keySet()).containsExactlyInAnyOrderElementsOf(written);
        for (String rule : written) {
            Path page = Path.of("docs/rules", rule + ".md");
            assertThat(page).exists();
            assertThat(Files.readAllLines(page))
                    .startsWith("# " + rule)
                    .contains("## What happens", "## Why", "## Instead of", "## Use");
        }
    }
}
