package io.github.migrationguard.catalog.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.catalog.Change;
import io.github.migrationguard.catalog.Changes;
import io.github.migrationguard.catalog.Difference;
import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What a transaction has changed is among what is to be compared, or else everything is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChangeReaderTest {
    private static final int MAJOR = 17;

    /** Objects whose definitions tell the names of others. */
    private static final String TELLERS = """
            CREATE TABLE q (i int) PARTITION BY LIST (i);
            CREATE VIEW teller AS SELECT b, f(id) FROM a;
            CREATE TABLE child (a_id int REFERENCES a, kind en CHECK (f(a_id) > 0));
            CREATE POLICY told ON child USING (EXISTS (SELECT FROM a WHERE id = a_id));
            """;

    private TestDatabase database;
    private Connection outside;
    private ChangeReader reader;
    private SnapshotReader snapshots;

    @BeforeAll
    void open() throws SQLException {
        database = new TestDatabase(MAJOR, "changes");
        outside = database.another();
        database.run(SnapshotReaderTest.BASE);
        QuietSession session = new QuietSession(database.connection(), TestDatabase.TIMEOUT);
        reader = new ChangeReader(session, QuietSession.asItIs(outside));
        snapshots = new SnapshotReader(session);
    }

    @AfterAll
    void close() throws SQLException {
        outside.close();
        database.run("DROP OWNED BY mg_bob, mg_eve; DROP ROLE mg_bob, mg_eve");
        database.close();
    }

    /** Those of the planted changes that need nothing but the base. */
    @TestFactory
    Stream<DynamicTest> findsWhatEachChangeIsAbout() {
        return PlantedChange.all("seen.sql", MAJOR).stream()
                .filter(change -> change.before().isBlank())
                .map(change -> DynamicTest.dynamicTest(change.title(), () -> isFound(change.after())));
    }

    @TestFactory
    Stream<DynamicTest> findsWhatComesAndGoesAgain() {
        return Stream.of(
                        "ALTER TABLE a RENAME TO z",
                        "ALTER TABLE a RENAME COLUMN b TO z",
                        "ALTER TABLE a RENAME CONSTRAINT a_pkey TO z",
                        "ALTER INDEX a_pkey RENAME TO z",
                        "ALTER FUNCTION f RENAME TO z",
                        "ALTER TYPE en RENAME TO z",
                        "ALTER SCHEMA \"S 1\" RENAME TO z",
                        "DROP TABLE a CASCADE",
                        "DROP TABLE a CASCADE; CREATE TABLE a (id int)",
                        "DROP FUNCTION f(int) CASCADE",
                        "ALTER TABLE a DROP COLUMN b CASCADE",
                        "ALTER TABLE \"S 1\".\"T b\" ADD FOREIGN KEY (\"Id\") REFERENCES a",
                        "CREATE VIEW v AS SELECT * FROM a",
                        "CREATE TABLE p PARTITION OF q FOR VALUES IN (1)",
                        "CREATE TABLE heir () INHERITS (a)",
                        "ALTER SEQUENCE s OWNED BY a.id",
                        "CREATE EXTENSION citext",
                        "DO $$ BEGIN BEGIN ALTER TABLE a ADD c int; EXCEPTION WHEN others THEN NULL; END; END $$")
                .map(sql -> DynamicTest.dynamicTest(sql, () -> isFoundByAll(sql)));
    }

    private void isFoundByAll(String change) throws SQLException {
        database.run("SET search_path = public;" + TELLERS);
        try {
            isFound(change);
        } finally {
            database.run("SET search_path = public; DROP VIEW teller; DROP TABLE child, q");
        }
    }

    private void isFound(String change) throws SQLException {
        Snapshot all;
        Snapshot some;
        Changes changes;
        database.run("SET search_path = public; BEGIN");
        try {
            database.run(change);
            changes = reader.read();
            all = snapshots.read();
            some = snapshots.read(changes.objects());
        } finally {
            database.run("ROLLBACK; RESET ALL");
        }
        assertThat(snapshots.read()).isNotEqualTo(all);
        if (!changes.everything()) {
            assertThat(snapshots.read(changes.objects())).isNotEqualTo(some);
            Set<ObjectName> before = differing(snapshots.read(), all);
            assertThat(differing(snapshots.read(changes.objects()), some)).isEqualTo(before);
        }
    }

    /** What stands in only one of the two, or otherwise. */
    private static Set<ObjectName> differing(Snapshot one, Snapshot other) {
        return Difference.between(one, other).changes().stream()
                .map(Change::object)
                .collect(Collectors.toSet());
    }

    @Test
    void looksAtTheRowsOfTablesThatWereWrittenOrEmptied() throws SQLException {
        ObjectName a = new ObjectName("table", "public.a");
        assertThat(tables("INSERT INTO a VALUES (1, 'x')")).contains(a);
        assertThat(tables("TRUNCATE a")).contains(a);
        assertThat(tables("ALTER TABLE a ALTER id TYPE bigint")).contains(a);
        database.run("SELECT pg_stat_force_next_flush()");
        assertThat(tables("ALTER TABLE a ALTER b SET DEFAULT 'x'")).doesNotContain(a);
    }

    private Set<ObjectName> tables(String sql) throws SQLException {
        database.run("BEGIN; SELECT pg_stat_force_next_flush();" + sql);
        try {
            return reader.read().tables();
        } finally {
            database.run("ROLLBACK");
        }
    }

    @Test
    void aCatalogThatNobodyMayReadCountsAsChanged() throws SQLException {
        try (Connection owner = database.owner();
                Connection watcher = database.another();
                ChangeReader changes =
                        new ChangeReader(new QuietSession(owner, TestDatabase.TIMEOUT), QuietSession.asItIs(watcher));
                Statement statement = owner.createStatement()) {
            statement.execute("BEGIN; CREATE ROLE mg_new");
            assertThat(changes.read().everything()).isTrue();
            statement.execute("ROLLBACK");
        }
    }
}
