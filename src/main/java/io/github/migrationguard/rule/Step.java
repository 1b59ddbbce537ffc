package io.github.migrationguard.rule;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.TokenRange;
import org.jspecify.annotations.Nullable;

/**
 * The smallest piece of a migration that can go wrong by itself: a command, one action of an ALTER, or either of them in
 * a DO block.
 *
 * @param tokens what the ranges of the command refer to
 * @param command what it says
 * @param action the action of the ALTER that is meant; null where the whole command is
 * @param range the tokens of the whole command, without a semicolon
 * @param around what stands around it in a DO block; null outside of one
 */
record Step(
        Tokens tokens,
        Command command,
        @Nullable AlterAction action,
        TokenRange range,
        @Nullable Surroundings around) {
    int start() {
        return tokens.start(range.from());
    }

    int end() {
        return tokens.end(range.to() - 1);
    }

    String text() {
        return tokens.text(range);
    }

    Place place() {
        return new Place(start(), end());
    }

    /** The index of the token that starts at an offset, or else of the first one behind it. */
    int tokenAt(int offset) {
        int token = range.from();
        while (token < range.to() && tokens.start(token) < offset) {
            token++;
        }
        return token;
    }

    /** Whether it can meet a name that is taken. */
    boolean takesName() {
        if (action != null) {
            return action instanceof AlterAction.AddColumn
                    || action instanceof AlterAction.AddConstraint
                    || action instanceof AlterAction.AddEnumValue
                    || action instanceof AlterAction.ChangeMembers
                    || action instanceof AlterAction.Inherit
                    || action instanceof AlterAction.RenameColumn
                    || action instanceof AlterAction.RenameConstraint
                    || action instanceof AlterAction.RenameEnumValue
                    || action instanceof AlterAction.RenameTo
                    || action instanceof AlterAction.SetSchema;
        }
        return Subject.created(command) != null || command instanceof Command.CreateIndex;
    }

    /** Whether this key word, lower case, stands anywhere in it. */
    boolean says(String word) {
        for (int i = range.from(); i < range.to(); i++) {
            if (tokens.isWord(i, word)) {
                return true;
            }
        }
        return false;
    }
}
