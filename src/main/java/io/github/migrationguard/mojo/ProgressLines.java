package io.github.migrationguard.mojo;

import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.proof.ProofProgress;
import org.apache.maven.plugin.logging.Log;

/** Tells every few seconds how far the proof of a long history is, and how long the rest will take. */
final class ProgressLines implements ProofProgress {
    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final Log log;
    private String history = "";
    private long begun;
    private long told;
    private int points;
    private boolean stopped;

    ProgressLines(Log log) {
        this.log = log;
        this.begun = System.nanoTime();
        this.told = begun;
    }

    @Override
    public void proved(MigrationHistory current, int done, MigrationProof proof) {
        long now = System.nanoTime();
        if (!current.directory().equals(history)) {
            history = current.directory();
            begun = now;
            points = 0;
        }
        points += proof.crashPoints();
        int all = current.migrations().size();
        if (now - told > PAUSE_NANOS && done < all) {
            told = now;
            long left = (now - begun) / 1_000_000_000L * (all - done) / done;
            log.info("Proving " + history + ": " + done + " of " + all + " migrations, " + points
                    + " crash points played, about " + left + " s left");
        }
    }

    @Override
    public void stopped(MigrationHistory current, int done, String reason) {
        if (!stopped) {
            stopped = true;
            log.warn("Not all is proved: " + reason + " (after " + done + " of "
                    + current.migrations().size() + " migrations of " + current.directory()
                    + "); the static analysis decides the rest");
        }
    }

    @Override
    public void notKept(String reason) {
        log.warn("The proofs cannot be kept for the next build: " + reason);
    }
}
