package io.github.migrationguard.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrismaVersionTest {
    @TempDir
    Path root;

    private Path migrations;

    @BeforeEach
    void layOut() throws IOException {
        migrations = Files.createDirectories(root.resolve("packages/db/prisma/migrations"));
        Files.createDirectory(root.resolve(".git"));
    }

    @ParameterizedTest
    @CsvSource({
        "7.3.0, transaction",
        "7.4.0, statement",
        "7.10.1, statement",
        "6.19.3, transaction",
        "10.0.0, statement",
        "8.0.0-rc.1, statement",
        "7.3.0-dev.5, transaction",
    })
    void knowsFromWhichVersionOnStatementsCommit(String version, String model) {
        assertThat(new PrismaVersion(version, "f").crashModel().model().word()).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^6.2.0", "~7.3.1", "6", "6.x", "7.2.*", "<=7.3.0", "<7.2", "^5.0.0 || ^6.0.0", "v5.1.0"})
    void takesARangeThatEndsBeforeTheChangeAsTransaction(String range) {
        assertThat(new PrismaVersion(range, "package.json").crashModel())
                .isEqualTo(new Layout.CrashModelChoice(
                        CrashModel.TRANSACTION,
                        "prisma " + range + " in package.json; up to 7.3 a migration is one transaction"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"^7.2.0", "7", "7.x", ">=6", "*", "latest", "catalog:", "workspace:^", "<8", "6 - 8", "^6 || *"})
    void takesARangeThatMayReachLaterVersionsAsStatement(String range) {
        assertThat(new PrismaVersion(range, "package.json").crashModel())
                .isEqualTo(new Layout.CrashModelChoice(
                        CrashModel.STATEMENT,
                        "prisma " + range + " in package.json may be 7.4 or later, which commits after each statement;"
                                + " no lock file says more"));
    }

    @Test
    void anExactVersionInALockFileWinsOverARange() throws IOException {
        write("packages/db/package.json", "{\"devDependencies\": {\"prisma\": \"^7.2.0\"}}");
        assertThat(found()).isEqualTo(new PrismaVersion("^7.2.0", "packages/db/package.json"));
        write("pnpm-lock.yaml", "packages:\n\n  prisma@7.2.0(typescript@5.8.2):\n    hasBin: true\n");
        assertThat(found()).isEqualTo(new PrismaVersion("7.2.0", "pnpm-lock.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pnpm-lock.yaml|packages:\n\n  /prisma/7.1.0:\n    resolution: {}\n  /@prisma/client/4.0.0_prisma@4.0.0:\n",
                "pnpm-lock.yaml|packages:\n  /prisma@7.1.0:\n",
                "pnpm-lock.yaml|packages:\n  '@prisma/client@7.1.0(prisma@9.0.0)':\n",
                "package-lock.json|{\"packages\": {\"node_modules/prisma\": {\n \"version\": \"7.1.0\", \"x\": {}}}}",
                "package-lock.json|{\"dependencies\": {\n\"prisma\": {\n\"version\": \"7.1.0\"}}}",
                "package-lock.json|{\"packages\": {\"db/node_modules/@prisma/client\": {\"version\": \"7.1.0\"}}}",
                "yarn.lock|# yarn lockfile v1\n\nprisma@^7.0.0, prisma@~7.1:\n  version \"7.1.0\"\n",
                "yarn.lock|prisma@^7.0.0:\r\n  version \"7.1.0\"\r\n",
                "yarn.lock|\"prisma@npm:^7.0.0\":\n  version: 7.1.0\n\n\"other-prisma@npm:9\":\n  version: 9.0.0\n",
                "yarn.lock|\"@prisma/client@^7.0.0\":\n  version \"7.1.0\"\n  dependencies:\n    prisma \"^9\"\n",
                "bun.lock|{\"packages\": {\n \"prisma\": [\"prisma@7.1.0\", \"\", {}],\n \"zod\": [\"zod@9.0.0\"]}}",
            })
    void readsTheLockFilesOfThePackageManagers(String fileAndText) throws IOException {
        String[] parts = fileAndText.split("\\|");
        write("packages/db/" + parts[0], parts[1]);
        assertThat(found()).isEqualTo(new PrismaVersion("7.1.0", "packages/db/" + parts[0]));
    }

    @Test
    void ofSeveralLockedVersionsTheHighestCounts() throws IOException {
        write(
                "yarn.lock",
                "prisma@^6:\n  version \"6.9.0\"\n\nprisma@^7:\n  version \"7.10.0\"\n\nprisma@7.9.1:\n  version \"7.9.1\"\n");
        assertThat(found().version()).isEqualTo("7.10.0");
    }

    @Test
    void looksNoFurtherThanTheVersionControl() throws IOException {
        Files.delete(root.resolve(".git"));
        Files.createDirectory(root.resolve("packages/.git"));
        write("package.json", "{\"dependencies\": {\"prisma\": \"6.0.0\"}}");
        assertThat(found()).isEqualTo(new PrismaVersion("", ""));
    }

    @Test
    void withoutVersionControlLooksNoFurtherThanWhereMavenWasStarted() throws IOException {
        Files.delete(root.resolve(".git"));
        write("package.json", "{\"dependencies\": {\"prisma\": \"6.0.0\"}}");
        write("packages/package.json", "{\"dependencies\": {\"prisma\": \"5.0.0\"}}");
        assertThat(PrismaVersion.installedFor(migrations, root.resolve("packages/db"))
                        .version())
                .isEmpty();
        assertThat(PrismaVersion.installedFor(migrations, root.resolve("packages"))
                        .version())
                .isEqualTo("5.0.0");
        assertThat(PrismaVersion.installedFor(migrations, root.resolve("elsewhere"))
                        .version())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[1]", "null", "{\"dependencies\": []}", "{\"dependencies\": {\"prisma\": {}}}"})
    void aPackageJsonThatSaysNothingIsNoVersion(String text) throws IOException {
        write("packages/db/package.json", text);
        assertThat(found().crashModel())
                .isEqualTo(
                        new Layout.CrashModelChoice(
                                CrashModel.STATEMENT,
                                "no package.json or lock file names a Prisma version; 7.4 and later commit after each statement"));
    }

    private PrismaVersion found() {
        return PrismaVersion.installedFor(migrations, root);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
    }
}
