package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.migration.DirectoryListing.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A directory of {@code .sql} files, run in the order of their leading numbers: Supabase, golang-migrate, sqlx, or a
 * script around psql. Sub-directories, hidden files and {@code *.down.sql} are left out; the id is the file name without
 * {@code .sql}, so {@code 1_users.up.sql} is {@code 1_users.up}.
 */
final class PlainLayout implements Layout.Supported {
    private static final String SUFFIX = ".sql";

    @Override
    public String word() {
        return "plain";
    }

    @Override
    public @Nullable String evidence(DirectoryListing listing) {
        for (Entry entry : listing.files()) {
            if (isScript(entry.name())) {
                return entry.name();
            }
        }
        return null;
    }

    @Override
    public List<Planned> migrations(DirectoryListing listing) {
        List<String> names = new ArrayList<>();
        for (Entry entry : listing.entries()) {
            if (isScript(entry.name())) {
                names.add(entry.name());
            }
        }
        names.sort(LeadingNumber.ORDER);
        List<Planned> planned = new ArrayList<>();
        Map<Integer, Finding> doubts = doubts(names);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String id = name.substring(0, name.length() - SUFFIX.length());
            Finding doubt = doubts.get(i);
            planned.add(new Planned(id, listing.directory().resolve(name), doubt == null ? List.of() : List.of(doubt)));
        }
        return planned;
    }

    /** Which names might as well stand before their neighbour, by their place in the list. */
    private static Map<Integer, Finding> doubts(List<String> names) {
        Map<Integer, Finding> doubts = new HashMap<>();
        List<Integer> againstTheNumbers = new ArrayList<>();
        for (int i = 1; i < names.size(); i++) {
            String earlier = names.get(i - 1);
            String later = names.get(i);
            if (LeadingNumber.differ(earlier, later)) {
                continue;
            }
            if (LeadingNumber.againstTheNumbers(earlier, later)) {
                againstTheNumbers.add(i);
            } else if (LeadingNumber.sameButForPunctuation(earlier, later)) {
                String why = "They have the same number and differ in case or punctuation only, which tools sort"
                        + " differently.";
                doubts.put(i, ReadingFindings.ambiguousOrder(earlier, later, why));
            }
        }
        if (!againstTheNumbers.isEmpty()) {
            int first = againstTheNumbers.get(0);
            doubts.put(first, againstTheNumbers(names.get(first - 1), names.get(first), againstTheNumbers.size()));
        }
        return doubts;
    }

    /** One finding for all such places: they have one cause, the way in which this history is numbered. */
    private static Finding againstTheNumbers(String earlier, String later, int places) {
        return ReadingFindings.ambiguousOrder(
                earlier,
                later,
                "Behind the leading number names are compared character by character, so the first one comes first; a"
                        + " tool that reads the numbers in it takes the second one first."
                        + (places == 1 ? "" : " Places like this one: " + places + "."));
    }

    private static boolean isScript(String name) {
        return endsWith(name, SUFFIX) && !endsWith(name, ".down" + SUFFIX) && !name.startsWith(".");
    }

    private static boolean endsWith(String name, String lowerCase) {
        return name.regionMatches(true, name.length() - lowerCase.length(), lowerCase, 0, lowerCase.length());
    }

    @Override
    public List<FileProblem> problems(DirectoryListing listing) {
        return List.of();
    }

    @Override
    public CrashModelChoice crashModel(Path directory, Path start) {
        return new CrashModelChoice(
                CrashModel.STATEMENT, "plain SQL files are sent statement by statement, as psql does");
    }

    @Override
    public Finding byteOrderMark() {
        return ReadingFindings.byteOrderMark();
    }

    @Override
    public @Nullable String checksum(String text) {
        return null;
    }
}
