/** Tests that look at the project as a whole: its layers, its documents and its examples. */
package io.github.migrationguard;
