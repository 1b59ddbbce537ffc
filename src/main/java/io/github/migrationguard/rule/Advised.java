package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Finding;
import java.util.List;

/**
 * A finding with the change of the file that its help describes.
 *
 * @param edits in the order of the text; empty where the help is words or the place stands in a string constant
 */
record Advised(Finding finding, List<Edit> edits) {}
