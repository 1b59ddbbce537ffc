package io.github.migrationguard.mojo;

import io.github.migrationguard.database.DatabaseUrl;
import io.github.migrationguard.database.EnvFile;
import io.github.migrationguard.database.Target;
import io.github.migrationguard.database.Target.Source;
import io.github.migrationguard.finding.GuardException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/**
 * Which database is meant, and who goes there: by parameters, by a server in Maven's settings, by the environment.
 *
 * @param user the parameter; null where it is not set
 * @param serverId the parameter; null where it is not set
 */
record TargetParameters(
        PrivateParameters parameters,
        @Nullable String user,
        @Nullable String serverId,
        SettingsDecrypter decrypter,
        Workplace workplace) {

    /** Whether the build itself names a database, so that the environment has no say in it. */
    boolean named() {
        return serverId != null || parameters.value("url", "url") != null;
    }

    /**
     * The database.
     *
     * @param environmentToo whether DATABASE_URL from the environment or from a {@code .env} file will do
     * @throws GuardException where none is named, or what names it is wrong; no secret stands in the message
     */
    Target target(boolean environmentToo) {
        Server server = serverId == null ? null : server(serverId);
        Located located = located(server, environmentToo);
        DatabaseUrl url = DatabaseUrl.parse(located.name, located.text).withFilesBelow(certificatePlaces());
        String explicit = parameters.value("password", "password");
        String login = user != null
                ? user
                : server != null && server.getUsername() != null ? server.getUsername() : url.user();
        String password = explicit != null
                ? explicit
                : server != null && server.getPassword() != null ? server.getPassword() : url.password();
        if (login == null || login.isBlank()) {
            throw new GuardException(
                    located.name + " names no user, and the parameter user is not set",
                    "Set -Dmigration-guard.user, or write the user into the URL: postgresql://user@host:5432/database.");
        }
        return new Target(url, login, password, located.source);
    }

    private record Located(String name, String text, Source source) {}

    private Located located(@Nullable Server server, boolean environmentToo) {
        String given = parameters.value("url", "url");
        if (given != null) {
            return new Located("url", given, Source.PARAMETER);
        }
        String configured = server == null ? null : PrivateParameters.child(server.getConfiguration(), "url");
        if (configured != null && !configured.isBlank()) {
            return new Located("The url of the server '" + serverId + "'", configured.strip(), Source.SETTINGS);
        }
        if (environmentToo) {
            Properties system = parameters.session().getSystemProperties();
            String set = system.getProperty("env." + EnvFile.DATABASE_URL);
            if (set != null && !set.isBlank()) {
                return new Located(EnvFile.DATABASE_URL, set, Source.ENVIRONMENT);
            }
            String file = EnvFile.databaseUrl(workplace.modules(), name -> system.getProperty("env." + name));
            if (file != null) {
                return new Located(EnvFile.DATABASE_URL + " in .env", file, Source.ENV_FILE);
            }
        }
        throw new GuardException(
                serverId == null ? "No database is named" : "serverId names '" + serverId + "', but no url is set",
                "Set -Dmigration-guard.url=postgresql://user@host:5432/database"
                        + (environmentToo ? ", or DATABASE_URL in the environment or in .env." : "."));
    }

    /** Prisma counts from its schema's directory. */
    private List<Path> certificatePlaces() {
        List<Path> places = new ArrayList<>();
        for (Path module : workplace.modules()) {
            places.add(module.resolve("prisma"));
            places.add(module);
        }
        return places;
    }

    private Server server(String id) {
        Server server = parameters.session().getSettings().getServer(id);
        if (server == null) {
            throw new GuardException(
                    "serverId names '" + id + "', which is no server in Maven's settings",
                    "Add a <server> with this <id>, <username> and <password> to settings.xml, or correct serverId.");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new GuardException(
                        "The password of the server '" + id + "' in Maven's settings cannot be decrypted",
                        "Check settings-security.xml (mvn --encrypt-master-password), or encrypt the password again with"
                                + " mvn --encrypt-password.");
            }
        }
        return result.getServer();
    }
}
