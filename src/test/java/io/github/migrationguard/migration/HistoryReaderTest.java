package io.github.migrationguard.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real directories, good and bad. The tests may run as root, so "unreadable" is never a matter of permissions. */
@Timeout(60)
final class HistoryReaderTest {
    private static final String SELECT = "SELECT 1;\n";

    @TempDir
    Path root;

    @Test
    void readsAPrismaHistory() throws IOException {
        write("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
        write("prisma/migrations/20240102_b/migration.sql", "CREATE TABLE b ();\nDROP TABLE a;\n");
        write("prisma/migrations/20240101_a/migration.sql", "CREATE TABLE a ();\r\n");
        write("prisma/migrations/.hidden/migration.sql", SELECT);
        write("prisma/migrations/notes.sql", "not SQL");
        write("elsewhere/migration.sql", SELECT);
        Files.createSymbolicLink(root.resolve("prisma/migrations/20240103_link"), root.resolve("elsewhere"));
        write("package.json", "{\"devDependencies\": {\"prisma\": \"6.4.0\"}}");

        MigrationHistory history = only(defaults());
        assertThat(history.directory()).isEqualTo("prisma/migrations");
        assertThat(history.layout()).isEqualTo("prisma");
        assertThat(history.findings()).isEmpty();
        assertThat(history.migrations())
                .extracting(Migration::id)
                .containsExactly(".hidden", "20240101_a", "20240102_b");
        Migration first = history.migrations().get(1);
        assertThat(first.file()).isEqualTo("prisma/migrations/20240101_a/migration.sql");
        assertThat(first.checksum()).isEqualTo("9e249dc3a06499713bbed4cb9f4b11514cfe42433fa905189c3a9196d54c6425");
        assertThat(first.crashModel()).isEqualTo(CrashModel.TRANSACTION);
        assertThat(first.crashModelReason())
                .isEqualTo("prisma 6.4.0 in package.json; up to 7.3 a migration is one transaction");
        assertThat(first.wasRead()).isTrue();
        assertThat(first.findings()).isEmpty();
        assertThat(history.migrations().get(2).script().statements()).hasSize(2);
    }

    @Test
    void readsAPlainHistory() throws IOException {
        write("db/migrations/10_c.sql", SELECT);
        write("db/migrations/9_b.up.sql", SELECT);
        write("db/migrations/9_b.down.sql", SELECT);
        write("db/migrations/seed.sql", SELECT);
        write("db/migrations/deeper/1_a.sql", SELECT);
        MigrationHistory history = only(defaults());
        assertThat(history.layout()).isEqualTo("plain");
        assertThat(history.migrations()).extracting(Migration::id).containsExactly("9_b.up", "10_c", "seed");
        Migration first = history.migrations().get(0);
        assertThat(first.file()).isEqualTo("db/migrations/9_b.up.sql");
        assertThat(first.checksum()).isNull();
        assertThat(first.crashModel()).isEqualTo(CrashModel.STATEMENT);
        assertThat(first.crashModelReason()).isEqualTo("plain SQL files are sent statement by statement, as psql does");
    }

    @Test
    void readsTheUsualPlacesOfEveryModuleInOrder() throws IOException {
        for (String place : List.of("b/migrations", "a/supabase/migrations", "a/prisma/migrations", "a/other")) {
            write(place + "/1_a.sql", SELECT);
        }
        HistorySettings settings = new HistorySettings(
                root, List.of(), List.of(root, root.resolve("a"), root.resolve("b")), "auto", "auto");
        assertThat(HistoryReader.read(settings))
                .extracting(MigrationHistory::directory)
                .containsExactly("a/prisma/migrations", "a/supabase/migrations", "b/migrations");
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(HistoryReader.read(defaults())).isEmpty();
    }

    @Test
    void showsPathsFromWhereMavenWasStarted() throws IOException {
        write("module/db/1_a.sql", SELECT);
        Path start = root.resolve("module");
        List<Path> directories = List.of(start.resolve("../module/db"), start.resolve("db/"));
        MigrationHistory history =
                only(new HistorySettings(root.resolve("elsewhere"), directories, List.of(start), "plain", "auto"));
        assertThat(history.directory()).isEqualTo("../module/db");
        assertThat(history.migrations().get(0).file()).isEqualTo("../module/db/1_a.sql");
        assertThat(only(new HistorySettings(root.resolve("module/db"), directories, List.of(), "plain", "auto"))
                        .directory())
                .isEqualTo(".");
    }

    @Test
    void obeysCrashModelAndSaysSo() throws IOException {
        write("db/1_a.sql", SELECT);
        Migration migration = only(new HistorySettings(
                        root, List.of(root.resolve("db")), List.of(), "plain", "transaction"))
                .migrations()
                .get(0);
        assertThat(migration.crashModel()).isEqualTo(CrashModel.TRANSACTION);
        assertThat(migration.crashModelReason()).isEqualTo("set by the parameter crashModel");
    }

    @ParameterizedTest
    @CsvSource({
        "db, auto, sometimes, crashModel=sometimes is unknown",
        "db, plane, auto, layout=plane is unknown",
        "db, flyway, auto, layout=flyway is recognised but not supported yet",
        "nowhere, auto, auto, directories: nowhere is no directory: it does not exist",
        "db/1_a.sql, auto, auto, directories: db/1_a.sql is no directory: it is a file",
        "loop, auto, auto, directories: loop is no directory: it is a symbolic link that leads nowhere or in a circle",
    })
    void refusesAMistakeInAParameterWithOneMessage(String directory, String layout, String model, String message)
            throws IOException {
        write("db/1_a.sql", SELECT);
        Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
        var settings = new HistorySettings(root, List.of(root.resolve(directory)), List.of(), layout, model);
        assertThatThrownBy(() -> HistoryReader.read(settings)).isInstanceOfSatisfying(GuardException.class, mistake -> {
            assertThat(mistake).hasMessage(message);
            assertThat(mistake.advice()).isNotEmpty();
        });
    }

    @Test
    void goesOnWhereAFileCannotBeRead() throws IOException {
        write("db/1_good.sql", "CREATE TABLE good ();");
        Files.createDirectory(root.resolve("db/2_directory.sql"));
        Files.createSymbolicLink(root.resolve("db/3_dangling.sql"), Path.of("nowhere"));
        Files.createSymbolicLink(root.resolve("db/4_loop.sql"), Path.of("4_loop.sql"));
        Files.createSymbolicLink(root.resolve("db/5_link.sql"), Path.of("1_good.sql"));
        MigrationHistory history = only(configured("db"));
        assertThat(history.migrations())
                .extracting(Migration::wasRead)
                .containsExactly(true, false, false, false, true);
        assertThat(history.migrations().get(4).script().statements()).hasSize(1);
        assertThat(messages(history))
                .containsExactly(
                        "2_directory error file-unreadable: could not be read: it is a directory, not a file",
                        "3_dangling error file-unreadable: could not be read: it is a symbolic link that leads nowhere"
                                + " or in a circle",
                        "4_loop error file-unreadable: could not be read: it is a symbolic link that leads nowhere or in"
                                + " a circle");
        Migration directory = history.migrations().get(1);
        assertThat(directory.checksum()).isNull();
        assertThat(directory.script().statements()).isEmpty();
        assertThat(directory.source().text()).isEmpty();
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void neverOpensAPipe() throws Exception {
        write("db/1_good.sql", SELECT);
        int status = new ProcessBuilder("mkfifo", root.resolve("db/2_pipe.sql").toString())
                .start()
                .waitFor();
        assertThat(status).isZero();
        assertThat(messages(only(configured("db"))))
                .containsExactly(
                        "2_pipe error file-unreadable: could not be read: it is a device or a pipe, not a file");
    }

    @Test
    void readsNoFileOf100Megabytes() throws IOException {
        write("db/1_good.sql", SELECT);
        write("db/2_huge.sql", SELECT);
        try (RandomAccessFile huge =
                new RandomAccessFile(root.resolve("db/2_huge.sql").toFile(), "rw")) {
            huge.setLength(100_000_000);
        }
        MigrationHistory history = only(configured("db"));
        assertThat(messages(history))
                .containsExactly("2_huge error file-too-large: has 96 MB, more than the 10 MB that are read");
        assertThat(history.migrations().get(1).wasRead()).isFalse();
    }

    @Test
    void pointsAtTheFirstByteThatIsNoUtf8AndReadsOn() throws IOException {
        write(
                "db/1_latin.sql",
                "-- größe: ".getBytes(StandardCharsets.UTF_8),
                "\n-- é: caf\u00E9 \u00E9\nSELECT 1;".getBytes(StandardCharsets.ISO_8859_1));
        Migration migration = only(configured("db")).migrations().get(0);
        assertThat(migration.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("invalid-utf8");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.message()).isEqualTo("byte 0xE9 is no UTF-8, the first of this file");
            assertThat(finding.span()).isEqualTo(new Span(2, 4, 2, 5));
        });
        assertThat(migration.wasRead()).isTrue();
        assertThat(migration.source().text()).contains("caf\uFFFD \uFFFD\nSELECT");
        assertThat(migration.script().statements()).hasSize(1);
    }

