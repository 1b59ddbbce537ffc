package io.github.migrationguard.database;

import io.github.migrationguard.finding.GuardException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, as the user wrote it: {@code jdbc:postgresql://host:port/name?..} (the driver's form) or
 * {@code postgresql://user:password@host:port/name?..} (PostgreSQL manual, section 34.1.1.2, and Prisma's). One host;
 * {@link UrlOptions} says which parameters count.
 *
 * @param jdbc whether it is the driver's form, whose parameters have the driver's names and meanings
 * @param user null where the URL names none
 * @param password null where the URL has none
 * @param parameters all of them, by their names in the URL
 */
public record DatabaseUrl(
        boolean jdbc,
        String host,
        int port,
        String database,
        @Nullable String user,
        @Nullable String password,
        Map<String, String> parameters) {
    private static final int DEFAULT_PORT = 5432;
    private static final Pattern PRISMA_SERVICE = Pattern.compile("prisma(?:\\+[a-z]+)?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:postgresql|postgres(?:ql)?)://(?:([^:@/?]*)(?::([^@/?]*))?@)?(\\[[0-9a-fA-F:.]+]|[^:@/?,\\[\\]]*)"
                    + "(?::(\\d{1,5}))?(?:/([^?#/]*))?(?:\\?([^#]*))?");

    /**
     * @param parameter the name of what the user set, for the error
     * @throws GuardException where the text has neither form, or names what JDBC cannot reach; the message repeats nothing
     *     that may be a password
     */
    public static DatabaseUrl parse(String parameter, String text) {
        if (PRISMA_SERVICE.matcher(text.strip()).lookingAt()) {
            throw new GuardException(
                    parameter + " is a URL of Prisma's own service (prisma:// or prisma+postgres://), which only Prisma"
                            + " can open",
                    "Give the postgresql:// URL of the database itself.");
        }
        // The driver takes a name alone too: jdbc:postgresql:name.
        Matcher form = FORM.matcher(text.strip().replaceFirst("^jdbc:postgresql:(?!/)", "jdbc:postgresql:///"));
        if (!form.matches()) {
            throw wrong(parameter, "is no PostgreSQL URL with one host");
        }
        try {
            Map<String, String> parameters = parameters(form.group(6));
            String host = host(parameter, decoded(form.group(3)), parameters.get("host"));
            int port = form.group(4) == null ? DEFAULT_PORT : Integer.parseInt(form.group(4));
            if (port < 1 || port > 65_535) {
                throw wrong(parameter, "has the port " + port + ", which is not between 1 and 65535");
            }
            String user = form.group(1) == null ? parameters.get("user") : decoded(form.group(1));
            String password = form.group(2) == null ? parameters.get("password") : decoded(form.group(2));
            String named = form.group(5) == null ? "" : decoded(form.group(5));
            String database = !named.isEmpty() ? named : user != null ? user : "postgres";
            boolean jdbc = text.strip().startsWith("jdbc:");
            return new DatabaseUrl(jdbc, host, port, database, user, password, parameters);
        } catch (IllegalArgumentException notEncoded) {
            throw wrong(parameter, "has a % that does not begin an encoded character");
        }
    }

    private static String host(String parameter, String written, @Nullable String overriding) {
        String host = (overriding == null || overriding.isBlank() ? written : overriding).replaceAll("[\\[\\]]", "");
        if (host.startsWith("/") || host.startsWith("@")) {
            throw new GuardException(
                    parameter + " names the Unix socket directory " + host + " as its host, which JDBC cannot use",
                    "Name a host and port that the server listens on, such as localhost:5432.");
        }
        if (host.contains(",")) {
            throw wrong(parameter, "is no PostgreSQL URL with one host");
        }
        return host.isEmpty() ? "localhost" : host;
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

    /**
     * The same with paths of certificates that can be found from anywhere: each the first that exists below these
     * places. Prisma takes them relative to the directory of its schema.
     */
    public DatabaseUrl withFilesBelow(List<Path> places) {
        Map<String, String> found = new LinkedHashMap<>(parameters);
        for (String name : UrlOptions.FILES) {
            String file = found.get(name);
            if (file != null) {
                found.put(name, below(places, file));
            }
        }
        return new DatabaseUrl(jdbc, host, port, database, user, password, Map.copyOf(found));
    }

    private static String below(List<Path> places, String file) {
        for (Path place : places) {
            Path candidate = place.resolve(file);
            if (Files.exists(candidate)) {
                return candidate.toString();
            }
        }
        return file;
    }

    /** For sessions on this server. */
    public Sessions sessions() {
        return new Sessions(host, port, UrlOptions.of(jdbc, parameters));
    }

    /** The schema that {@code schema=} (Prisma) or {@code currentSchema=} (the driver) names; null where neither does. */
    public @Nullable String schema() {
        String named = parameters.get("schema");
        if (named == null && jdbc && parameters.get("currentSchema") != null) {
            named = parameters.get("currentSchema").split(",", 2)[0].strip();
        }
        return named == null || named.isEmpty() ? null : named;
    }

    /** For people: {@code host:port}. */
    public String address() {
        return host + ":" + port;
    }

    /** For reports: {@code host:port/database}. */
    public String shown() {
        return address() + "/" + database;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + address() + "/" + database;
    }
}
