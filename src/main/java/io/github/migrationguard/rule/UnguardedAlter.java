package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.AlterAction.AddIdentity;
import io.github.migrationguard.sql.ast.AlterAction.AttachPartition;
import io.github.migrationguard.sql.ast.AlterAction.ChangeMembers;
import io.github.migrationguard.sql.ast.AlterAction.DetachPartition;
import io.github.migrationguard.sql.ast.AlterAction.Inherit;
import io.github.migrationguard.sql.ast.AlterAction.SetSchema;
import io.github.migrationguard.sql.ast.Command.Alter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Actions of ALTER that are refused where they have taken effect: identity, partitions, inheritance, members, schema. */
final class UnguardedAlter implements Rule {
    @Override
    public String id() {
        return "unguarded-alter";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        AlterAction action = trouble.action();
        boolean covers = action instanceof AddIdentity
                || action instanceof AttachPartition
                || action instanceof DetachPartition
                || action instanceof Inherit
                || action instanceof ChangeMembers
                || action instanceof SetSchema;
        if (!covers || !trouble.stops() || !(trouble.command() instanceof Alter alter)) {
            return null;
        }
        return trouble.stopping(
                trouble.crash() + " leaves its work done; the next run stops here.", cure(trouble, alter));
    }

    private static Cure cure(Trouble trouble, Alter alter) {
        boolean moves =
                trouble.action() instanceof SetSchema && trouble.sqlState().equals("42P01");
        if (moves) {
            return UnguardedRename.ifExists(trouble.step(), alter);
        }
        Cure caught = Guards.caught(trouble.step(), trouble.sqlState());
        return caught != null ? caught : withoutConcurrently(trouble);
    }

    private static Cure withoutConcurrently(Trouble trouble) {
        Step step = trouble.step();
        int word = step.range().to() - 1;
        while (!step.tokens().isWord(word, "concurrently")) {
            word--;
        }
        Edit less = new Edit(step.tokens().end(word - 1), step.tokens().end(word), "");
        String text = Edit.apply(step.tokens().text(), step.start(), step.end(), List.of(less));
        return Cure.words(
                "CONCURRENTLY has no guard and cannot stand in a DO block. Where the table can be locked for a"
                        + " moment write:\n" + Guards.block(text, trouble.sqlState()));
    }
}
