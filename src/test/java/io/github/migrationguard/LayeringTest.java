package io.github.migrationguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages know only what stands below them, Maven stays in {@code mojo} and JDBC in the rooms named here. */
final class LayeringTest {

    private static final String ROOT = "io.github.migrationguard.";

    /** Top to bottom. A subpackage that is not listed belongs to its parent. */
    private static final List<String> ROOMS = List.of(
            "mojo",
            "report",
            "check",
            "recovery",
            "schema",
            "fix",
            "proof",
            "server",
            "rule",
            "rerun",
            "history",
            "catalog.live",
            "catalog",
            "database",
            "migration",
            "sql",
            "finding");

    private static final Set<String> JDBC =
            Set.of("recovery", "schema", "proof", "server", "history", "catalog.live", "database");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern NAMED =
            Pattern.compile("\\b(?:io\\.github\\.migrationguard|org\\.apache\\.maven|javax?\\.sql)\\.[a-z.]*");

    @Test
    void theProductKeepsItsLayers() throws IOException {
        assertThat(violations(Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void findsAnImportThatPointsUpwards(@TempDir Path tree) throws IOException {
        plant(tree, "sql", "import io.github.migrationguard.rule.Rule;");
        plant(tree, "check", "import io.github.migrationguard.rule.Rule;");
        assertThat(violations(tree)).containsExactly("sql/Planted.java: io.github.migrationguard.rule is above it");
    }

    @Test
    void findsANameThatIsWrittenOutInsteadOfImported(@TempDir Path tree) throws IOException {
        plant(
                tree,
                "catalog",
                "/* java.sql.Connection */ Object o = io.github.migrationguard.catalog.live.Reader.of();");
        assertThat(violations(tree))
                .containsExactly("catalog/Planted.java: io.github.migrationguard.catalog.live is above it");
    }

    @Test
    void findsMavenAndJdbcOutsideTheirRooms(@TempDir Path tree) throws IOException {
        String imports = "import org.apache.maven.plugin.logging.Log;\nimport static java.sql.Types.INTEGER;";
        plant(tree, "check", imports);
        plant(tree, "mojo", "import org.apache.maven.plugin.logging.Log;");
        plant(tree, "catalog.live", "import java.sql.Connection;");
        assertThat(violations(tree))
                .containsExactly(
                        "check/Planted.java: org.apache.maven.plugin.logging is not for this package",
                        "check/Planted.java: java.sql is not for this package");
    }

    @Test
    void findsAPackageWithoutNullMarkedAndOneOutsideTheHouse(@TempDir Path tree) throws IOException {
        plant(tree, "sql", "");
        plant(tree, "cellar", "");
        Files.delete(tree.resolve("io/github/migrationguard/sql/package-info.java"));
        assertThat(violations(tree))
                .containsExactly("cellar: is no package of the house", "sql: has no @NullMarked package-info");
    }

    private static void plant(Path tree, String room, String body) throws IOException {
        Path dir = Files.createDirectories(tree.resolve((ROOT + room).replace('.', '/')));
        Files.writeString(dir.resolve("package-info.java"), "@NullMarked\npackage " + ROOT + room + ";");
        Files.writeString(dir.resolve("Planted.java"), "package " + ROOT + room + ";\n" + body);
    }

    private static List<String> violations(Path tree) throws IOException {
        Path home = tree.resolve(ROOT.replace('.', '/'));
        List<String> found = new ArrayList<>();
        List<Path> sources;
        try (var walk = Files.walk(home)) {
            sources = walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
        }
        for (Path dir : sources.stream().map(Path::getParent).distinct().toList()) {
            String name = home.relativize(dir).toString().replace('\\', '/');
            Path info = dir.resolve("package-info.java");
            if (room(name.replace('/', '.')) == null) {
                found.add(name + ": is no package of the house");
            }
            if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                found.add(name + ": has no @NullMarked package-info");
            }
        }
        for (Path source : sources) {
            String file = home.relativize(source).toString().replace('\\', '/');
            String own =
                    room(file.substring(0, Math.max(0, file.lastIndexOf('/'))).replace('/', '.'));
            if (own != null) {
                String code = COMMENT.matcher(Files.readString(source)).replaceAll(" ");
                NAMED.matcher(code)
                        .results()
                        .map(m -> m.group().replaceAll("\\.$", ""))
                        .distinct()
                        .map(name -> verdict(own, name))
                        .filter(text -> !text.isEmpty())
                        .forEach(text -> found.add(file + ": " + text));
            }
        }
        return found;
    }

    private static String verdict(String own, String name) {
        if (name.startsWith(ROOT)) {
            String other = room(name.substring(ROOT.length()));
            boolean below = other != null && ROOMS.indexOf(other) >= ROOMS.indexOf(own);
            return below ? "" : name + " is above it";
        }
        boolean allowed = name.startsWith("org.apache.maven") ? own.equals("mojo") : JDBC.contains(own);
        return allowed ? "" : name + " is not for this package";
    }

    private static String room(String name) {
        return ROOMS.stream()
                .filter(room -> name.equals(room) || name.startsWith(room + "."))
                .findFirst()
                .orElse(null);
    }
}
