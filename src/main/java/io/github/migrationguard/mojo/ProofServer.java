package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.server.DevelopmentLogin;
import io.github.migrationguard.server.DevelopmentServer;
import io.github.migrationguard.server.EmbeddedServer;
import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSettings;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Starts the server for proofs, or says in one line why there is none. */
record ProofServer(
        Proof wanted, ServerSettings settings, @Nullable DevelopmentLogin development, Log log)
        implements Supplier<@Nullable ScratchServer> {
    @Override
    public @Nullable ScratchServer get() {
        if (wanted == Proof.NEVER) {
            return null;
        }
        try {
            return development == null ? EmbeddedServer.start(settings) : connect(development);
        } catch (GuardException unavailable) {
            if (wanted == Proof.ALWAYS) {
                throw unavailable;
            }
            String line = "Static analysis only: " + unavailable.getMessage();
            if (development == null) {
                log.info(line);
            } else {
                // Somebody asked for this very server.
                log.warn(line);
            }
            return null;
        }
    }

    private ScratchServer connect(DevelopmentLogin login) {
        DevelopmentServer server = DevelopmentServer.connect(login);
        if (server.major() != settings.major()) {
            log.info("Proving on the server of proof.url, PostgreSQL " + server.version() + "; postgresVersion "
                    + settings.major() + " is for servers that the build starts itself");
        }
        return server;
    }
}
