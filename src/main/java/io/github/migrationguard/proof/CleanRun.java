package io.github.migrationguard.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a migration ran that nothing interrupted.
 *
 * @param points what each of its crashes would leave
 * @param unexercised numbers of data-changing statements that met no rows
 * @param stop where it failed; null where it passed
 */
record CleanRun(CrashPoints points, List<Integer> unexercised, Play.@Nullable Stop stop) {}
