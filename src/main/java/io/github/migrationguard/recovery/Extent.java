package io.github.migrationguard.recovery;

import io.github.migrationguard.schema.SchemaDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a database has come through a history.
 *
 * @param upTo the last migration that it has, or the one that it is nearest to; null for none
 * @param recorded ids of those that were recorded or would be, in order
 * @param differences what stands against it; empty where the database is as the migrations up to there leave it
 */
public record Extent(@Nullable String upTo, List<String> recorded, List<SchemaDifference> differences) {
    public Extent {
        recorded = List.copyOf(recorded);
        differences = List.copyOf(differences);
    }
}
