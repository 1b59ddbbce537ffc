package io.github.migrationguard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class MemoryTest {
    @TempDir
    private Path parent;

    @Test
    void usesADirectoryOfItsOwn() throws IOException {
        Path directory = parent.resolve("own");
        assertThat(Memory.own(directory)).hasValue(directory);
        assertThat(Memory.own(directory)).hasValue(directory);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void doesNotUseWhatSomebodyElseMayHavePutThere() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        assertThat(Memory.own(Files.createSymbolicLink(parent.resolve("link"), elsewhere)))
                .isEmpty();
        assertThat(Memory.own(Files.createFile(parent.resolve("file")))).isEmpty();
        for (String permissions : List.of("rwxrwxr-x", "rwxr-xrwx")) {
            Path shared = Files.createDirectory(parent.resolve(permissions));
            FileTree.permit(shared, permissions);
            assertThat(Memory.own(shared)).as(permissions).isEmpty();
        }
        if (Account.isRoot()) {
            Path others = Files.createDirectory(parent.resolve("others"));
            Files.setAttribute(others, "unix:uid", 65534);
            assertThat(Memory.own(others)).isEmpty();
        }
    }

    @Test
    void readsHowMuchIsLeft() {
        assertThat(Memory.available(List.of("MemTotal:  100 kB", "MemAvailable:    8388608 kB")))
                .isEqualTo(8L << 30);
        assertThat(Memory.available(List.of("MemTotal:  100 kB"))).isZero();
        assertThat(Memory.below("max\n", "77\n")).isEqualTo(Long.MAX_VALUE);
        assertThat(Memory.below("1000\n", "77\n")).isEqualTo(923);
    }
}
