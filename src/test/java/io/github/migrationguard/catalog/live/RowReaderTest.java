package io.github.migrationguard.catalog.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.RowSample;
import io.github.migrationguard.catalog.RowState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowReaderTest {
    private static final ObjectName ODD = table("\"S 1\".\"T \"\"b\"");

    private TestDatabase database;
    private RowReader reader;

    @BeforeAll
    void open() throws SQLException {
        database = new TestDatabase(17, "rows");
        reader = new RowReader(database.connection(), TestDatabase.TIMEOUT);
    }

    @BeforeEach
    void begin() throws SQLException {
        database.run("""
                BEGIN;
                CREATE SCHEMA "S 1";
                CREATE TABLE "S 1"."T ""b" (t int, "I d" text, "q""x" timestamptz, g int GENERATED ALWAYS AS (t * 2) STORED);
                INSERT INTO "S 1"."T ""b" VALUES (1, 'a', '2020-01-01'), (2, NULL, '2020-01-02'), (2, NULL, '2020-01-02');
                CREATE TABLE empty ();
                CREATE TABLE p (i int, j json) PARTITION BY LIST (i);
                CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
                CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2) PARTITION BY LIST (i);
                CREATE TABLE p21 PARTITION OF p2 DEFAULT;
                INSERT INTO p VALUES (1, '{}'), (2, '[]');
                CREATE TABLE parent (i int);
                CREATE TABLE child () INHERITS (parent);
                INSERT INTO child VALUES (5);
                CREATE MATERIALIZED VIEW m AS SELECT 1 AS x;
                CREATE VIEW v AS SELECT 1 AS x""");
    }

    @AfterEach
    void undo() throws SQLException {
        database.run("ROLLBACK");
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @Test
    void findsEachTableThatHasRowsOfItsOwn() throws SQLException {
        assertThat(reader.tables())
                .containsExactly(
                        ODD,
                        table("public.child"),
                        table("public.empty"),
                        table("public.m"),
                        table("public.p1"),
                        table("public.p21"),
                        table("public.parent"));
    }

    @Test
    void countsRowsOnce() throws SQLException {
        var tables = List.of(
                ODD,
                table("public.empty"),
                table("public.p"),
                table("public.p1"),
                table("public.parent"),
                table("public.child"),
                table("public.m"),
                table("public.v"),
                table("public.none"));
        Map<ObjectName, RowState> states = reader.states(tables, Map.of());
        assertThat(states.values()).extracting(RowState::rows).containsExactly(3L, 1L, 0L, 1L, 2L, 1L, 0L);
        assertThat(states)
                .containsOnlyKeys(
                        ODD,
                        table("public.child"),
                        table("public.empty"),
                        table("public.m"),
                        table("public.p"),
                        table("public.p1"),
                        table("public.parent"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE \"S 1\".\"T \"\"b\" SET \"I d\" = 'b' WHERE t = 1",
                "UPDATE \"S 1\".\"T \"\"b\" SET \"I d\" = '' WHERE t = 2",
                "UPDATE \"S 1\".\"T \"\"b\" SET t = 7 WHERE t = 1",
                "UPDATE \"S 1\".\"T \"\"b\" SET \"q\"\"x\" = \"q\"\"x\" + interval '1 us' WHERE t = 1",
                "INSERT INTO \"S 1\".\"T \"\"b\" VALUES (1, 'a', '2020-01-01')",
                "DELETE FROM \"S 1\".\"T \"\"b\" WHERE t = 1",
                "INSERT INTO empty DEFAULT VALUES",
                "UPDATE p SET j = '{ }' WHERE i = 1",
                "UPDATE child SET i = 6",
                "REFRESH MATERIALIZED VIEW m WITH NO DATA",
            })
    void seesChangesOfRows(String sql) throws SQLException {
        var before = reader.states(reader.tables(), Map.of());
        database.run("SAVEPOINT planted;" + sql);
        assertThat(reader.states(reader.tables(), Map.of())).isNotEqualTo(before);
        database.run("ROLLBACK TO planted");
        assertThat(reader.states(reader.tables(), Map.of())).isEqualTo(before);
    }

    @Test
    void orderAndPlaceOfRowsDoNotCount() throws SQLException {
        var before = reader.states(reader.tables(), Map.of());
        database.run("""
                CREATE TEMP TABLE kept AS SELECT t, "I d", "q""x" FROM "S 1"."T ""b";
                TRUNCATE "S 1"."T ""b";
                INSERT INTO "S 1"."T ""b" SELECT * FROM kept ORDER BY t DESC""");
        assertThat(reader.states(reader.tables(), Map.of())).isEqualTo(before);
    }

    @Test
    void aMaskLeavesOutItsColumnsOnly() throws SQLException {
        Map<ObjectName, Set<String>> clock = Map.of(ODD, Set.of("q\"x"));
        var before = reader.states(List.of(ODD), clock);
        database.run("UPDATE \"S 1\".\"T \"\"b\" SET \"q\"\"x\" = now()");
        assertThat(reader.states(List.of(ODD), clock)).isEqualTo(before);
        database.run("UPDATE \"S 1\".\"T \"\"b\" SET \"I d\" = 'z'");
        assertThat(reader.states(List.of(ODD), clock)).isNotEqualTo(before);
        var all = Map.of(ODD, Set.of("t", "I d", "q\"x", "g"));
        var counted = reader.states(List.of(ODD), all);
        database.run("DELETE FROM \"S 1\".\"T \"\"b\" WHERE t = 1");
        assertThat(reader.states(List.of(ODD), all)).isNotEqualTo(counted);
    }

    @Test
    void columnsTellWhatToMask() throws SQLException {
        Map<String, RowState> before = reader.columns(ODD);
        assertThat(before).containsOnlyKeys("t", "I d", "q\"x", "g");
        database.run("UPDATE \"S 1\".\"T \"\"b\" SET \"q\"\"x\" = clock_timestamp()");
        Map<String, RowState> after = reader.columns(ODD);
        assertThat(after.keySet().stream().filter(column -> !Objects.equals(after.get(column), before.get(column))))
                .containsExactly("q\"x");
        assertThat(reader.columns(table("public.none"))).isEmpty();
    }

    @Test
    void showsSomeRows() throws SQLException {
        assertThat(reader.sample(ODD, Set.of("q\"x"), 2)).isEqualTo(new RowSample(List.of("(1,a,2)", "(2,,4)"), false));
        assertThat(reader.sample(ODD, Set.of("q\"x"), 3))
                .isEqualTo(new RowSample(List.of("(1,a,2)", "(2,,4)", "(2,,4)"), true));
        assertThat(reader.sample(table("public.p"), Set.of(), 9))
                .isEqualTo(new RowSample(List.of("(1,{})", "(2,[])"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml", "point", "tsvector", "bytea", "int[]", "refcursor"})
    void readsTypesThatCannotBeCompared(String type) throws SQLException {
        database.run("CREATE TABLE x (v " + type + "); INSERT INTO x VALUES (NULL)");
        assertThat(reader.states(List.of(table("public.x")), Map.of()).values())
                .extracting(RowState::rows)
                .containsExactly(1L);
    }

    @Test
    void settingsOfTheSessionDoNotCount() throws SQLException {
        var before = reader.states(reader.tables(), Map.of());
        database.run("""
                SET LOCAL "TimeZone" = 'Asia/Tokyo';
                SET LOCAL "DateStyle" = 'ISO, DMY';
                SET LOCAL search_path = "S 1";
                """);
        assertThat(reader.states(reader.tables(), Map.of())).isEqualTo(before);
    }

    @Test
    void readsPastRowSecurityOrFails() throws SQLException {
        database.run("COMMIT; CREATE TABLE secret (i int); INSERT INTO secret VALUES (1);"
                + "ALTER TABLE secret ENABLE ROW LEVEL SECURITY; GRANT SELECT ON secret TO PUBLIC");
        try (Connection owner = database.owner()) {
            var secret = List.of(table("public.secret"));
            assertThat(reader.states(secret, Map.of()).values())
                    .extracting(RowState::rows)
                    .containsExactly(1L);
            var ordinary = new RowReader(owner, TestDatabase.TIMEOUT);
            assertThatThrownBy(() -> ordinary.states(secret, Map.of()))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        } finally {
            database.run("DROP TABLE secret, p, parent, child, empty, \"S 1\".\"T \"\"b\"; DROP MATERIALIZED VIEW m;"
                    + "DROP VIEW v; DROP SCHEMA \"S 1\"");
        }
    }

    private static ObjectName table(String name) {
        return new ObjectName("table", name);
    }
}
