package io.github.migrationguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the POM says stands again in other files; here they are kept together. */
final class ProjectFilesTest {
    private static final Pattern OWN_VERSION =
            Pattern.compile("<artifactId>migration-guard-maven-plugin</artifactId>\\s*<version>([^<]*)</version>");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]*)</groupId>\\s*<artifactId>([^<]*)</artifactId>(.*?)" + "</dependency>",
            Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "examples/incident/pom.xml",
                "examples/incident-guide-cure/pom.xml",
                "examples/incident-repaired/pom.xml"
            })
    void namesTheVersionThatIsBuilt(String file) throws IOException {
        List<String> own = groups(OWN_VERSION, "pom.xml");
        assertThat(own).hasSize(1);
        assertThat(groups(OWN_VERSION, file)).isEqualTo(own);
    }

    @Test
    void theNoticeNamesWhatTheUserGets() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String direct = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"));
        List<String> shipped = DEPENDENCY
                .matcher(direct)
                .results()
                .filter(dependency -> !dependency.group(3).contains("<scope>"))
                .map(dependency -> dependency.group(2))
                .toList();
        assertThat(shipped).isNotEmpty();
        assertThat(Files.readString(Path.of("NOTICE"))).contains(shipped);
    }

    private static List<String> groups(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(Path.of(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
