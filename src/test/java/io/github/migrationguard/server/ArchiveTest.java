package io.github.migrationguard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What is taken out of a jar, and what is refused. */
final class ArchiveTest {
    @TempDir
    private Path directory;

    @Test
    void unpacksFilesAndLinks() throws IOException {
        Path jar = jar(
                "F bin/postgres",
                "D lib",
                "F lib/libpq.so.5.17",
                "L lib/libpq.so > libpq.so.5.17",
                "L bin/lib > ../lib");
        Archive.unpack(jar, into());
        assertThat(into().resolve("bin/postgres")).isExecutable().hasContent("bin/postgres");
        assertThat(into().resolve("lib/libpq.so")).isSymbolicLink().hasContent("lib/libpq.so.5.17");
        assertThat(into().resolve("bin/lib/libpq.so")).hasContent("lib/libpq.so.5.17");
    }

    @ParameterizedTest
    @CsvSource({
        "F ../evil",
        "F a/../../evil",
        "F a/../evil",
        "D ../evil",
        "F /evil",
        "L a > /etc/passwd",
        "L a > ../evil",
        "L a/b > ../../evil",
        "L a > b/../../evil",
        "L a > b/../c",
        "H a > ../evil",
        "H a > /etc/passwd",
        "P a"
    })
    void refusesWhatLeadsOut(String entry) throws IOException {
        Path jar = jar("F harmless", entry);
        assertThatThrownBy(() -> Archive.unpack(jar, into()))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("was refused");
        assertThat(entries(directory)).containsExactlyInAnyOrder(jar, into());
        assertThat(entries(into()))
                .extracting(path -> path.getFileName().toString())
                .isSubsetOf("harmless", "a");
    }

    @Test
    void writesNothingThroughALink() throws IOException {
        Path jar = jar("D real/deep", "L short > real/deep", "F short/file");
        assertThatThrownBy(() -> Archive.unpack(jar, into())).hasMessageContaining("lies behind a link");
        assertThat(into().resolve("real/deep/file")).doesNotExist();
    }

    @Test
    void refusesAJarWithAnotherDigest() throws IOException {
        Path jar = jar("F bin/postgres");
        Binaries binaries = new Binaries("linux-amd64", "17.11.0", Files.size(jar), "0".repeat(64));
        assertThatThrownBy(() -> Archive.verify(jar, binaries))
                .isInstanceOf(GuardException.class)
                .hasMessageContaining("SHA-256")
                .hasMessageContaining("0".repeat(64));
    }

    @Test
    void refusesAJarWithoutPrograms() throws IOException {
        Path jar = directory.resolve("empty.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/"));
        }
        assertThatThrownBy(() -> Archive.unpack(jar, into())).hasMessageContaining("no .txz");
    }

    private Path into() throws IOException {
        return Files.createDirectories(directory.resolve("into")).toRealPath();
    }

    /** Entries as {@code kind name} or {@code kind name > target}; the kinds are those of {@code find -type}. */
    private Path jar(String... entries) throws IOException {
        Path jar = directory.resolve("programs.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("programs.txz"));
            try (TarArchiveOutputStream tar =
                    new TarArchiveOutputStream(new XZOutputStream(zip, new LZMA2Options(0)))) {
                for (String entry : entries) {
                    add(tar, entry.charAt(0), entry.substring(2).split(" > "));
                }
            }
        }
        return jar;
    }

    private static void add(TarArchiveOutputStream tar, char kind, String[] names) throws IOException {
        byte type = switch (kind) {
            case 'D' -> TarConstants.LF_DIR;
            case 'L' -> TarConstants.LF_SYMLINK;
            case 'H' -> TarConstants.LF_LINK;
            case 'P' -> TarConstants.LF_FIFO;
            default -> TarConstants.LF_NORMAL;
        };
        byte[] content = kind == 'F' ? names[0].getBytes(StandardCharsets.UTF_8) : new byte[0];
        TarArchiveEntry entry = new TarArchiveEntry(names[0], type, true);
        entry.setMode(0755);
        entry.setSize(content.length);
        if (names.length > 1) {
            entry.setLinkName(names[1]);
        }
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return new ArrayList<>(entries.toList());
        }
    }
}
