/**
 * The re-run simulation: what running a migration again after a crash would do, judged over a symbolic catalog. Knows
 * PostgreSQL's behaviour and nothing of findings' wording, of reports or of a server.
 */
@NullMarked
package io.github.migrationguard.rerun;

import org.jspecify.annotations.NullMarked;
