package io.github.migrationguard.schema;

import io.github.migrationguard.sql.ast.Identifier;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who may do what with an object: the letters of an access control list (PostgreSQL manual, 5.8 Privileges) by grantee,
 * without the owner's own. PUBLIC is the empty name.
 */
record Privileges(Map<String, String> byGrantee) {
    static final String PUBLIC = "";

    private static final Map<String, String> FOR_PUBLIC = Map.of(
            "function", "X",
            "procedure", "X",
            "aggregate", "X",
            "type", "U",
            "language", "U",
            "this database", "Tc");

    Privileges {
        byGrantee = new TreeMap<>(byGrantee);
    }

    /** @param items as PostgreSQL writes them, one for each line: {@code grantee=letters/grantor} */
    static Privileges of(String items) {
        Map<String, String> letters = new TreeMap<>();
        items.lines().forEach(item -> {
            int equals = unquoted(item, '=');
            int slash = unquoted(item, '/');
            String grantee = Names.plain(item.substring(0, equals));
            if (!grantee.equals(Names.plain(item.substring(slash + 1)))) {
                letters.merge(grantee, item.substring(equals + 1, slash), String::concat);
            }
        });
        return new Privileges(letters);
    }

    /** Whom GRANT and REVOKE mean. */
    static String grantee(Identifier role) {
        return role.value().toLowerCase(Locale.ROOT).equals("public") ? PUBLIC : role.value();
    }

    /** What such an object has from the start; it is in no list then. */
    static Privileges usual(String type) {
        String letters = FOR_PUBLIC.get(type);
        return new Privileges(letters == null ? Map.of() : Map.of(PUBLIC, letters));
    }

    /** Empty for none. */
    String letters(String grantee) {
        return byGrantee.getOrDefault(grantee, "");
    }

    private static int unquoted(String item, char wanted) {
        boolean quoted = false;
        for (int i = 0; i < item.length(); i++) {
            quoted ^= item.charAt(i) == '"';
            if (!quoted && item.charAt(i) == wanted) {
                return i;
            }
        }
        throw new IllegalArgumentException(item);
    }
}
