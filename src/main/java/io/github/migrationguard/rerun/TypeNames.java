package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of data types (PostgreSQL manual, chapter 8, table 8.1). */
final class TypeNames {
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("serial", "integer"),
            Map.entry("serial4", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("serial2", "smallint"),
            Map.entry("int8", "bigint"),
            Map.entry("bigserial", "bigint"),
            Map.entry("serial8", "bigint"),
            Map.entry("bool", "boolean"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("bpchar", "character"),
            Map.entry("float8", "double precision"),
            Map.entry("float4", "real"),
            Map.entry("float", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("time", "time without time zone"),
            Map.entry("varbit", "bit varying"));

    private static final Set<String> SERIALS =
            Set.of("serial", "serial4", "bigserial", "serial8", "smallserial", "serial2");

    private TypeNames() {}

    static boolean isSerial(String typeText) {
        return SERIALS.contains(typeText);
    }

    /** One spelling for all aliases of a type, without its length or precision. */
    static String normal(String typeText) {
        String text = typeText;
        int open = text.indexOf('(');
        if (open >= 0) {
            int close = text.indexOf(')', open);
            String tail = close < 0 ? "" : text.substring(close + 1);
            text = (text.substring(0, open).strip() + (tail.startsWith(" ") ? tail : tail.isEmpty() ? "" : " " + tail))
                    .strip();
        }
        String array = "";
        while (text.endsWith("[]") || text.endsWith("[ ]") || text.endsWith("]")) {
            int bracket = text.lastIndexOf('[');
            if (bracket < 0) {
                break;
            }
            array = "[]";
            text = text.substring(0, bracket).strip();
        }
        if (text.startsWith("pg_catalog.")) {
            text = text.substring("pg_catalog.".length());
        }
        return ALIASES.getOrDefault(text, text) + array;
    }

    /** The type's own name, without array, length and precision; null where it is one of several words. */
    static @Nullable QualifiedName userType(String typeText) {
        String text = typeText;
        int end = text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = text.indexOf('"', i + 1);
                if (i < 0) {
                    return null;
                }
            } else if (c == '(' || c == '[' || c == ' ') {
                end = i;
            }
        }
        text = text.substring(0, end);
        if (text.isEmpty()) {
            return null;
        }
        int dot = text.startsWith("\"") ? text.indexOf("\".") + 1 : text.indexOf('.');
        if (dot > 0) {
            return QualifiedName.of(bare(text.substring(0, dot)), bare(text.substring(dot + 1)));
        }
        return QualifiedName.of(null, bare(text));
    }

    private static String bare(String part) {
        return Names.cut(
                part.length() > 1 && part.startsWith("\"") && part.endsWith("\"")
                        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
                        : part.toLowerCase(Locale.ROOT));
    }
}
