/**
 * Rules: what the simulation says goes wrong becomes a finding with a place, a reason and the statement to write instead.
 * One file for each hazard and one page for it in {@code docs/rules}. Knows what a statement says, not what a re-run
 * does: that is told by {@code rerun}. Knows nothing of configuration, suppressions, reports or Maven.
 */
@NullMarked
package io.github.migrationguard.rule;

import org.jspecify.annotations.NullMarked;
