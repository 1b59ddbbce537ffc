/**
 * From histories to a result: verdicts composed, findings levelled and suppressed, the exit decided. Knows what the
 * user asked for ({@code rules}, {@code require}, {@code since}, {@code failOn}) and nothing of how a statement is
 * judged, of how a result is shown or of Maven.
 */
@NullMarked
package io.github.migrationguard.check;

import org.jspecify.annotations.NullMarked;
