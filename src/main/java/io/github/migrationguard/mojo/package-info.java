/**
 * The Maven goals. Each goal turns its parameters into one immutable configuration, calls the core and maps what the
 * core throws to a message that names the parameter to change. This is the only package that knows Maven; it must not
 * know how SQL is read or how a verdict is reached.
 */
@NullMarked
package io.github.migrationguard.mojo;

import org.jspecify.annotations.NullMarked;
