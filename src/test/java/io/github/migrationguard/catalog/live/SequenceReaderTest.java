package io.github.migrationguard.catalog.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.SequenceValue;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SequenceReaderTest {

    @Test
    void tellsWhereSequencesStandWhileTheyComeAndGo() throws SQLException {
        try (var database = new TestDatabase(17, "sequences");
                var reader = new SequenceReader(database.connection(), TestDatabase.TIMEOUT)) {
            assertThat(reader.values()).isEmpty();
            database.run("CREATE SCHEMA \"S 1\"; CREATE SEQUENCE \"S 1\".\"Q s\" START 5; CREATE TABLE t (i serial)");
            database.run("CREATE TEMP SEQUENCE temporary");
            var odd = new ObjectName("sequence", "\"S 1\".\"Q s\"");
            var serial = new ObjectName("sequence", "public.t_i_seq");
            assertThat(reader.values())
                    .isEqualTo(Map.of(odd, new SequenceValue(5, false), serial, new SequenceValue(1, false)));

            database.run("BEGIN; INSERT INTO t DEFAULT VALUES; ROLLBACK");
            assertThat(reader.values()).containsEntry(serial, new SequenceValue(1, true));
            database.run("SELECT setval('t_i_seq', 1, false), setval('\"S 1\".\"Q s\"', 7)");
            assertThat(reader.values())
                    .isEqualTo(Map.of(odd, new SequenceValue(7, true), serial, new SequenceValue(1, false)));

            database.run("DROP TABLE t");
            database.run("BEGIN; CREATE TABLE t (i serial); SELECT nextval('t_i_seq')");
            assertThat(reader.values()).containsEntry(serial, new SequenceValue(1, true));
            database.run("ROLLBACK; DISCARD ALL");
            assertThat(reader.values()).isEqualTo(Map.of(odd, new SequenceValue(7, true)));
            database.run("DROP SCHEMA \"S 1\" CASCADE");
            assertThat(reader.values()).isEmpty();
        }
    }
}
