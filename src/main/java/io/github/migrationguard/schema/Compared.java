package io.github.migrationguard.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database has against what the migrations leave.
 *
 * @param differences worst first, then by kind and name
 * @param left what could not be compared; null where everything was
 */
public record Compared(
        List<SchemaDifference> differences, @Nullable Left left) {
    public Compared {
        differences = List.copyOf(differences);
    }

    /**
     * What depends on extensions that the scratch server has not got.
     *
     * @param extensions their names
     * @param objects kind and name of each, as differences have them
     */
    public record Left(List<String> extensions, List<String> objects) {
        public Left {
            extensions = List.copyOf(extensions);
            objects = List.copyOf(objects);
        }
    }
}
