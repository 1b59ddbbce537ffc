package io.github.migrationguard.migration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@code package.json} says about Prisma. */
final class PackageJson {
    /** The command line, which deploys, before the client; both are released with the same version. */
    static final List<String> PRISMA = List.of("prisma", "@prisma/client");

    private static final List<String> GROUPS = List.of("devDependencies", "dependencies", "optionalDependencies");

    private PackageJson() {}

    /** The range of versions it asks for; null where it asks for none or cannot be read. */
    static @Nullable String prismaRange(Path file) {
        Map<String, String> ranges = ranges(file);
        for (String name : PRISMA) {
            for (String group : GROUPS) {
                String range = ranges.get(group + " " + name);
                if (range != null) {
                    return range;
                }
            }
        }
        return null;
    }

    /** Ranges by group and name; none where there is no such file or it is no JSON: then it says nothing about Prisma. */
    private static Map<String, String> ranges(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        Map<String, String> ranges = new HashMap<>();
        // Read token by token: binding trees to objects takes longer to load than all else that reads a history.
        try (JsonParser json =
                new JsonFactory().createParser(SourceReader.read(file).text().text())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String group = json.currentName();
                if (json.nextToken() == JsonToken.START_OBJECT && GROUPS.contains(group)) {
                    group(json, group, ranges);
                } else {
                    json.skipChildren();
                }
            }
            return ranges;
        } catch (IOException broken) {
            return Map.of();
        }
    }

    private static void group(JsonParser json, String group, Map<String, String> into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                into.put(group + " " + name, json.getText().strip());
            } else {
                json.skipChildren();
            }
        }
    }
}
