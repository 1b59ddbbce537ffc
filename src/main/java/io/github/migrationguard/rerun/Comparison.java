package io.github.migrationguard.rerun;

import org.jspecify.annotations.Nullable;

/** Compares the state of one object after a re-run with its state after the clean run. */
final class Comparison {
    private Comparison() {}

    /** @param clean the entry in the clean run's catalog; null is unknown */
    @SuppressWarnings("ReferenceEquality") // a short way for the usual case
    static Rows.Comparison of(@Nullable Entity clean, @Nullable Entity rerun) {
        if (clean == rerun || rerun == null) {
            return Rows.Comparison.EQUAL;
        }
        if (clean == null) {
            // What a statement only met was there before; what it made was not.
            boolean made = !Entity.isAbsent(rerun) && rerun.complete();
            return made ? Rows.Comparison.DIFFERENT : Rows.Comparison.EQUAL;
        }
        if (Entity.isAbsent(clean) || Entity.isAbsent(rerun)) {
            return Rows.Comparison.DIFFERENT;
        }
        if (!clean.sameDefinition(rerun)) {
            return Rows.Comparison.DIFFERENT;
        }
        return rerun.rows().compare(clean.rows());
    }
}
