package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Severity;
import org.jspecify.annotations.Nullable;

/** One way in which a migration goes wrong. */
interface Rule {
    /** Its name in findings, suppressions and configuration, and of its page in {@code docs/rules}. */
    String id();

    default Severity severity() {
        return Severity.ERROR;
    }

    /** Whether it speaks of what no other rule speaks of. */
    default boolean isLastResort() {
        return false;
    }

    /** What to say where this rule is the one that speaks of the trouble, else null. */
    @Nullable
    Advice advise(Trouble trouble);
}
