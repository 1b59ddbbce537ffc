/** Holds the readers against a real server. */
@NullMarked
package io.github.migrationguard.catalog.live;

import org.jspecify.annotations.NullMarked;
