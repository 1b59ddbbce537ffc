package io.github.migrationguard.check;

import io.github.migrationguard.server.ScratchServer;
import io.github.migrationguard.server.ServerSource;
import java.util.Locale;

/**
 * A server that migrations were played on.
 *
 * @param source {@code embedded}, {@code local} or {@code url}
 * @param version such as {@code 17.11}
 */
public record ServerUsed(String source, String version) {
    static ServerUsed of(ScratchServer server) {
        return of(server.source(), server.version());
    }

    static ServerUsed of(ServerSource source, String version) {
        return new ServerUsed(source.name().toLowerCase(Locale.ROOT), version);
    }
}
