package io.github.migrationguard.sql;

/** The names that PostgreSQL's grammar gives to types which SQL writes in words of its own. */
final class TypeNames {
    private TypeNames() {}

    /** A type's text without modifiers, in the words of names.mjs: {@code varchar(10)[]} is {@code varchar[]}. */
    static String canonical(String typeText) {
        boolean set = typeText.startsWith("setof ");
        if (typeText.startsWith("float(")) {
            return integer(typeText.substring(6, typeText.indexOf(')'))) <= 24 ? "float4" : "float8";
        }
        String text = withoutModifiers(set ? typeText.substring(6) : typeText);
        int dimensions = 0;
        text = text.replace(" array[]", "[]");
        while (text.endsWith("[]")) {
            text = text.substring(0, text.length() - 2);
            dimensions++;
        }
        if (text.endsWith(" array")) {
            text = text.substring(0, text.length() - 6);
            dimensions++;
        }
        boolean reference = text.endsWith("%type");
        if (reference) {
            text = text.substring(0, text.length() - 5);
        }
        return (set ? "setof " : "") + base(text) + (reference ? "%type" : "") + "[]".repeat(dimensions);
    }

    private static String base(String text) {
        String words = text.startsWith("interval ") ? "interval" : text;
        return switch (words) {
            case "int", "integer", "int4" -> "int4";
            case "bigint" -> "int8";
            case "smallint" -> "int2";
            case "boolean" -> "bool";
            case "real" -> "float4";
            case "float", "double precision" -> "float8";
            case "decimal", "dec", "numeric" -> "numeric";
            case "character varying",
                    "char varying",
                    "varchar",
                    "national character varying",
                    "nchar varying",
                    "national char varying" -> "varchar";
            case "character", "char", "nchar", "national character", "national char" -> "bpchar";
            case "bit varying" -> "varbit";
            case "timestamp with time zone" -> "timestamptz";
            case "timestamp without time zone" -> "timestamp";
            case "time with time zone" -> "timetz";
            case "time without time zone" -> "time";
            default -> unquoted(words);
        };
    }

    private static String unquoted(String text) {
        String[] parts = text.split("\\.(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
        StringBuilder name = new StringBuilder();
        for (int i = Math.max(0, parts.length - 2); i < parts.length; i++) {
            if (i == parts.length - 2 && parts[i].equals("pg_catalog")) {
                continue;
            }
            name.append(name.length() == 0 ? "" : ".");
            boolean quoted = parts[i].startsWith("\"") && parts[i].endsWith("\"") && parts[i].length() > 1;
            name.append(quoted ? parts[i].substring(1, parts[i].length() - 1).replace("\"\"", "\"") : parts[i]);
        }
        return name.toString();
    }

    /** Without (..) and with [] for each [n]. */
    private static String withoutModifiers(String text) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (quoted || c == '"') {
                plain.append(depth == 0 ? String.valueOf(c) : "");
                continue;
            }
            if (c == '(' || c == '[') {
                depth++;
            }
            if (depth == 0 || c == '[' || c == ']') {
                plain.append(c);
            }
            if (c == ')' || c == ']') {
                depth--;
            }
        }
        return plain.toString().strip().replaceAll(" +", " ");
    }

    /** An integer as PostgreSQL 16 and later read it: {@code 10}, {@code 1_0}, {@code 0xA}, {@code 0o12}, {@code 0b1010}. */
    private static int integer(String literal) {
        String digits = literal.replace("_", "");
        int base = switch (digits.length() > 2 ? digits.substring(0, 2) : "") {
            case "0x" -> 16;
            case "0o" -> 8;
            case "0b" -> 2;
            default -> 10;
        };
        return Integer.parseInt(base == 10 ? digits : digits.substring(2), base);
    }
}
