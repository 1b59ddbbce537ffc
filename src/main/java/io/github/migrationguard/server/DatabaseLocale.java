package io.github.migrationguard.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a database stores and sorts text (PostgreSQL manual, chapter 24). It is settled when a database is made.
 *
 * @param encoding as {@code pg_encoding_to_char} says it
 * @param provider {@code c} for the C library, {@code i} for ICU, {@code b} for PostgreSQL's own (from 17)
 * @param locale of the other providers; null for the C library
 * @param collate of the C library
 * @param ctype of the C library
 */
public record DatabaseLocale(
        String encoding, String provider, @Nullable String locale, String collate, String ctype) {
    /** The same bytes everywhere. */
    private static final String PLAIN = "C";

    /** A wrong value, a missing locale, a provider that was not built in, an encoding that does not go with the locale. */
    private static final Set<String> REFUSED = Set.of("22023", "42704", "0A000", "42809", "XX000");

    /** One way to make a database. */
    interface Maker {
        /** @param options of CREATE DATABASE, behind a blank; empty for none */
        void make(String options) throws SQLException;
    }

    /**
     * Makes the database that is nearest to this: a server may lack a provider, or a locale of the system.
     *
     * @param major of the server
     * @throws SQLException where the server refuses for another reason
     */
    void nearest(int major, Maker maker) throws SQLException {
        for (String options : options(major)) {
            try {
                maker.make(options);
                return;
            } catch (SQLException refused) {
                if (!REFUSED.contains(String.valueOf(refused.getSQLState()))) {
                    throw refused;
                }
            }
        }
        maker.make("");
    }

    /** The nearest ones first. */
    private List<String> options(int major) {
        List<String> options = new ArrayList<>();
        String own = major < 15
                ? ""
                : switch (provider) {
                    case "i" -> " LOCALE_PROVIDER icu ICU_LOCALE " + literal(String.valueOf(locale));
                    case "b" -> " LOCALE_PROVIDER builtin BUILTIN_LOCALE " + literal(String.valueOf(locale));
                    default -> " LOCALE_PROVIDER libc";
                };
        String encoded = " ENCODING " + literal(encoding);
        options.add(encoded + own + library(collate, ctype));
        options.add(encoded + own + library(PLAIN, PLAIN));
        options.add(encoded + (major < 15 ? "" : " LOCALE_PROVIDER libc") + library(PLAIN, PLAIN));
        return options;
    }

    private static String library(String collate, String ctype) {
        return " LC_COLLATE " + literal(collate) + " LC_CTYPE " + literal(ctype);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
