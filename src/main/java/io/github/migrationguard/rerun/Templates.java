package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.StringLiterals;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands made by {@code format('..', ..)}: readable where the outcome does not hang on the names put in. */
final class Templates {
    private static final String STAND_IN = "format_argument";

    private Templates() {}

    /** The text of a {@code format()} call with a name in place of each %I, %s and %L; null for anything else. */
    static @Nullable String text(Tokens tokens, TokenRange expression) {
        int from = expression.from();
        if (!tokens.isWord(from, "format") || !tokens.isSymbol(from + 1, "(")) {
            return null;
        }
        List<TokenRange> arguments =
                ExpressionReader.split(tokens, new TokenRange(from + 2, Math.max(from + 2, expression.to() - 1)));
        if (arguments.isEmpty()) {
            return null;
        }
        TokenRange template = arguments.get(0);
        Kind kind = tokens.kind(template.from());
        boolean literal = template.to() - template.from() == 1 && (kind == Kind.STRING || kind == Kind.DOLLAR_STRING);
        if (!literal) {
            return null;
        }
        return StringLiterals.decode(tokens, template.from())
                .replaceAll("%(\\d+\\$)?I", STAND_IN)
                .replaceAll("%(\\d+\\$)?s", STAND_IN)
                .replaceAll("%(\\d+\\$)?L", "'" + STAND_IN + "'")
                .replace("%%", "%");
    }

    /** Whether running it twice is the same as once for whatever object it names. */
    static boolean isTargetIndependent(Command command) {
        if (command instanceof Command.Alter alter) {
            return alter.actions().stream().allMatch(Templates::isSetting);
        }
        if (command instanceof Command.Grant) {
            return true;
        }
        if (command instanceof Command.Comment) {
            return true;
        }
        if (command instanceof Command.AlterDefaultPrivileges) {
            return true;
        }
        if (command instanceof Command.SetVariable) {
            return true;
        }
        if (command instanceof Command.Refresh) {
            return true;
        }
        if (command instanceof Command.Reindex) {
            return true;
        }
        if (command instanceof Command.Utility) {
            return true;
        }
        return false;
    }

    private static boolean isSetting(AlterAction action) {
        return action instanceof AlterAction.SetOption
                || action instanceof AlterAction.OwnerTo
                || action instanceof AlterAction.RowSecurity
                || action instanceof AlterAction.SetDefault
                || action instanceof AlterAction.DropDefault
                || action instanceof AlterAction.SetNotNull
                || action instanceof AlterAction.DropNotNull;
    }
}
