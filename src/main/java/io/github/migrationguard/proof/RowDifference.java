package io.github.migrationguard.proof;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.RowSample;
import io.github.migrationguard.catalog.RowState;
import java.util.ArrayList;
import java.util.List;

/** How the rows of a table differ from those of the clean run, in one line. */
final class RowDifference {
    private static final int SHOWN = 3;

    private RowDifference() {}

    static String text(ObjectName table, RowState before, RowSample original, RowState now, RowSample other) {
        List<String> gone = new ArrayList<>(original.rows());
        List<String> came = new ArrayList<>();
        for (String row : other.rows()) {
            if (!gone.remove(row)) {
                came.add(row);
            }
        }
        List<String> parts = new ArrayList<>();
        gone.stream().limit(SHOWN).forEach(row -> parts.add("-" + row));
        came.stream().limit(SHOWN).forEach(row -> parts.add("+" + row));
        return "rows of " + table.name() + ": " + before.rows() + " before, " + now.rows() + " now: "
                + String.join(" ", parts);
    }
}
