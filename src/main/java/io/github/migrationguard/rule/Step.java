package io.github.migrationguard.rule;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Plpgsql;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The smallest piece of a migration that can go wrong by itself: a command, one action of an ALTER, or either of them in
 * a DO block.
 *
 * @param tokens what the ranges of the command refer to
 * @param command what it says
 * @param action the action of the ALTER that is meant; null where the whole command is
 * @param range the tokens of the command, without a semicolon
 * @param handlers those of the blocks around it, innermost first; empty outside a DO block
 */
record Step(
        Tokens tokens,
        Command command,
        @Nullable AlterAction action,
        TokenRange range,
        List<Plpgsql.Handler> handlers) {
    int start() {
        return tokens.start(range.from());
    }

    int end() {
        return tokens.end(range.to() - 1);
    }

    String text() {
        return tokens.text(range);
    }
}
