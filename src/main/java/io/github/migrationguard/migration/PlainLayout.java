package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.migration.DirectoryListing.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
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
        return listing.files(PlainLayout::isScript).stream()
                .map(Entry::name)
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Planned> migrations(DirectoryListing listing) {
        List<String> names = listing.entries().stream()
                .map(Entry::name)
                .filter(PlainLayout::isScript)
                .sorted(LeadingNumber.ORDER)
                .toList();
        List<Planned> planned = new ArrayList<>();
        Finding againstTheNumbers = againstTheNumbers(names);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            List<Finding> findings = new ArrayList<>();
            if (i > 0 && LeadingNumber.againstTheNumbers(names.get(i - 1), name) && againstTheNumbers != null) {
                findings.add(againstTheNumbers);
                againstTheNumbers = null;
            } else if (i > 0 && LeadingNumber.sameButForPunctuation(names.get(i - 1), name)) {
                findings.add(ReadingFindings.ambiguousOrder(
                        names.get(i - 1),
                        name,
                        "They have the same number and differ in case or punctuation only, which tools sort"
                                + " differently."));
            }
            String id = name.substring(0, name.length() - SUFFIX.length());
            planned.add(new Planned(id, listing.directory().resolve(name), List.copyOf(findings)));
        }
        return planned;
    }

    /** One finding for all such places: they have one cause, the way in which this history is numbered. */
    private static @Nullable Finding againstTheNumbers(List<String> names) {
        List<Integer> places = IntStream.range(1, names.size())
                .filter(i -> LeadingNumber.againstTheNumbers(names.get(i - 1), names.get(i)))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            return null;
        }
        String earlier = names.get(places.get(0) - 1);
        String later = names.get(places.get(0));
        String more = places.size() == 1 ? "" : " Places like this one: " + places.size() + ".";
        return ReadingFindings.ambiguousOrder(
                earlier,
                later,
                "Behind the leading number names are compared character by character, so the first one comes first; a"
                        + " tool that reads the numbers in it takes the second one first." + more);
    }

    private static boolean isScript(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(SUFFIX) && !lower.endsWith(".down" + SUFFIX) && !lower.startsWith(".");
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
