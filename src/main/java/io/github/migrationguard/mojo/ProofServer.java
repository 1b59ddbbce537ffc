package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.server.EmbeddedServer;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSettings;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Starts the server for proofs, or says in one line why there is none. */
record ProofServer(Proof wanted, ServerSettings settings, Log log) implements Supplier<@Nullable ScratchServer> {
    @Override
    public @Nullable ScratchServer get() {
        if (wanted == Proof.NEVER) {
            return null;
        }
        try {
            return EmbeddedServer.start(settings);
        } catch (GuardException unavailable) {
            if (wanted == Proof.ALWAYS) {
                throw unavailable;
            }
            log.info("Static analysis only: " + unavailable.getMessage());
            return null;
        }
    }
}
