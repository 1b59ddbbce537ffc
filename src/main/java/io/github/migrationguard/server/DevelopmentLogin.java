package io.github.migrationguard.server;

import org.jspecify.annotations.Nullable;

/**
 * What the user says of a development server: the parameters {@code proof.url}, {@code proof.user} and
 * {@code proof.password}.
 *
 * @param user null where the URL names the user
 * @param password null where the URL has it, or none is needed
 */
public record DevelopmentLogin(
        String url, @Nullable String user, @Nullable String password) {
    /** Without its secrets. */
    @Override
    public String toString() {
        return "development server";
    }
}
