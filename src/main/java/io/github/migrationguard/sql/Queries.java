package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.TokenRange;

/** Queries at the end of a statement, with the words that may stand behind them. */
final class Queries {
    /** A query, and whether WITH NO DATA is missing behind it. */
    record Body(TokenRange query, boolean withData) {}

    private Queries() {}

    /** The query behind AS of CREATE TABLE AS and CREATE MATERIALIZED VIEW. */
    static Body withData(Cursor c) {
        expectQuery(c);
        int from = c.at();
        Seams.skipRest(c);
        int end = c.end();
        Tokens tokens = c.tokens();
        if (end - 2 > from && tokens.word(end - 1).equals("data")) {
            if (tokens.word(end - 2).equals("with")) {
                return new Body(new TokenRange(from, end - 2), true);
            }
            if (tokens.word(end - 2).equals("no") && tokens.word(end - 3).equals("with")) {
                return new Body(new TokenRange(from, end - 3), false);
            }
        }
        return new Body(new TokenRange(from, end), true);
    }

    /** The query behind AS of CREATE VIEW, without WITH CHECK OPTION. */
    static TokenRange ofView(Cursor c) {
        expectQuery(c);
        int from = c.at();
        Seams.skipRest(c);
        int end = c.end();
        Tokens tokens = c.tokens();
        if (tokens.word(end - 1).equals("option") && tokens.word(end - 2).equals("check")) {
            end -= tokens.word(end - 3).equals("with") ? 3 : 4;
        }
        return new TokenRange(from, Math.max(from, end));
    }

    private static void expectQuery(Cursor c) {
        boolean query = switch (c.word()) {
            case "select", "with", "values", "table", "execute" -> true;
            default -> c.symbol() == '(' || c.is(Tokens.Kind.PLACEHOLDER);
        };
        if (!query) {
            throw c.unfit("a query");
        }
    }
}
