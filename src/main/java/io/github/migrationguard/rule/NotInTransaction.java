package io.github.migrationguard.rule;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.rerun.Hazard;
import org.jspecify.annotations.Nullable;

/** A command that PostgreSQL refuses inside a transaction, in a migration that runs it inside one. */
final class NotInTransaction implements Rule {
    @Override
    public String id() {
        return "not-in-transaction";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!trouble.is(Hazard.Kind.FAILS_AT_FIRST) || !trouble.sqlState().equals("25001")) {
            return null;
        }
        boolean whole = trouble.migration().crashModel() == CrashModel.TRANSACTION;
        return new Advice(
                place(trouble.step()),
                "this fails at the very first run: " + trouble.hazard().detail(),
                whole
                        ? "The whole file is sent as one transaction ("
                                + trouble.migration().crashModelReason() + ")."
                        : "It stands between BEGIN and COMMIT.",
                Cure.words(
                        whole
                                ? "Put the statement alone into a migration of its own, or leave CONCURRENTLY out."
                                : "Move the statement before BEGIN or behind COMMIT."));
    }

    private static Place place(Step step) {
        for (int i = step.range().from(); i < step.range().to(); i++) {
            if (step.tokens().isWord(i, "concurrently")) {
                return new Place(step.tokens().start(i), step.tokens().end(i));
            }
        }
        return step.place();
    }
}
