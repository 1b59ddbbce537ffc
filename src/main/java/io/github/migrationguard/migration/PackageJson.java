package io.github.migrationguard.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code package.json} says about Prisma. */
final class PackageJson {
    /** The command line, which deploys, before the client; both are released with the same version. */
    static final List<String> PRISMA = List.of("prisma", "@prisma/client");

    private PackageJson() {}

    /** The range of versions it asks for; null where it asks for none or cannot be read. */
    static @Nullable String prismaRange(Path file) {
        JsonNode root = parse(file);
        for (String name : PRISMA) {
            for (String group : List.of("devDependencies", "dependencies", "optionalDependencies")) {
                JsonNode range = root.path(group).path(name);
                if (range.isTextual()) {
                    return range.asText().strip();
                }
            }
        }
        return null;
    }

    /** A missing node where there is no such file or it is no JSON: then it says nothing about Prisma. */
    private static JsonNode parse(Path file) {
        if (!Files.isRegularFile(file)) {
            return MissingNode.getInstance();
        }
        try {
            return new JsonMapper().readTree(SourceReader.read(file).text().text());
        } catch (JsonProcessingException broken) {
            return MissingNode.getInstance();
        }
    }
}
