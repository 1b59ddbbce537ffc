package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.TokenRange;

/**
 * One statement of a script.
 *
 * @param number 1-based place among the statements of the script
 * @param tokens the token list that every range of {@code command} refers to
 * @param range its tokens, without the closing semicolon, with the data of COPY FROM stdin
 * @param terminated whether a semicolon (or, after COPY data, {@code \.}) closes it
 * @param command what it says
 */
public record Statement(int number, Tokens tokens, TokenRange range, boolean terminated, Command command) {
    /** Offset of its first character. */
    public int start() {
        return tokens.start(range.from());
    }

    /** Offset behind its last character. */
    public int end() {
        return tokens.end(range.to() - 1);
    }
}
