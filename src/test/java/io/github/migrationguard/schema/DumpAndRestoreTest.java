package io.github.migrationguard.schema;

import static io.github.migrationguard.Samples.migration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.proof.ProofSettings;
import io.github.migrationguard.server.LiveDatabase;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database that came from a dump prints some definitions in other words, which mean the same. */
class DumpAndRestoreTest {
    private static final int MAJOR = 15;

    private static final List<Migration> HISTORY = List.of(migration("1_words", """
                    CREATE TABLE words (
                        id serial PRIMARY KEY,
                        kind varchar(10) CHECK (kind IN ('noun', 'verb')),
                        first varchar(10) DEFAULT ('a'::varchar || 'b'),
                        loud varchar(20) GENERATED ALWAYS AS (CASE WHEN kind IN ('noun', 'verb') THEN 'x' ELSE 'y' END) STORED,
                        CONSTRAINT known CHECK (kind NOT IN ('x', 'y') AND first LIKE 'a%')
                    );
                    CREATE DOMAIN tone AS varchar(5) CHECK (VALUE IN ('low', 'high'));
                    CREATE INDEX words_kind ON words (kind) WHERE kind IN ('noun', 'verb');
                    CREATE VIEW nouns AS SELECT * FROM words WHERE kind IN ('noun', 'verb') AND id BETWEEN 1 AND 5;
                    CREATE MATERIALIZED VIEW verbs AS SELECT id FROM words WHERE kind IN ('verb', 'x');
                    CREATE FUNCTION one() RETURNS bigint LANGUAGE sql
                        BEGIN ATOMIC SELECT count(*) FROM words WHERE kind IN ('noun', 'verb'); END;
                    CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                    CREATE TRIGGER touch BEFORE UPDATE ON words FOR EACH ROW WHEN (NEW.kind IN ('noun', 'verb'))
                        EXECUTE FUNCTION touched();
                    CREATE RULE quiet AS ON DELETE TO words WHERE OLD.kind IN ('noun', 'verb') DO INSTEAD NOTHING;
                    ALTER TABLE words ENABLE ROW LEVEL SECURITY;
                    CREATE POLICY ours ON words USING (kind IN ('noun', 'verb')) WITH CHECK (kind IN ('noun', 'x'));
                    """));

    @Test
    void aRestoredDatabaseIsTheSame() throws SQLException, IOException, InterruptedException {
        assumeTrue(Postgres.isInstalled(), "postgresql-client-15 is not installed");
        ScratchServer server = TestServer.shared(MAJOR);
        try (LiveDatabase origin = new LiveDatabase(MAJOR, "dumped");
                LiveDatabase once = new LiveDatabase(MAJOR, "restored_once");
                LiveDatabase twice = new LiveDatabase(MAJOR, "restored_twice")) {
            assertThat(Postgres.load(HISTORY.get(0).source().text(), origin)).isEmpty();
            Postgres.restore(origin, once);
            Postgres.restore(once, twice);
            String printed = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'words_kind_check'";
            assertThat(once.value(printed)).isNotEqualTo(origin.value(printed));
            for (LiveDatabase database : List.of(origin, once, twice)) {
                LiveSchema live = database.target().read(LiveSchema::read);
                assertThat(Replay.compare(server, ProofSettings.DEFAULTS, "public", live, HISTORY)
                                .differences())
                        .isEmpty();
            }
            twice.run("""
                    ALTER TABLE words DROP CONSTRAINT words_kind_check;
                    ALTER TABLE words ADD CONSTRAINT words_kind_check CHECK (kind IN ('noun', 'verbs'));
                    ALTER POLICY ours ON words USING (kind IN ('noun', 'verbs'));
                    CREATE OR REPLACE VIEW nouns AS SELECT * FROM words WHERE kind IN ('noun', 'verbs') AND id BETWEEN 1 AND 5;
                    """);
            LiveSchema live = twice.target().read(LiveSchema::read);
            assertThat(Replay.compare(server, ProofSettings.DEFAULTS, "public", live, HISTORY)
                            .differences())
                    .extracting(SchemaDifference::name)
                    .containsExactly("public.words.words_kind_check", "public.words.ours", "public.nouns");
        }
    }
}
