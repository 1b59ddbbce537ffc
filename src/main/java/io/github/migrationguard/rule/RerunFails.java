package io.github.migrationguard.rule;

import org.jspecify.annotations.Nullable;

/** Any other error of the re-run. */
final class RerunFails implements Rule {
    @Override
    public String id() {
        return "rerun-fails";
    }

    @Override
    public boolean isLastResort() {
        return true;
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!trouble.stops()) {
            return null;
        }
        String reason = trouble.crash() + " makes the next run stop here.";
        if (trouble.isRaised()) {
            return new Advice(
                    trouble.place(),
                    "running this again fails: the block raises an exception of its own",
                    reason,
                    Cure.words(
                            "Let it pass where the work of this migration is done already: RAISE NOTICE instead of RAISE"
                                    + " EXCEPTION, or a condition that tells the two cases apart."));
        }
        return trouble.stopping(
                reason,
                Cure.words("Let it pass where its work is done already, for example in a DO block with EXCEPTION WHEN "
                        + Guards.condition(trouble.sqlState()) + " THEN NULL."));
    }
}
