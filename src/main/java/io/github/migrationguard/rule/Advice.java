package io.github.migrationguard.rule;

/**
 * What a rule says of one trouble.
 *
 * @param place what to point at, in the text of the step
 * @param message what happens
 * @param reason why
 * @param cure what to do instead
 */
record Advice(Place place, String message, String reason, Cure cure) {}
