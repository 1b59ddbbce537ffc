/**
 * What the guard says to its users: findings with a place in a file, a severity, a reason and a way out. Knows nothing
 * of SQL, of migrations or of Maven, and must not import any other package of this project.
 */
@NullMarked
package io.github.migrationguard.finding;

import org.jspecify.annotations.NullMarked;
