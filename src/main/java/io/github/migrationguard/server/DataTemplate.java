package io.github.migrationguard.server;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The data directory that {@code initdb} makes once for each installation, and that every server gets a copy of. */
record DataTemplate(Cache cache, Installation installation) {
    /** Nothing shall depend on the machine's own locale; a few systems have none of UTF-8 that is called so. */
    private static final List<String> LOCALES = List.of("C.UTF-8", "C");

    private static final String PASSWORD = "password";
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    /** Puts a copy into {@code work}, owned by the account of the server, and returns the superuser's password. */
    String copyInto(Path work) throws IOException {
        Path template = installation.home().resolve("template-" + settingsDigest());
        cache.once(template, this::make);
        FileTree.copy(template.resolve(Postmaster.DATA), work.resolve(Postmaster.DATA), cache.account());
        return Files.readString(template.resolve(PASSWORD));
    }

    private void make(Path template) throws IOException {
        try (WorkDirectory work = WorkDirectory.create(cache.running())) {
            String password = Passwords.random();
            initialise(work.path(), password);
            // What others are copied from belongs to the user of this JVM, whoever ran initdb.
            Path made = FileTree.secret(work.path().resolve("template"));
            FileTree.copy(work.path().resolve(Postmaster.DATA), made.resolve(Postmaster.DATA), new Account.Self());
            FileTree.writeSecret(made.resolve(PASSWORD), password);
            configure(made.resolve(Postmaster.DATA));
            FileTree.openParent(template);
            Files.move(made, template, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void initialise(Path work, String password) throws IOException {
        Path data = work.resolve(Postmaster.DATA);
        Path file = work.resolve(PASSWORD);
        FileTree.writeSecret(file, password);
        cache.account().own(file);
        String output = "";
        for (String locale : LOCALES) {
            FileTree.delete(data);
            cache.account().own(FileTree.secret(data));
            Programs.Outcome outcome = Programs.run(cache.account()
                    .command(ServerProcess.watched(List.of(
                            installation.program("initdb"),
                            "--pgdata=" + data,
                            "--username=" + EmbeddedServer.SUPERUSER,
                            "--pwfile=" + file,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=" + locale,
                            "--wal-segsize=1",
                            "--no-sync"))));
            if (outcome.code() == 0) {
                return;
            }
            output = outcome.output();
        }
        throw new GuardException(
                "PostgreSQL's initdb failed in " + installation.bin() + ": " + ServerProcess.reason(output),
                "Set the parameter postgresVersion to a version that works here, or proof to never.");
    }

    private static void configure(Path data) throws IOException {
        Files.write(data.resolve("postgresql.conf"), settings(), StandardOpenOption.APPEND);
        Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
    }

    /** Another release of the guard with other settings makes a template of its own. */
    private static String settingsDigest() throws IOException {
        MessageDigest digest = Archive.sha256();
        digest.update(settings());
        digest.update(ACCESS.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    private static byte[] settings() throws IOException {
        try (InputStream settings = Objects.requireNonNull(DataTemplate.class.getResourceAsStream("postgresql.conf"))) {
            return settings.readAllBytes();
        }
    }
}
