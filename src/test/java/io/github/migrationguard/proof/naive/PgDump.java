package io.github.migrationguard.proof.naive;

import io.github.migrationguard.server.ScratchServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Debian's pg_dump of PostgreSQL 15, with a superuser of its own to log in. */
final class PgDump implements AutoCloseable {
    private static final String ROLE = "naive_oracle";

    private final ScratchServer server;
    private final String password = UUID.randomUUID().toString();
    private final int port;

    PgDump(ScratchServer server) throws SQLException {
        this.server = server;
        try (Connection superuser = server.superuser("postgres");
                Statement statement = superuser.createStatement()) {
            this.port = URI.create(superuser.getMetaData().getURL().substring("jdbc:".length()))
                    .getPort();
            statement.execute("DROP ROLE IF EXISTS " + ROLE);
            statement.execute("CREATE ROLE " + ROLE + " SUPERUSER LOGIN PASSWORD '" + password + "'");
        }
    }

    /** Where Debian's postgresql-client-15 puts it. */
    static Optional<Path> program() {
        return Stream.of(Path.of("/usr/lib/postgresql/15/bin/pg_dump"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The lines of the schema. The word that guards against foreign meta-commands is another one in each dump. */
    List<String> schema(String database) {
        ProcessBuilder dump = new ProcessBuilder(
                program().orElseThrow().toString(),
                "--schema-only",
                "--host=127.0.0.1",
                "--port=" + port,
                "--username=" + ROLE,
                "--dbname=" + database);
        dump.environment().put("PGPASSWORD", password);
        dump.environment().put("PGCLIENTENCODING", "UTF8");
        dump.redirectErrorStream(true);
        try {
            Process process = dump.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pg_dump: " + text);
            }
            return text.lines()
                    .filter(line -> !line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection superuser = server.superuser("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("DROP ROLE " + ROLE);
        }
    }
}
