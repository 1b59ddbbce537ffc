@NullMarked
package io.github.migrationguard.recovery;

import org.jspecify.annotations.NullMarked;
