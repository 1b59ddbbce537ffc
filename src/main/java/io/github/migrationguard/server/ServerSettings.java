package io.github.migrationguard.server;

import io.github.migrationguard.finding.GuardException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What to start.
 *
 * @param major PostgreSQL's major version, 14 to 18
 * @param cache directory for unpacked programs and, while they run, data; {@link #usualCache()} by default
 * @param source where programs come from
 * @param progress takes one line for each step that lets the user wait
 */
public record ServerSettings(int major, Path cache, BinariesSource source, Consumer<String> progress) {
    public static final int DEFAULT_MAJOR = 17;

    private static final int OLDEST_MAJOR = 14;
    private static final int NEWEST_MAJOR = 18;

    /** @throws GuardException for a major version that is not among those */
    public ServerSettings {
        if (!isSupported(major)) {
            throw new GuardException(
                    "postgresVersion is " + major + ", which no proof can be made on",
                    "Set it to the major version of your server, " + OLDEST_MAJOR + " to " + NEWEST_MAJOR + ".");
        }
    }

    /** Whether there are programs of this major version. */
    public static boolean isSupported(int major) {
        return OLDEST_MAJOR <= major && major <= NEWEST_MAJOR;
    }

    /** Where programs are kept unless somebody says otherwise. */
    public static Path usualCache() {
        return Cache.standard();
    }

    /**
     * Where proofs are kept between builds.
     *
     * @throws GuardException where the cache directory cannot be made, or where others could write into it
     */
    public Path proofs() {
        return Cache.own(cache).resolve("proofs");
    }

    /** What stands for the embedded server's programs: the digest of their jar; empty where there is none for this platform. */
    public String programs() {
        for (Binaries binaries : Binaries.known()) {
            if (binaries.major() == major && binaries.platform().equals(Platform.name())) {
                return binaries.sha256();
            }
        }
        return "";
    }
}
