package io.github.migrationguard.mojo;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.proof.ProofCache;
import io.github.migrationguard.server.ServerSettings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The proofs that earlier builds have made with this very plugin. */
final class KeptProofs {
    private KeptProofs() {}

    /** @param plugin the plugin's jar; where it is none, as in a build of the plugin itself, nothing is kept */
    static ProofCache of(@Nullable File plugin, ServerSettings settings) {
        if (plugin == null || !plugin.isFile()) {
            return ProofCache.NONE;
        }
        try {
            return ProofCache.in(settings.proofs(), digest(plugin) + " " + settings.programs());
        } catch (GuardException unusable) {
            // The server needs the same directory, and will tell what is wrong with it.
            return ProofCache.NONE;
        } catch (IOException unreadable) {
            throw new GuardException(
                    "the plugin's own file " + plugin + " cannot be read: " + unreadable,
                    "Delete it, so that Maven fetches it again.",
                    unreadable);
        }
    }

    private static String digest(File jar) throws IOException {
        try (InputStream file = Files.newInputStream(jar.toPath());
                DigestInputStream digest = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
