package io.github.migrationguard.sql;

import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.TokenRange;

/** Reads data types (PostgreSQL manual, chapter 8, and "Typename" of its grammar). */
final class Types {
    private Types() {}

    /** The tokens of the type that stands here. */
    static TokenRange read(Cursor c) {
        int from = c.at();
        c.accept("setof");
        switch (c.word()) {
            case "double" -> {
                if (!c.accept("double", "precision")) {
                    named(c);
                }
            }
            case "national" -> {
                c.next();
                c.next();
                c.accept("varying");
            }
            case "character", "char", "nchar", "bit" -> {
                c.next();
                c.accept("varying");
            }
            case "time", "timestamp" -> time(c);
            case "interval" -> interval(c);
            default -> named(c);
        }
        modifiers(c);
        arrayBounds(c);
        return c.since(from);
    }

    private static void named(Cursor c) {
        c.qualifiedFunctionName();
        if (c.symbol() == '%' && (c.is(1, "type") || c.is(1, "rowtype"))) {
            c.next();
            c.next();
        }
    }

    private static void modifiers(Cursor c) {
        if (c.symbol() == '(') {
            c.parenthesised();
        }
    }

    private static void time(Cursor c) {
        c.next();
        modifiers(c);
        if ((c.is("with") || c.is("without")) && c.is(1, "time") && c.is(2, "zone")) {
            c.next();
            c.next();
            c.next();
        }
    }

    private static void interval(Cursor c) {
        c.next();
        modifiers(c);
        if (isIntervalField(c)) {
            c.next();
            if (c.accept("to")) {
                c.next();
            }
        }
    }

    static boolean isIntervalField(Cursor c) {
        return switch (c.word()) {
            case "year", "month", "day", "hour", "minute", "second" -> true;
            default -> false;
        };
    }

    private static void arrayBounds(Cursor c) {
        c.accept("array");
        while (c.symbol() == '[') {
            c.skipNested();
        }
    }

    /** The name under which the catalog knows a type, without its schema: {@code int4} for INTEGER. */
    static String systemName(Tokens tokens, TokenRange range) {
        int name = range.from();
        while (name + 2 < range.to() && tokens.symbol(name + 1) == '.') {
            name += 2;
        }
        boolean zone = false;
        boolean varying = false;
        for (int i = name; i < range.to(); i++) {
            zone |= tokens.word(i).equals("with");
            varying |= tokens.word(i).equals("varying");
        }
        return switch (tokens.word(name)) {
            case "int", "integer" -> "int4";
            case "smallint" -> "int2";
            case "bigint" -> "int8";
            case "real" -> "float4";
            case "float", "double" -> "float8";
            case "decimal", "dec" -> "numeric";
            case "boolean" -> "bool";
            case "char", "character", "nchar", "national" -> varying ? "varchar" : "bpchar";
            case "bit" -> varying ? "varbit" : "bit";
            case "time", "timestamp" -> tokens.word(name) + (zone ? "tz" : "");
            default -> Identifiers.of(tokens, name).value();
        };
    }

    /** A type as normalised text: lower case unless quoted, one blank between words, none around punctuation. */
    static String text(Tokens tokens, TokenRange range) {
        if (range.to() - range.from() == 1) {
            return part(tokens, range.from());
        }
        StringBuilder text = new StringBuilder();
        boolean wordBefore = false;
        for (int i = range.from(); i < range.to(); i++) {
            boolean word = tokens.kind(i) != Kind.SYMBOL;
            if (word && (wordBefore || (i > range.from() && tokens.symbol(i - 1) == ')'))) {
                text.append(' ');
            }
            text.append(part(tokens, i));
            wordBefore = word;
        }
        return text.toString();
    }

    private static String part(Tokens tokens, int token) {
        return switch (tokens.kind(token)) {
            case WORD -> Identifiers.of(tokens, token).value();
            case QUOTED_IDENTIFIER ->
                quotedIfNeeded(Identifiers.of(tokens, token).value());
            default -> tokens.text(token);
        };
    }

    /** Quotes are kept where the name without them would be folded, or be a type of the grammar: {@code "char"}. */
    private static String quotedIfNeeded(String name) {
        if (Keywords.kind(Keywords.find(name)) >= Keywords.COLUMN_NAME) {
            return '"' + name + '"';
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || c == '_' || c >= 128 || (i > 0 && CharClass.isIdentifierPart(c));
            if (!plain || (c >= 'A' && c <= 'Z')) {
                return '"' + name.replace("\"", "\"\"") + '"';
            }
        }
        return name;
    }
}
