/**
 * One result, shown: on the console with the source line and a caret, and as JSON files for other programs. Knows
 * widths, colours' names and file formats; must not know how a verdict came about, nor Maven.
 */
@NullMarked
package io.github.migrationguard.report;

import org.jspecify.annotations.NullMarked;
