/**
 * The proof: each crash of a migration is really played on a scratch server and the state it ends in compared with that
 * of a run that nothing interrupted. Knows how crashes are played and when two states are equal. Must not know where
 * servers come from, what the simulation thinks, or how a verdict is composed and reported.
 */
@NullMarked
package io.github.migrationguard.proof;

import org.jspecify.annotations.NullMarked;
