package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.migration.DirectoryListing.Entry;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code prisma/migrations}: each sub-directory is a migration, whatever its name, and holds {@code migration.sql}.
 * Plain files and symbolic links beside them are no migrations. Prisma CLI 7.10.
 */
final class PrismaLayout implements Layout.Supported {
    private static final String SCRIPT = "migration.sql";
    private static final String LOCK = "migration_lock.toml";
    private static final PrismaOrder ORDER = new PrismaOrder();

    @Override
    public String word() {
        return "prisma";
    }

    @Override
    public @Nullable String evidence(DirectoryListing listing) {
        if (listing.hasFile(LOCK)) {
            return LOCK;
        }
        for (Entry directory : listing.directories()) {
            String script = directory.name() + "/" + SCRIPT;
            if (listing.hasFile(script)) {
                return script;
            }
        }
        return null;
    }

    @Override
    public List<Planned> migrations(DirectoryListing listing) {
        List<Planned> planned = new ArrayList<>();
        String previous = null;
        for (String name : names(listing)) {
            List<Finding> findings = new ArrayList<>();
            Path script = listing.directory().resolve(name).resolve(SCRIPT);
            if (Files.notExists(script, LinkOption.NOFOLLOW_LINKS)) {
                findings.add(ReadingFindings.fileMissing(name));
            }
            if (previous != null) {
                String why = ambiguity(previous, name);
                if (why != null) {
                    findings.add(ReadingFindings.ambiguousOrder(previous, name, why));
                }
            }
            planned.add(new Planned(name, script, List.copyOf(findings)));
            previous = name;
        }
        return planned;
    }

    private static List<String> names(DirectoryListing listing) {
        List<String> names = new ArrayList<>();
        for (Entry directory : listing.directories()) {
            names.add(directory.name());
        }
        names.sort(ORDER);
        return names;
    }

    private static @Nullable String ambiguity(String earlier, String later) {
        if (CodePoints.compare(earlier, later) > 0) {
            return "Prisma's command line sorts by the rules of a language and takes " + earlier
                    + " first; older versions sort by bytes and take " + later + " first.";
        }
        return LeadingNumber.sameButForPunctuation(earlier, later)
                ? "They differ in case or punctuation only, which languages and file systems sort differently."
                : null;
    }

    @Override
    public List<FileProblem> problems(DirectoryListing listing) {
        Path lock = listing.directory().resolve(LOCK);
        if (Files.notExists(lock, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        SourceReader.Source source = SourceReader.read(lock);
        List<FileProblem> problems = new ArrayList<>();
        for (Finding finding : source.findings()) {
            problems.add(new FileProblem(lock, finding));
        }
        if (source.read()) {
            Finding mismatch = PrismaLock.mismatch(source.text());
            if (mismatch != null) {
                problems.add(new FileProblem(lock, mismatch));
            }
        }
        return problems;
    }

    @Override
    public CrashModelChoice crashModel(Path directory, Path start) {
        return PrismaVersion.installedFor(directory, start).crashModel();
    }

    @Override
    public Finding byteOrderMark() {
        return ReadingFindings.byteOrderMarkSent();
    }

    @Override
    public String checksum(String text) {
        return PrismaChecksum.of(text);
    }
}
