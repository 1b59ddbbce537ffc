package io.github.migrationguard.migration;

import io.github.migrationguard.migration.Layout.CrashModelChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Prisma deploys a history. Up to 7.3 a whole {@code migration.sql} goes to the server in one simple query, which
 * is one transaction; later versions send each statement on its own, so that each commits (prisma-engines pull request
 * 5767).
 *
 * @param version as written in a lock file, or a range from {@code package.json}; empty where none was found
 * @param file where it stands, for messages; empty where none was found
 */
record PrismaVersion(String version, String file) {
    private static final int LAST_ATOMIC_MAJOR = 7;
    private static final int LAST_ATOMIC_MINOR = 3;

    /** One comparator of npm's ranges whose upper end is plain to see: 7.3.0, =7.3.0, ~7.3, ^6.2.1, 6.x, <=7.2.0. */
    private static final Pattern BOUNDED = Pattern.compile(
            "(\\^|~|<=?|=|v)?\\s*v?(\\d{1,6})(?:\\.(\\d{1,6}|[xX*]))?(?:\\.(\\d{1,6}|[xX*]))?(?:[-+].*)?");

    /**
     * Looks from the migrations upwards, first for a lock file that names Prisma, then for a {@code package.json}. The
     * last directory looked at is the root of the version control, or else the one Maven was started in, or else the
     * parent of {@code directory}.
     */
    static PrismaVersion installedFor(Path directory, Path start) {
        List<Path> upwards = upwards(directory, start);
        for (Path place : upwards) {
            for (LockFile lock : LockFile.values()) {
                String locked = lock.prismaVersion(place);
                if (locked != null) {
                    return new PrismaVersion(locked, ShownPath.of(place.resolve(lock.fileName()), start));
                }
            }
        }
        for (Path place : upwards) {
            Path file = place.resolve("package.json");
            String range = PackageJson.prismaRange(file);
            if (range != null) {
                return new PrismaVersion(range, ShownPath.of(file, start));
            }
        }
        return new PrismaVersion("", "");
    }

    private static List<Path> upwards(Path directory, Path start) {
        List<Path> all = new ArrayList<>();
        for (Path place = directory.getParent(); place != null; place = place.getParent()) {
            all.add(place);
            if (Files.exists(place.resolve(".git"))) {
                return all;
            }
        }
        int last = all.indexOf(start);
        return all.isEmpty() ? List.of(directory) : all.subList(0, Math.max(last, 0) + 1);
    }

    CrashModelChoice crashModel() {
        if (version.isEmpty()) {
            return new CrashModelChoice(
                    CrashModel.STATEMENT,
                    "no package.json or lock file names a Prisma version; 7.4 and later commit after each statement");
        }
        String named = "prisma " + version + " in " + file;
        return switch (atomic()) {
            case YES ->
                new CrashModelChoice(CrashModel.TRANSACTION, named + "; up to 7.3 a migration is one transaction");
            case NO ->
                new CrashModelChoice(CrashModel.STATEMENT, named + "; 7.4 and later commit after each statement");
            case UNKNOWN ->
                new CrashModelChoice(
                        CrashModel.STATEMENT,
                        named + " may be 7.4 or later, which commits after each statement; no lock file says more");
        };
    }

    private Answer atomic() {
        Answer all = Answer.YES;
        for (String alternative : version.split("\\|\\|")) {
            Answer one = atomic(alternative.strip());
            if (one != Answer.YES) {
                all = one;
            }
        }
        return all;
    }

    /** Of one comparator: whether every version it allows is atomic, none is, or neither is certain. */
    private Answer atomic(String comparator) {
        Matcher m = BOUNDED.matcher(comparator);
        if (!m.matches()) {
            return Answer.UNKNOWN;
        }
        String operator = m.group(1) == null ? "" : m.group(1);
        int major = Integer.parseInt(m.group(2));
        boolean anyMinor = m.group(3) == null || !Character.isDigit(m.group(3).charAt(0));
        int minor = anyMinor ? 0 : Integer.parseInt(m.group(3));
        boolean lowestAtomic = isAtomic(major, minor);
        int highest = operator.equals("^") || anyMinor ? Integer.MAX_VALUE : minor;
        boolean highestAtomic = isAtomic(major, highest);
        if (highestAtomic) {
            return Answer.YES;
        }
        return lowestAtomic || operator.startsWith("<") ? Answer.UNKNOWN : Answer.NO;
    }

    private static boolean isAtomic(int major, int minor) {
        return major < LAST_ATOMIC_MAJOR || (major == LAST_ATOMIC_MAJOR && minor <= LAST_ATOMIC_MINOR);
    }

    private enum Answer {
        YES,
        NO,
        UNKNOWN
    }
}
