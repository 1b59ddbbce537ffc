package io.github.migrationguard.proof;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How proofs are made.
 *
 * @param bootstrap SQL that is run before the history, as a superuser; may be empty
 * @param placeholders what stands for {@code ${name}} and {@code {{ name }}} in the files, by name
 * @param statementTimeout for each statement (PostgreSQL's statement_timeout)
 * @param lockTimeout for each lock (PostgreSQL's lock_timeout)
 * @param migrationTimeout for all crash points of one migration
 * @param timeout for all proofs together; zero where it is over
 * @param maxDisk how many bytes the scratch databases of a history may take
 * @param fixtures rows that migrations find
 * @param schema what names without a schema mean
 */
public record ProofSettings(
        String bootstrap,
        Map<String, String> placeholders,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration migrationTimeout,
        Duration timeout,
        long maxDisk,
        Fixtures fixtures,
        String schema) {
    /** Prisma's own default. */
    public static final String USUAL_SCHEMA = "public";

    /** No bootstrap, no placeholders, the times that fit real histories. */
    public static final ProofSettings DEFAULTS = new ProofSettings(
            "",
            Map.of(),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            5L << 30,
            Fixtures.NONE);

    /** In the usual schema. */
    public ProofSettings(
            String bootstrap,
            Map<String, String> placeholders,
            Duration statementTimeout,
            Duration lockTimeout,
            Duration migrationTimeout,
            Duration timeout,
            long maxDisk,
            Fixtures fixtures) {
        this(
                bootstrap,
                placeholders,
                statementTimeout,
                lockTimeout,
                migrationTimeout,
                timeout,
                maxDisk,
                fixtures,
                USUAL_SCHEMA);
    }

    /** The same, where names without a schema mean this one. */
    public ProofSettings in(String other) {
        return new ProofSettings(
                bootstrap,
                placeholders,
                statementTimeout,
                lockTimeout,
                migrationTimeout,
                timeout,
                maxDisk,
                fixtures,
                other);
    }

    boolean isUsualSchema() {
        return schema.equals(USUAL_SCHEMA);
    }

    /** What of them bears on the verdict of each migration, as text: all but limits and fixtures. */
    String bearing() {
        return List.of(bootstrap, new TreeMap<>(placeholders), statementTimeout, lockTimeout, schema)
                .toString();
    }

    /** The same when some of the time for all proofs is used up. */
    public ProofSettings after(Duration used) {
        Duration left = timeout.minus(used);
        return new ProofSettings(
                bootstrap,
                placeholders,
                statementTimeout,
                lockTimeout,
                migrationTimeout,
                left.isNegative() ? Duration.ZERO : left,
                maxDisk,
                fixtures,
                schema);
    }
}
