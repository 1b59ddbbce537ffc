package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.migration.DirectoryListing.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final Comparator<Entry> BY_NUMBER = new Comparator<>() {
        @Override
        public int compare(Entry one, Entry other) {
            return LeadingNumber.compare(one.name(), other.name());
        }
    };

    @Override
    public String word() {
        return "plain";
    }

    @Override
    public @Nullable String evidence(DirectoryListing listing) {
        for (Entry entry : listing.entries()) {
            if (isScript(entry.name()) && !entry.isDirectory()) {
                return entry.name();
            }
        }
        return null;
    }

    @Override
    public List<Planned> migrations(DirectoryListing listing) {
        List<Entry> scripts = new ArrayList<>();
        for (Entry entry : listing.entries()) {
            if (isScript(entry.name())) {
                scripts.add(entry);
            }
        }
        scripts.sort(BY_NUMBER);
        List<Planned> planned = new ArrayList<>();
        Map<Integer, Finding> doubts = doubts(scripts);
        for (int i = 0; i < scripts.size(); i++) {
            Entry script = scripts.get(i);
            String name = script.name();
            String id = name.substring(0, name.length() - SUFFIX.length());
            Finding doubt = doubts.get(i);
            planned.add(new Planned(id, script.path(), doubt == null ? List.of() : List.of(doubt)));
        }
        return planned;
    }

    /** Which names might as well stand before their neighbour, by their place in the list. */
    private static Map<Integer, Finding> doubts(List<Entry> scripts) {
        Map<Integer, Finding> doubts = new HashMap<>();
        List<Integer> againstTheNumbers = new ArrayList<>();
        int leastShared = Integer.MAX_VALUE;
        for (int i = 1; i < scripts.size(); i++) {
            String earlier = scripts.get(i - 1).name();
            String later = scripts.get(i).name();
            if (LeadingNumber.differ(earlier, later)) {
                continue;
            }
            int shared = LeadingNumber.shared(earlier, later, leastShared);
            leastShared = Math.min(shared, leastShared);
            if (LeadingNumber.againstTheNumbers(earlier, later, shared)) {
                againstTheNumbers.add(i);
            } else if (LeadingNumber.sameButForPunctuation(earlier, later, shared)) {
                String why = "They have the same number and differ in case or punctuation only, which tools sort"
                        + " differently.";
                doubts.put(i, ReadingFindings.ambiguousOrder(earlier, later, why));
            }
        }
        if (!againstTheNumbers.isEmpty()) {
            int first = againstTheNumbers.get(0);
            String earlier = scripts.get(first - 1).name();
            String later = scripts.get(first).name();
            doubts.put(first, againstTheNumbers(earlier, later, againstTheNumbers.size()));
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
