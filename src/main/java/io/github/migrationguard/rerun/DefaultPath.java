package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** ALTER DATABASE and ALTER ROLE .. SET search_path: they act from the next session on, so only on a re-run. */
final class DefaultPath {
    private static final Key KEY = Key.global(ObjectKind.PARAMETER, "search_path");

    private DefaultPath() {}

    static void remember(Run run, Tokens tokens, TokenRange range) {
        for (int i = range.from(); i + 2 < range.to(); i++) {
            if (tokens.isWord(i, "search_path")) {
                String value = tokens.text(new TokenRange(i + 2, range.to()));
                run.catalog().put(KEY, Entity.of(ObjectKind.PARAMETER, value));
                return;
            }
        }
    }

    /** Sets the path that every new session starts with. */
    static void set(Catalog catalog, String schema) {
        catalog.put(KEY, Entity.of(ObjectKind.PARAMETER, '"' + schema + '"'));
    }

    /** The path that a new session starts with. */
    static List<String> of(Catalog catalog) {
        Entity remembered = catalog.find(KEY);
        return remembered == null ? List.of("public") : read(remembered.definition());
    }

    /** The schemas of a search_path value, without {@code "$user"} and pg_catalog. */
    static List<String> read(String value) {
        List<String> path = new ArrayList<>();
        for (String part : value.split(",")) {
            String name = part.strip();
            if (name.length() > 1 && (name.startsWith("\"") || name.startsWith("'"))) {
                name = name.substring(1, name.length() - 1);
            } else {
                name = name.toLowerCase(Locale.ROOT);
            }
            if (!name.isEmpty() && !name.equals("$user") && !name.equals("default") && !name.equals("pg_catalog")) {
                path.add(name);
            }
        }
        return path;
    }
}
