package io.github.migrationguard.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes nearly right SQL out of right SQL: tokens are left out, doubled, swapped or taken from elsewhere. */
final class Mutations {
    private final List<String> sources = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final Random random;

    /** Statements and tokens of these texts are the material. */
    Mutations(Iterable<String> texts, Random random) {
        this.random = random;
        for (String text : texts) {
            Script script = Script.parse(text);
            for (Statement statement : script.statements()) {
                sources.add(text.substring(statement.start(), statement.end()));
            }
            for (int i = 0; i < script.tokens().size(); i++) {
                String token = script.tokens().text(i);
                if (token.length() < 40) {
                    tokens.add(token);
                }
            }
        }
    }

    /** One or two statements with one to four changes. */
    String next() {
        List<String> parts = parts(pick(sources));
        if (random.nextInt(8) == 0) {
            parts.add(random.nextBoolean() ? "\n" : ";\n");
            parts.addAll(parts(pick(sources)));
        }
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && !parts.isEmpty(); i++) {
            change(parts);
        }
        return String.join("", parts);
    }

    private void change(List<String> parts) {
        int at = random.nextInt(parts.size());
        switch (random.nextInt(6)) {
            case 0 -> parts.remove(at);
            case 1 -> parts.add(at, parts.get(at));
            case 2 -> parts.set(at, " " + pick(tokens) + " ");
            case 3 -> parts.add(at, " " + pick(tokens) + " ");
            case 4 -> parts.set(at, parts.get(random.nextInt(parts.size())));
            default -> {
                String part = parts.get(at);
                int cut = random.nextInt(part.length() + 1);
                parts.set(at, part.substring(0, cut) + character() + part.substring(cut));
            }
        }
    }

    private char character() {
        String interesting = "'\"$;()[]{}:,.*/-\\\n\r\tEeUuXxBb&0_#`@~\u00e4\uFEFF\uD83C\u0000";
        return interesting.charAt(random.nextInt(interesting.length()));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Tokens and what stands between them, also inside dollar quotes, so that joining them gives the text again. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        addParts(text, Lexer.lex(text), 0, text.length(), parts);
        return parts;
    }

    private static void addParts(String text, Tokens tokens, int from, int to, List<String> parts) {
        int end = from;
        for (int i = 0; i < tokens.size(); i++) {
            parts.add(text.substring(end, tokens.start(i)));
            end = tokens.end(i);
            if (tokens.kind(i) == Tokens.Kind.DOLLAR_STRING) {
                int start = StringLiterals.bodyStart(tokens, i);
                int close = StringLiterals.bodyEnd(tokens, i);
                parts.add(text.substring(tokens.start(i), start));
                addParts(text, Lexer.lex(text, start, close), start, close, parts);
                parts.add(text.substring(close, end));
            } else {
                parts.add(tokens.text(i));
            }
        }
        parts.add(text.substring(end, to));
        parts.removeIf(String::isEmpty);
    }
}
