@NullMarked
package io.github.migrationguard.proof;

import org.jspecify.annotations.NullMarked;
