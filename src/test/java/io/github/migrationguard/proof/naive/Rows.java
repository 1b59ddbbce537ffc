package io.github.migrationguard.proof.naive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rows of a table as text, in no order that counts; NULL is null. */
record Rows(List<String> columns, List<List<String>> rows) {
    /** Each row as one text, in the order of the texts. */
    List<String> without(Set<String> masked) {
        return rows.stream().map(row -> text(row, masked)).sorted().toList();
    }

    private String text(List<String> row, Set<String> masked) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            parts.add(masked.contains(columns.get(i)) ? "*" : Objects.requireNonNullElse(row.get(i), "NULL!"));
        }
        return String.join(" | ", parts);
    }

    /** The columns that do not hold the same values as those of the same table in another database. */
    Set<String> unlike(Rows other) {
        Set<String> unlike = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!column(i).equals(other.column(i))) {
                unlike.add(columns.get(i));
            }
        }
        return unlike;
    }

    private List<String> column(int number) {
        return rows.stream()
                .map(row -> Objects.requireNonNullElse(row.get(number), "NULL!"))
                .sorted()
                .toList();
    }

    /** What one has and the other has not, some of it. */
    static String difference(List<String> clean, List<String> again) {
        List<String> gone = new ArrayList<>(clean);
        List<String> came = new ArrayList<>(again);
        again.forEach(gone::remove);
        clean.forEach(came::remove);
        return Stream.concat(
                        gone.stream().limit(2).map(row -> "-(" + row + ")"),
                        came.stream().limit(2).map(row -> "+(" + row + ")"))
                .collect(Collectors.joining(" "));
    }
}
