package io.github.migrationguard.proof;

import java.util.List;

/**
 * How a migration ran that nothing interrupted.
 *
 * @param points what each of its crashes would leave
 * @param unexercised numbers of data-changing statements that met no rows
 */
record CleanRun(CrashPoints points, List<Integer> unexercised) {}
