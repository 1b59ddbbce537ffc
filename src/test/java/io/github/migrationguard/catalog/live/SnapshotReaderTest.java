package io.github.migrationguard.catalog.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.catalog.Change;
import io.github.migrationguard.catalog.Difference;
import io.github.migrationguard.catalog.Fingerprint;
import io.github.migrationguard.catalog.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Each property of each kind of object is seen when it changes, and what is equal looks equal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SnapshotReaderTest {
    static final String BASE = """
            SET search_path = public;
            CREATE ROLE mg_bob;
            CREATE ROLE mg_eve;
            CREATE SCHEMA "S 1";
            CREATE TABLE a (id int PRIMARY KEY, b text);
            CREATE TABLE "S 1"."T b" ("Id" int, c text);
            CREATE SEQUENCE s;
            CREATE TYPE en AS ENUM ('a', 'b');
            CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE FUNCTION eq(en, en) RETURNS boolean LANGUAGE sql AS 'SELECT true';
            CREATE FUNCTION ne(en, en) RETURNS boolean LANGUAGE sql AS 'SELECT false';
            CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
            """;

    private final int major;
    private TestDatabase database;
    private SnapshotReader reader;
    private String superuser;

    SnapshotReaderTest(int major) {
        this.major = major;
    }

    @BeforeAll
    void open() throws SQLException {
        database = new TestDatabase(major, "snapshots");
        reader = new SnapshotReader(database.connection(), TestDatabase.TIMEOUT);
        superuser = database.value("SELECT quote_ident(current_user)");
    }

    @AfterEach
    void undo() throws SQLException {
        database.run("ROLLBACK");
    }

    @AfterAll
    void close() throws SQLException {
        reader.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> seesEachPropertyOfEachKind() {
        return PlantedChange.all("seen.sql", major).stream()
                .map(change -> DynamicTest.dynamicTest(change.title(), () -> isSeen(change)));
    }

    private void isSeen(PlantedChange change) throws SQLException {
        database.run("BEGIN;" + BASE + change.before());
        try {
            Fingerprint fingerprint = reader.fingerprint();
            Snapshot snapshot = reader.read();
            SnapshotReader blind = change.only() == null ? null : without(change.only());
            Fingerprint unseen = blind == null ? null : blind.fingerprint();

            database.run("SAVEPOINT planted;" + change.after());
            assertThat(reader.fingerprint()).isNotEqualTo(fingerprint);
            Snapshot changed = reader.read();
            assertThat(Difference.between(snapshot, changed).changes().stream()
                            .map(c -> c.object().toString())
                            .sorted())
                    .isEqualTo(change.sees().stream()
                            .map(name -> name.replace("${superuser}", superuser))
                            .toList());
            assertThat(oids(snapshot)).isEmpty();
            assertThat(oids(changed)).isEmpty();
            if (blind != null) {
                assertThat(blind.fingerprint()).as("without its part").isEqualTo(unseen);
                blind.close();
            }

            database.run("ROLLBACK TO planted");
            assertThat(reader.fingerprint()).isEqualTo(fingerprint);
        } finally {
            database.run("ROLLBACK");
        }
    }

    @Test
    void everyPartIsNeededBySomeChange() {
        List<String> needed = PlantedChange.all("seen.sql", major).stream()
                .map(PlantedChange::only)
                .filter(Objects::nonNull)
                .toList();
        assertThat(CatalogSql.of(major).parts().stream().map(CatalogPart::name))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @TestFactory
    Stream<DynamicTest> takesEqualThingsForEqual() {
        return PlantedChange.all("unseen.sql", major).stream()
                .map(change -> DynamicTest.dynamicTest(change.title(), () -> isNotSeen(change)));
    }

    private void isNotSeen(PlantedChange change) throws SQLException {
        database.run("BEGIN;" + BASE + change.before());
        try {
            Fingerprint fingerprint = reader.fingerprint();
            Snapshot snapshot = reader.read();
            database.run(change.after());
            assertThat(Difference.between(snapshot, reader.read()).lines()).isEmpty();
            assertThat(reader.fingerprint()).isEqualTo(fingerprint);
        } finally {
            database.run("ROLLBACK");
        }
    }

    @Test
    void fingerprintCountsWhatTheListingLists() throws SQLException {
        database.run("BEGIN;" + BASE);
        assertThat(reader.fingerprint().objects())
                .isEqualTo(reader.read().objects().size());
    }

    @Test
    void leavesSessionAndTransactionAsTheyWere() throws SQLException {
        database.run("BEGIN; SET LOCAL search_path = \"S 1\"; CREATE TEMP TABLE t (i int); SET LOCAL lock_timeout = 7");
        reader.fingerprint();
        reader.read();
        assertThat(database.value("SHOW search_path")).isEqualTo("\"S 1\"");
        assertThat(database.value("SHOW lock_timeout")).isEqualTo("7ms");
        assertThat(database.value("SELECT count(*) FROM t")).isEqualTo("0");
        database.run("ROLLBACK; SET search_path = x");
        reader.fingerprint();
        assertThat(database.value("SHOW search_path")).isEqualTo("x");
        assertThat(database.value("SELECT pg_current_xact_id_if_assigned() IS NULL"))
                .isEqualTo("t");
        database.run("RESET search_path; BEGIN");
        reader.fingerprint();
        assertThat(database.value("SELECT pg_current_xact_id_if_assigned() IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void readsWithoutAutoCommitAndAfterAnError() throws SQLException {
        Fingerprint before = reader.fingerprint();
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        assertThat(reader.fingerprint()).isEqualTo(before);
        connection.setAutoCommit(true);
        assertThatThrownBy(() -> database.run("BEGIN; SELECT 1/0")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> reader.fingerprint())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25P02"));
        database.run("ROLLBACK; DISCARD ALL");
        assertThat(reader.fingerprint()).isEqualTo(before);
    }

    @Test
    void ordinaryUsersSeeAllButPasswords() throws SQLException {
        Snapshot all = reader.read();
        try (Connection owner = database.owner();
                var ordinary = new SnapshotReader(owner, TestDatabase.TIMEOUT)) {
            List<Change> changes = Difference.between(all, ordinary.read()).changes();
            assertThat(changes)
                    .isNotEmpty()
                    .allMatch(change -> change.object().kind().equals("role password"));
            assertThat(ordinary.fingerprint().objects()).isEqualTo(all.objects().size() - changes.size());
        }
    }

    private SnapshotReader without(String part) {
        CatalogSql all = CatalogSql.of(major);
        List<CatalogPart> rest = new ArrayList<>(all.parts());
        assertThat(rest.removeIf(p -> p.name().equals(part))).as(part).isTrue();
        return new SnapshotReader(
                new QuietSession(database.connection(), TestDatabase.TIMEOUT), new CatalogSql(all.prelude(), rest));
    }

    /** Numbers in the snapshot that are the OID of anything made after initdb. */
    private List<String> oids(Snapshot snapshot) throws SQLException {
        var known = new TreeSet<>(List.of(database.value("""
                SELECT string_agg(oid::text, ' ') FROM (
                  SELECT oid FROM pg_class UNION ALL SELECT oid FROM pg_type UNION ALL SELECT oid FROM pg_proc
                  UNION ALL SELECT oid FROM pg_constraint UNION ALL SELECT oid FROM pg_roles
                  UNION ALL SELECT oid FROM pg_namespace UNION ALL SELECT oid FROM pg_operator) o
                WHERE oid >= 16384""").split(" ")));
        List<String> found = new ArrayList<>();
        snapshot.objects().forEach((name, definition) -> {
            for (String word : (name + "\n" + definition).split("\\W+")) {
                for (String piece : word.split("_")) {
                    if (known.contains(piece)) {
                        found.add(name + ": " + piece);
                    }
                }
            }
        });
        return found;
    }
}
