package io.github.migrationguard.database;

import io.github.migrationguard.finding.GuardException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, as the user wrote it: {@code jdbc:postgresql://host:port/name?..} (the driver's form) or
 * {@code postgresql://user:password@host:port/name?..} (PostgreSQL manual, section 34.1.1.2, and Prisma's). One host;
 * parameters about encryption are kept, those for pools and other tools are not.
 *
 * @param user null where the URL names none
 * @param password null where the URL has none
 * @param parameters all of them, by their names in the URL
 */
public record DatabaseUrl(
        String host,
        int port,
        String database,
        @Nullable String user,
        @Nullable String password,
        Map<String, String> parameters) {
    private static final int DEFAULT_PORT = 5432;
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:postgresql|postgres(?:ql)?)://(?:([^:@/?]*)(?::([^@/?]*))?@)?(\\[[0-9a-fA-F:.]+]|[^:@/?,\\[\\]]*)"
                    + "(?::(\\d{1,5}))?(?:/([^?#/]*))?(?:\\?([^#]*))?");

    /** What libpq calls its parameters, and the driver its own. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("sslmode", "sslmode"),
            Map.entry("sslrootcert", "sslrootcert"),
            Map.entry("sslcert", "sslcert"),
            Map.entry("sslkey", "sslkey"),
            Map.entry("sslpassword", "sslpassword"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("channelBinding", "channelBinding"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("gssEncMode", "gssEncMode"));

    /**
     * @param parameter the name of what the user set, for the error
     * @throws GuardException where the text has neither form; the message repeats nothing of it, as it may hold a password
     */
    public static DatabaseUrl parse(String parameter, String text) {
        // The driver takes a name alone too: jdbc:postgresql:name.
        Matcher form = FORM.matcher(text.strip().replaceFirst("^jdbc:postgresql:(?!/)", "jdbc:postgresql:///"));
        if (!form.matches()) {
            throw wrong(parameter, "is no PostgreSQL URL with one host");
        }
        try {
            Map<String, String> parameters = parameters(form.group(6));
            String host = form.group(3).replaceAll("[\\[\\]]", "");
            int port = form.group(4) == null ? DEFAULT_PORT : Integer.parseInt(form.group(4));
            if (port < 1 || port > 65_535) {
                throw wrong(parameter, "has the port " + port + ", which is not between 1 and 65535");
            }
            String user = form.group(1) == null ? parameters.get("user") : decoded(form.group(1));
            String password = form.group(2) == null ? parameters.get("password") : decoded(form.group(2));
            String named = form.group(5) == null ? "" : decoded(form.group(5));
            String database = !named.isEmpty() ? named : user != null ? user : "postgres";
            return new DatabaseUrl(host.isEmpty() ? "localhost" : host, port, database, user, password, parameters);
        } catch (IllegalArgumentException notEncoded) {
            throw wrong(parameter, "has a % that does not begin an encoded character");
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return Map.copyOf(parameters);
    }

    /** In URLs of databases a plus is a plus. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static GuardException wrong(String parameter, String what) {
        return new GuardException(
                parameter + " " + what,
                "Write it as jdbc:postgresql://host:5432/database or postgresql://user@host:5432/database; encode"
                        + " special characters of a password, such as @ as %40.");
    }

    /** For sessions on this server. */
    public Sessions sessions() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String option = OPTIONS.get(parameter.getKey());
            if (option != null) {
                options.put(option, parameter.getValue());
            }
        }
        return new Sessions(host, port, Map.copyOf(options));
    }

    /** For people: {@code host:port}. */
    public String address() {
        return host + ":" + port;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + address() + "/" + database;
    }
}