    @Test
    void recognisesUtf16() throws IOException {
        write("db/1_a.sql", "\uFEFFSELECT 1;".getBytes(StandardCharsets.UTF_16LE));
        assertThat(messages(only(configured("db"))).get(0))
                .isEqualTo("1_a error invalid-utf8: byte 0xFF is no UTF-8: the file is UTF-16");
    }

    @Test
    void hashesWhatPrismaDecoded() throws IOException {
        write("p/1_a/migration.sql", new byte[] {(byte) 0xE9});
        write("p/2_empty/migration.sql", "");
        assertThat(only(configured("p")).migrations())
                .extracting(Migration::checksum)
                .containsExactly(
                        "83d544ccc223c057d2bf80d3f2a32982c32c3c0db8e2674820da5064783fb097",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void weighsAByteOrderMarkByWhatTheToolDoesWithIt() throws IOException {
        write("prisma/1_a/migration.sql", "\uFEFFSELECT 1;");
        write("plain/1_a.sql", "\uFEFFSELECT 1;");
        assertThat(messages(only(configured("prisma"))))
                .containsExactly(
                        "1_a error byte-order-mark: the byte order mark makes the first statement a syntax error");
        assertThat(messages(only(configured("plain"))))
                .containsExactly("1_a warning byte-order-mark: the file starts with a byte order mark");
        Finding sent = only(configured("prisma")).migrations().get(0).findings().get(0);
        assertThat(sent.sqlState()).isEqualTo("42601");
        assertThat(sent.span()).isEqualTo(new Span(1, 1, 1, 2));
    }

    @Test
    void namesAMigrationThatDoesNothing() throws IOException {
        write("db/1_empty.sql", "");
        write("db/2_comment.sql", "-- This is an empty migration.\n");
        write("db/3_semicolon.sql", ";;\n");
        write("db/4_something.sql", SELECT);
        write("db/5_included.sql", "\\i other.sql\n");
        assertThat(messages(only(configured("db"))))
                .containsExactly(
                        "1_empty info empty-migration: has no statement",
                        "2_comment info empty-migration: has no statement",
                        "3_semicolon info empty-migration: has no statement");
    }

    @Test
    void namesADirectoryWithoutMigrationSql() throws IOException {
        write("p/1_a/migration.sql", SELECT);
        Files.createDirectories(root.resolve("p/2_b"));
        write("p/3_c/readme.txt", "");
        Files.createDirectories(root.resolve("p/4_d/migration.sql"));
        MigrationHistory history = only(configured("p"));
        assertThat(messages(history))
                .containsExactly(
                        "2_b error migration-file-missing: the directory 2_b has no migration.sql",
                        "3_c error migration-file-missing: the directory 3_c has no migration.sql",
                        "4_d error file-unreadable: could not be read: it is a directory, not a file");
        assertThat(history.migrations()).extracting(Migration::wasRead).containsExactly(true, false, false, false);
        assertThat(history.migrations().get(1).file()).isEqualTo("p/2_b/migration.sql");
        assertThat(history.migrations().get(1).findings().get(0).reason()).contains("P3015");
    }

    @Test
    void namesALockFileOfAnotherDatabase() throws IOException {
        write("p/migration_lock.toml", "# x\nprovider = \"mysql\"\n");
        write("p/1_a/migration.sql", SELECT);
        assertThat(only(configured("p")).findings()).singleElement().satisfies(found -> {
            assertThat(found.file()).isEqualTo("p/migration_lock.toml");
            assertThat(found.finding().rule()).isEqualTo("migration-lock-mismatch");
            assertThat(found.finding().span()).isEqualTo(new Span(2, 1, 2, 19));
            assertThat(found.finding().reason()).contains("P3019");
        });
    }

    @Test
    void saysWhenTheLockFileCannotBeRead() throws IOException {
        Files.createDirectories(root.resolve("p"));
        Files.createSymbolicLink(root.resolve("p/migration_lock.toml"), Path.of("migration_lock.toml"));
        write("p/1_a/migration.sql", SELECT);
        MigrationHistory history = only(configured("p"));
        assertThat(history.findings()).singleElement().satisfies(found -> {
            assertThat(found.file()).isEqualTo("p/migration_lock.toml");
            assertThat(found.finding().rule()).isEqualTo("file-unreadable");
        });
        assertThat(history.migrations()).hasSize(1);
    }

    @Test
    void warnsWhereTheOrderIsNotCertain() throws IOException {
        for (String name : List.of("2024010_z", "20240101_a", "20240101_A", "20240101_b", "20240101-b", "20240102_x")) {
            write("p/" + name + "/migration.sql", SELECT);
        }
        assertThat(messages(only(configured("p"))))
                .containsExactly(
                        "20240101_a warning ambiguous-order: the order of 2024010_z and 20240101_a is not certain",
                        "20240101_A warning ambiguous-order: the order of 20240101_a and 20240101_A is not certain",
                        "20240101-b warning ambiguous-order: the order of 20240101_b and 20240101-b is not certain");
        for (String name : List.of("V10__b", "V2__a", "V30__x", "V3__y", "1_add-user", "01_add_user", "2_add_user")) {
            write("db/" + name + ".sql", SELECT);
        }
        MigrationHistory plain =
                only(new HistorySettings(root, List.of(root.resolve("db")), List.of(), "plain", "auto"));
        assertThat(messages(plain))
                .containsExactly(
                        "1_add-user warning ambiguous-order: the order of 01_add_user.sql and 1_add-user.sql is not certain",
                        "V2__a warning ambiguous-order: the order of V10__b.sql and V2__a.sql is not certain");
        assertThat(plain.migrations().get(4).findings().get(0).reason()).endsWith("Places like this one: 2.");
    }

    @Test
    void namesWhatItCannotReadYetAndReadsNothingOfIt() throws IOException {
        write("src/main/resources/db/migration/V1__init.sql", SELECT);
        write("migrations/2024-01-01-000000_a/up.sql", SELECT);
        List<MigrationHistory> found = HistoryReader.read(defaults());
        assertThat(found).extracting(MigrationHistory::layout).containsExactly("flyway", "diesel");
        assertThat(found).allSatisfy(history -> assertThat(history.migrations()).isEmpty());
        Finding flyway = found.get(0).findings().get(0).finding();
        assertThat(found.get(0).findings().get(0).file()).isEqualTo("src/main/resources/db/migration");
        assertThat(flyway.message()).isEqualTo("holds migrations of Flyway, which are not supported yet: V1__init.sql");
        assertThat(flyway.severity()).isEqualTo(Severity.WARNING);
        assertThat(only(configured("migrations")).findings().get(0).finding().severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void saysWhatItSawWhereNoLayoutFits() throws IOException {
        for (String name : List.of("a.txt", "b.txt", "c/x.txt", "d.txt", ".e")) {
            write("migrations/" + name, "");
        }
        FileFinding found = only(defaults()).findings().get(0);
        assertThat(found.file()).isEqualTo("migrations");
        assertThat(found.finding().rule()).isEqualTo("unknown-layout");
        assertThat(found.finding().message())
                .isEqualTo("is no layout that is known: it holds .e, a.txt, b.txt and 2 more");
        assertThat(found.finding().help()).contains("migration.sql (Prisma)").contains(".sql files themselves (plain)");
    }

    @ParameterizedTest
    @CsvSource({"auto, ", "auto, .gitkeep", "plain, ", "plain, 1.down.sql", "prisma, migration_lock.toml"})
    void warnsOfADirectoryWithoutMigrations(String layout, String file) throws IOException {
        Files.createDirectories(root.resolve("db"));
        if (file != null) {
            write("db/" + file, "provider = \"postgresql\"");
        }
        MigrationHistory history =
                only(new HistorySettings(root, List.of(root.resolve("db")), List.of(), layout, "auto"));
        assertThat(history.layout()).isEqualTo(layout);
        assertThat(history.migrations()).isEmpty();
        assertThat(history.findings()).singleElement().satisfies(found -> {
            assertThat(found.file()).isEqualTo("db");
            assertThat(found.finding().rule()).isEqualTo("empty-directory");
            assertThat(found.finding().severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void readsManyFilesAlikeEveryTime() throws IOException {
        for (int i = 0; i < 200; i++) {
            write("db/" + i + "_a.sql", "CREATE TABLE t" + i + " ();");
        }
        List<MigrationHistory> first = HistoryReader.read(configured("db"));
        assertThat(ids(HistoryReader.read(configured("db"))))
                .isEqualTo(ids(first))
                .startsWith("0_a", "1_a", "2_a", "3_a");
        assertThat(first.get(0).migrations()).allSatisfy(migration -> {
            String table = "t" + migration.id().replace("_a", " ");
            assertThat(migration.source().text()).contains(table);
            assertThat(migration.script().tokens().text()).contains(table);
        });
    }

    private static List<String> ids(List<MigrationHistory> histories) {
        return histories.get(0).migrations().stream().map(Migration::id).toList();
    }

    /** Id, severity, rule and message of all findings about migrations, which must all be documented. */
    private static List<String> messages(MigrationHistory history) {
        List<String> messages = new ArrayList<>();
        for (Migration migration : history.migrations()) {
            for (Finding finding : migration.findings()) {
                assertThat(HistoryReader.rules()).containsKey(finding.rule());
                assertThat(finding.help()).isNotEmpty();
                messages.add(migration.id() + " " + finding.severity().word() + " " + finding.rule() + ": "
                        + finding.message());
            }
        }
        return messages;
    }

    private static MigrationHistory only(HistorySettings settings) {
        List<MigrationHistory> histories = HistoryReader.read(settings);
        assertThat(histories).hasSize(1);
        return histories.get(0);
    }

    private HistorySettings defaults() {
        return HistorySettings.defaults(root);
    }

    private HistorySettings configured(String directory) {
        return new HistorySettings(root, List.of(root.resolve(directory)), List.of(root), "auto", "auto");
    }

    private void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[]... parts) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[0]);
        for (byte[] part : parts) {
            Files.write(path, part, StandardOpenOption.APPEND);
        }
    }
}
