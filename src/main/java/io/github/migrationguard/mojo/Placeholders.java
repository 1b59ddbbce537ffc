package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameter {@code placeholders}. */
final class Placeholders {
    private Placeholders() {}

    /**
     * Values by name.
     *
     * @throws GuardException for an entry that is no {@code name=value}
     */
    static Map<String, String> of(List<String> entries) {
        Map<String, String> placeholders = new LinkedHashMap<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            String name = equals < 0 ? "" : entry.substring(0, equals).strip();
            if (name.isEmpty()) {
                throw new GuardException(
                        "placeholders has the entry '" + entry + "', which gives no name and value",
                        "Write name=value, several separated by commas.");
            }
            placeholders.put(name, entry.substring(equals + 1));
        }
        return placeholders;
    }
}
