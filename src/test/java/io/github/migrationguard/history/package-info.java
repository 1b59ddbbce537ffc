@NullMarked
package io.github.migrationguard.history;

import org.jspecify.annotations.NullMarked;
