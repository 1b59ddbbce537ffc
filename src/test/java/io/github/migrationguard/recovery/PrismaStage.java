package io.github.migrationguard.recovery;

import io.github.migrationguard.history.PrismaHistory;
import io.github.migrationguard.migration.HistoryReader;
import io.github.migrationguard.migration.HistorySettings;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.PrismaChecksum;
import io.github.migrationguard.server.LiveDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Prisma project and its database, on which a scenario is played: steps separated by {@code ;}.
 *
 * <pre>
 * 2_b = broken            write the file of a migration, see {@link #text}
 * 2_b bare, 2_b gone      remove its migration.sql, its directory
 * deploy                  let Prisma deploy
 * deploy, killed at 2     the same, and kill Prisma and its session when statement 3 begins
 * deploy, killed at record, deploy, killed at finish      .. when the run is to be recorded
 * resolve-applied 2_b, resolve-rolled-back 2_b            let Prisma resolve
 * unpadded 2_b            write its checksum as old versions did, each byte without its leading zero
 * sql: DROP TABLE a       run SQL; <TAB> stands for the history table
 * </pre>
 */
final class PrismaStage implements AutoCloseable {
    /** What the sessions of the driven Prisma call themselves. */
    private static final String APPLICATION = "prisma-oracle";

    private static final String HALT = """
            CREATE SCHEMA crash; CREATE SEQUENCE crash.begun;
            CREATE FUNCTION crash.begins() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
              IF current_setting('application_name') = '%1$s' AND nextval('crash.begun') > %2$s THEN
                PERFORM pg_advisory_xact_lock(1); END IF; END $$;
            CREATE FUNCTION crash.records() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NEW; END $$;
            """.formatted(APPLICATION, "%s");

    private static final Pattern FILE = Pattern.compile("(.+?) (= .+|bare|gone)");

    private final Path project;
    private final LiveDatabase database;
    private final String schema;
    private final PrismaCli prisma;

    PrismaStage(Path project, LiveDatabase database, String schema, String engine) throws IOException {
        this.project = project;
        this.database = database;
        this.schema = schema;
        Path migrations = Files.createDirectories(project.resolve("prisma/migrations"));
        String parameters = "?schema=" + schema.replace(" ", "%20");
        prisma = new PrismaCli(
                migrations, engine, database.url(parameters), Files.createDirectories(project.resolve("work")));
    }

    void play(String steps) throws Exception {
        for (String step : steps.split(";")) {
            if (!step.isBlank()) {
                step(step.strip());
            }
        }
    }

    private void step(String step) throws Exception {
        String first = step.split("[ ,]", 2)[0];
        String rest = step.substring(first.length()).replaceFirst("^[ ,]+", "");
        switch (first) {
            case "sql:" -> database.run(rest.replace("<TAB>", "\"" + schema + "\"._prisma_migrations"));
            case "deploy" -> {
                if (rest.isEmpty()) {
                    prisma.run("deploy");
                } else {
                    kill(rest.substring("killed at ".length()));
                }
            }
            case "unpadded" -> unpadded(rest);
            case "resolve-applied", "resolve-rolled-back" -> prisma.run(first, rest);
            default -> {
                Matcher file = FILE.matcher(step);
                if (!file.matches()) {
                    throw new IllegalArgumentException(step);
                }
                file(file.group(1), file.group(2));
            }
        }
    }

    private void file(String id, String what) throws IOException {
        Path directory = prisma.migrations().resolve(id);
        Path file = directory.resolve("migration.sql");
        switch (what) {
            case "bare" -> Files.delete(file);
            case "gone" -> {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
            default -> {
                Files.createDirectories(directory);
                Files.write(file, text(id.substring(id.indexOf('_') + 1), what.substring("= ".length())));
            }
        }
    }

    private void unpadded(String id) throws IOException, SQLException {
        String text = Files.readString(prisma.migrations().resolve(id).resolve("migration.sql"));
        String digest = PrismaChecksum.of(text)
                .replaceAll("(..)", " $1")
                .replace(" 0", "")
                .replace(" ", "");
        database.run("UPDATE \"" + schema + "\"._prisma_migrations SET checksum = '" + digest
                + "' WHERE migration_name = '" + id + "' AND length('" + digest + "') < 64");
    }

    /** A file of a certain kind, about a table that is named like the migration. */
    private static byte[] text(String name, String kind) {
        String table = "CREATE TABLE \"" + name + "\" (\"id\" INT);\n";
        String broken = "ALTER TABLE \"nope\" ADD COLUMN \"x\" INT;\n";
        String text = switch (kind) {
            case "table" -> table;
            case "edited" -> table + "-- edited\n";
            case "guarded" -> table.replace("TABLE", "TABLE IF NOT EXISTS");
            case "crlf" -> table.replace("(", "(\r\n").replace(";\n", ";\r\n");
            case "lf" -> table.replace("(", "(\n");
            case "mixed" -> table.replace("(", "(\r\n");
            case "bom" -> "\uFEFF" + table;
            case "latin" -> "-- \u00FCber\n" + table;
            case "utf8" -> "-- \u00FCber \u20AC\n" + table;
            case "empty" -> "";
            case "comment" -> "-- Nothing to do.\n";
            case "broken" -> table + broken;
            case "three" ->
                table + "CREATE INDEX \"" + name + "_id\" ON \"" + name + "\"(\"id\");\n" + "ALTER TABLE \"" + name
                        + "\" ADD COLUMN \"more\" TEXT;\n";
            case "three-guarded" ->
                table.replace("TABLE", "TABLE IF NOT EXISTS") + "CREATE INDEX IF NOT EXISTS \"" + name + "_id\" ON \""
                        + name + "\"(\"id\");\n" + "ALTER TABLE \"" + name
                        + "\" ADD COLUMN IF NOT EXISTS \"more\" TEXT;\n";
            case "transaction" -> "BEGIN;\n" + table + broken + "COMMIT;\n";
            case "commits" -> table + "BEGIN;\nCREATE TABLE \"t2\" ();\nCOMMIT;\nCREATE TABLE \"t3\" ();\n" + broken;
            case "guard" -> table + "DO $$ BEGIN END $$;\n" + broken;
            case "rows" -> table + "INSERT INTO \"" + name + "\" VALUES (1), (1);\n";
            case "concurrently" -> "CREATE UNIQUE INDEX CONCURRENTLY \"" + name + "_key\" ON \"a\"(\"id\");\n";
            default -> throw new IllegalArgumentException(kind);
        };
        return text.getBytes(kind.equals("latin") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** Ends Prisma like a machine that loses power, at exactly this point. */
    private void kill(String point) throws Exception {
        boolean begins = Character.isDigit(point.charAt(0));
        database.run(HALT.formatted(begins ? point : "0"));
        database.run(
                begins
                        ? "CREATE EVENT TRIGGER halt ON ddl_command_start EXECUTE FUNCTION crash.begins()"
                        : "CREATE TRIGGER halt BEFORE UPDATE ON \"" + schema + "\"._prisma_migrations FOR EACH ROW "
                                + (point.equals("finish") ? "WHEN (NEW.finished_at IS NOT NULL) " : "")
                                + "EXECUTE FUNCTION crash.records()");
        try (Connection holder = database.another();
                Statement hold = holder.createStatement()) {
            hold.execute("SELECT pg_advisory_lock(1)");
            Process deploy = prisma.start(Files.createTempFile(prisma.work(), "trace", ".txt"), "deploy");
            String waiting = "SELECT min(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 1 AND NOT granted";
            while (database.value(waiting).equals("null")) {
                if (!deploy.isAlive()) {
                    throw new IllegalStateException("never came to " + point);
                }
                Thread.sleep(20);
            }
            deploy.descendants().forEach(ProcessHandle::destroyForcibly);
            deploy.destroyForcibly().waitFor();
            database.value("SELECT pg_terminate_backend(" + database.value(waiting) + ", 5000)");
        }
        database.run(begins ? "DROP EVENT TRIGGER halt" : "DROP TRIGGER halt ON \"" + schema + "\"._prisma_migrations");
        database.run("DROP SCHEMA crash CASCADE");
    }

    /** The same in another database; the project is shared. */
    PrismaStage twin(String name) throws Exception {
        return new PrismaStage(project, database.copy(name), schema, prisma.engine());
    }

    /** Somebody who holds Prisma's lock until this is closed. */
    Connection locked() throws SQLException {
        Connection holder = database.another();
        try (Statement hold = holder.createStatement()) {
            hold.execute("SELECT pg_advisory_lock(" + PrismaHistory.LOCK + ")");
        }
        return holder;
    }

    PrismaCli prisma() {
        return prisma;
    }

    LiveDatabase database() {
        return database;
    }

    List<MigrationHistory> histories() {
        return HistoryReader.read(
                HistorySettings.below(project, List.of(project), List.of("prisma/migrations"), "prisma", "auto"));
    }

    HistoryStatus ours() {
        return StatusReader.read(database.target(), histories(), schema, true).get(0);
    }

    /** {@code 2_b failed+suspect, 1_a applied}, in the order in which we show them. */
    static String shown(HistoryStatus status) {
        return status.migrations().stream()
                .map(migration -> migration.id() + " " + migration.state().word()
                        + migration.conditions().stream()
                                .map(condition -> "+" + condition.word())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(", "));
    }

    /** Every column of every row of the history table, with a word for what is new each time. */
    String rows() throws SQLException {
        String table = "\"" + schema + "\"._prisma_migrations";
        if (database.value("SELECT to_regclass('" + table + "')").equals("null")) {
            return "no table";
        }
        return database.value("""
                SELECT string_agg(concat_ws(' ', migration_name, checksum, length(id), left(coalesce(logs, 'null'), 1),
                  applied_steps_count, finished_at IS NULL, rolled_back_at IS NULL, started_at = finished_at), '; '
                  ORDER BY started_at, id) FROM %s""".formatted(table));
    }

    /** How the history table itself was made. */
    String columns() throws SQLException {
        return database.value("""
                SELECT string_agg(concat_ws(' ', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  a.attnotnull, pg_get_expr(d.adbin, d.adrelid)), ', ' ORDER BY c.relname, a.attnum)
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE c.relname LIKE '\\_prisma%' AND a.attnum > 0""");
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
