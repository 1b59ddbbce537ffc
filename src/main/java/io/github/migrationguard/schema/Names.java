package io.github.migrationguard.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names as SQL writes them, taken apart: {@code public."My ""x""".id} has three parts. */
final class Names {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");
    private static final String OF_TABLE = " of table ";

    private Names() {}

    /** The parts as written, quoted where they were; dots inside quotes and parentheses do not part. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int depth = 0;
        int from = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (!quoted && depth == 0 && c == '.') {
                parts.add(name.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(name.substring(from));
        return parts;
    }

    /** All but the last part; empty for a single one. */
    static String owner(String name) {
        List<String> parts = parts(name);
        return String.join(".", parts.subList(0, parts.size() - 1));
    }

    static String last(String name) {
        List<String> parts = parts(name);
        return parts.get(parts.size() - 1);
    }

    /** Behind {@code x of table }; empty where that does not stand there. */
    static String table(String name) {
        int at = name.lastIndexOf(OF_TABLE);
        return at < 0 ? "" : name.substring(at + OF_TABLE.length());
    }

    /** Before {@code of table y}. */
    static String beforeTable(String name) {
        int at = name.lastIndexOf(OF_TABLE);
        return at < 0 ? name : name.substring(0, at);
    }

    /** The stored name as SQL writes it; keywords stay as they are. */
    static String quoted(String plain) {
        return PLAIN.matcher(plain).matches() ? plain : '"' + plain.replace("\"", "\"\"") + '"';
    }

    /** The name as PostgreSQL stores it. */
    static String plain(String part) {
        boolean quoted = part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
        return quoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }
}
