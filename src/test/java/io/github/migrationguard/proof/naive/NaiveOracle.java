package io.github.migrationguard.proof.naive;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.server.ScratchServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Plays every crash point of every migration, each in a fresh copy of the database as it was before the migration. */
final class NaiveOracle implements AutoCloseable {
    /** Clocks of one millisecond, and of one second, must not show the same time again. */
    private static final long SPACE = 1_100_000_000L;

    private final ScratchServer server;
    private final Connection admin;
    private final PgDump dump;
    private int databases;

    NaiveOracle(ScratchServer server) throws SQLException {
        this.server = server;
        this.admin = server.superuser("postgres");
        this.dump = new PgDump(server);
    }

    /**
     * Judges a history.
     *
     * @param skipped how many of the first migrations are only run
     */
    List<Judged> judge(MigrationHistory history, int skipped, Consumer<Judged> progress) throws SQLException {
        List<Judged> all = new ArrayList<>();
        List<Step> session = new ArrayList<>();
        List<String> rolesBefore = roleNames();
        String base = fresh("template1");
        for (int i = 0; i < history.migrations().size(); i++) {
            Migration migration = history.migrations().get(i);
            List<Step> steps = Step.of(migration);
            try (Played played = new Played(base, steps, List.copyOf(session))) {
                if (i >= skipped) {
                    Judged judged = played.judge(migration.id());
                    all.add(judged);
                    progress.accept(judged);
                }
                played.settings().forEach(session::add);
                server.dropDatabase(base);
                base = played.keep();
            }
        }
        server.dropDatabase(base);
        for (String role : roleNames()) {
            if (!rolesBefore.contains(role)) {
                try (Statement statement = admin.createStatement()) {
                    statement.execute("DROP ROLE " + role);
                }
            }
        }
        return all;
    }

    private List<String> roleNames() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("SELECT quote_ident(rolname) FROM pg_roles")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private String fresh(String template) throws SQLException {
        String name = "naive_" + databases++;
        server.createDatabase(name, template);
        return name;
    }

    /** One migration that has run to its end in a copy. */
    private final class Played implements AutoCloseable {
        private final String base;
        private final List<Step> steps;
        private final List<Step> session;
        private final String clean;
        private final Outcome firstRun;
        private final String roles;
        private final long ended;
        private DatabaseState state;
        private Mask mask;
        private boolean kept;

        Played(String base, List<Step> steps, List<Step> session) throws SQLException {
            this.base = base;
            this.steps = steps;
            this.session = session;
            this.roles = roles();
            this.clean = fresh(base);
            this.firstRun = run(clean);
            this.ended = System.nanoTime();
        }

        /** In the session that all migrations of a history share. */
        private Outcome run(String database) throws SQLException {
            Tool tool = new Tool(server, admin, database, session);
            Outcome outcome = tool.run(steps);
            tool.die();
            return outcome;
        }

        Judged judge(String id) throws SQLException {
            if (firstRun instanceof Outcome.Failed failed) {
                return new Judged(id, failed.word() + " (" + failed.message() + ")", List.of());
            }
            if (!roles.equals(roles())) {
                return new Judged(id, "changes roles", List.of());
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (int k = 1; k <= steps.size(); k++) {
                outcomes.add(crash(k));
            }
            return new Judged(id, "", List.copyOf(outcomes));
        }

        private Outcome crash(int point) throws SQLException {
            String copy = fresh(base);
            try {
                Tool tool = new Tool(server, admin, copy, session);
                Outcome before = tool.run(steps.subList(0, point));
                tool.die();
                if (before instanceof Outcome.Failed failed) {
                    return new Outcome.Failed(
                            -failed.statement(), failed.sqlState(), "before the crash: " + failed.message());
                }
                Tool next = new Tool(server, admin, copy, List.of());
                Outcome outcome = next.run(steps);
                next.die();
                return outcome instanceof Outcome.Same ? compare(copy) : outcome;
            } finally {
                server.dropDatabase(copy);
            }
        }

        private Outcome compare(String copy) throws SQLException {
            if (state == null) {
                state = DatabaseState.read(server, clean, dump);
            }
            DatabaseState again = DatabaseState.read(server, copy, dump);
            List<String> how = state.difference(again, mask == null ? Mask.NONE : mask);
            if (!how.isEmpty() && mask == null) {
                mask = mask();
                how = state.difference(again, mask);
            }
            return how.isEmpty() ? new Outcome.Same() : new Outcome.Different(how);
        }

        /** From a second clean run, some time after the first. */
        private Mask mask() throws SQLException {
            Pause.nanos(SPACE - (System.nanoTime() - ended));
            String second = fresh(base);
            try {
                run(second);
                return Mask.of(state, DatabaseState.read(server, second, dump));
            } finally {
                server.dropDatabase(second);
            }
        }

        List<Step> settings() {
            int passed = firstRun instanceof Outcome.Failed failed ? failed.statement() - 1 : steps.size();
            return steps.subList(0, passed).stream().filter(Step::setsSession).toList();
        }

        /** The database of the clean run: the next migration goes on from it. */
        String keep() {
            kept = true;
            return clean;
        }

        @Override
        public void close() throws SQLException {
            if (!kept) {
                server.dropDatabase(clean);
            }
        }
    }

    private String roles() throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(r::text, ';' ORDER BY r.oid)"
                        + " || (SELECT count(*) FROM pg_auth_members) FROM pg_authid r")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        dump.close();
        admin.close();
    }
}
