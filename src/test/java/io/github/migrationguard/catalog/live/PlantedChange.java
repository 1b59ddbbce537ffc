package io.github.migrationguard.catalog.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case of {@code src/test/resources/catalog}.
 *
 * @param sees the objects that differ, sorted
 * @param only the part of the queries without which nobody would see it
 */
record PlantedChange(
        String title, int from, int to, @Nullable String only, List<String> sees, String before, String after) {
    static List<PlantedChange> all(String file, int major) {
        try {
            List<PlantedChange> changes = new ArrayList<>();
            String[] blocks = Files.readString(Path.of("src/test/resources/catalog", file))
                    .split("(?m)^-- case: ");
            for (int i = 1; i < blocks.length; i++) {
                PlantedChange change = of(blocks[i]);
                if (change.from <= major && major <= change.to) {
                    changes.add(change);
                }
            }
            return changes;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PlantedChange of(String block) {
        int from = 0;
        int to = Integer.MAX_VALUE;
        String only = null;
        List<String> sees = new ArrayList<>();
        var before = new StringBuilder();
        var after = new StringBuilder();
        StringBuilder sql = before;
        for (String line : block.lines().skip(1).toList()) {
            if (line.equals("-- then")) {
                sql = after;
            } else if (line.startsWith("-- from: ")) {
                from = Integer.parseInt(line.substring(9));
            } else if (line.startsWith("-- to: ")) {
                to = Integer.parseInt(line.substring(7));
            } else if (line.startsWith("-- only: ")) {
                only = line.substring(9);
            } else if (line.startsWith("-- sees: ")) {
                sees.add(line.substring(9));
            } else {
                sql.append(line).append('\n');
            }
        }
        String title = block.lines().findFirst().orElseThrow();
        return new PlantedChange(
                title, from, to, only, sees.stream().sorted().toList(), before.toString(), after.toString());
    }

    @Override
    public String toString() {
        return title;
    }
}
