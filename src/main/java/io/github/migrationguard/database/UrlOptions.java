package io.github.migrationguard.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parameters of a URL to connection properties of the driver (pgjdbc 42.7). A {@code postgresql://} URL is read as
 * Prisma 7.10 reads it, and as libpq where Prisma ignores a parameter; what neither knows is for a pool or another tool
 * and is dropped. A {@code jdbc:} URL has the driver's own parameters, of which those that decide about the way to the
 * server are kept.
 */
final class UrlOptions {
    /** Parameters that name a file. */
    static final List<String> FILES = List.of("sslcert", "sslidentity", "sslrootcert", "sslkey");

    private static final Set<String> DRIVER = Set.of(
            "ssl",
            "sslmode",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "sslpassword",
            "sslfactory",
            "channelBinding",
            "gssEncMode",
            "connectTimeout",
            "socketTimeout",
            "ApplicationName",
            "options",
            "prepareThreshold");

    private static final Map<String, String> URI = Map.of(
            "sslrootcert", "sslrootcert",
            "sslkey", "sslkey",
            "sslpassword", "sslpassword",
            "channel_binding", "channelBinding",
            "gssencmode", "gssEncMode",
            "connect_timeout", "connectTimeout",
            "socket_timeout", "socketTimeout",
            "application_name", "ApplicationName",
            "options", "options");

    /** The driver fails on other words; Prisma takes them for {@code prefer}. */
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private UrlOptions() {}

    static Map<String, String> of(boolean jdbc, Map<String, String> parameters) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String option = jdbc
                    ? (DRIVER.contains(parameter.getKey()) ? parameter.getKey() : null)
                    : URI.get(parameter.getKey());
            if (option != null && fits(option, parameter.getValue())) {
                options.put(option, parameter.getValue());
            }
        }
        if (!jdbc) {
            encryption(parameters, options);
        }
        if ("true".equals(parameters.get("pgbouncer"))) {
            options.put("prepareThreshold", "0");
        }
        // Without it the driver would ask for the password on the terminal.
        if (options.containsKey("sslkey")) {
            options.putIfAbsent("sslpassword", "");
        }
        return Map.copyOf(options);
    }

    private static boolean fits(String option, String value) {
        return !option.endsWith("Timeout") || SECONDS.matcher(value).matches();
    }

    /**
     * What Prisma calls {@code sslcert} is the certificate of the authority; libpq's is the client's own, and has its
     * {@code sslkey} beside it.
     */
    private static void encryption(Map<String, String> parameters, Map<String, String> options) {
        String mode = parameters.get("sslmode");
        if (mode != null) {
            options.put("sslmode", SSL_MODES.contains(mode) ? mode : "prefer");
        }
        String certificate = parameters.get("sslcert");
        if (certificate != null) {
            options.put(parameters.containsKey("sslkey") ? "sslcert" : "sslrootcert", certificate);
        }
        String identity = parameters.get("sslidentity");
        if (identity != null) {
            options.put("sslkey", identity);
        }
        String accept = parameters.get("sslaccept");
        if (accept != null && !accept.equals("accept_invalid_certs") && !"disable".equals(mode)) {
            options.put("sslmode", "verify-full");
            if (!options.containsKey("sslrootcert")) {
                // The authorities that Java trusts, as Prisma takes those of the system.
                options.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            }
        }
    }
}
