package io.github.migrationguard.rule;

import org.jspecify.annotations.Nullable;

/**
 * What a rule says of one trouble.
 *
 * @param start offset of the first character of the place to point at, in the text of the step
 * @param end offset behind its last character
 * @param message what happens
 * @param reason why
 * @param help what to write instead
 * @param edit the change of the text that the help describes; null where it describes none that can be copied
 */
record Advice(
        int start,
        int end,
        String message,
        String reason,
        String help,
        @Nullable Edit edit) {}
