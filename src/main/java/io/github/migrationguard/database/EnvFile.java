package io.github.migrationguard.database;

import io.github.migrationguard.finding.GuardException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code DATABASE_URL} from the {@code .env} files that Prisma up to version 6 loads: beside its schema and at the root. */
public final class EnvFile {
    public static final String DATABASE_URL = "DATABASE_URL";

    private static final List<String> PLACES = List.of("", "prisma");
    private static final String QUOTES = "'\"`";

    /** As dotenv 17 reads a file: a value ends with its line, before {@code #}, or with its quote. */
    private static final Pattern SETTING = Pattern.compile(
            "^\\s*(?:export\\s+)?([\\w.-]+)(?:[ \\t]*=|:\\s)[ \\t]*('[^']*'|\"[^\"]*\"|`[^`]*`|[^#\r\n]*)",
            Pattern.MULTILINE);

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");

    private EnvFile() {}

    /**
     * The URL; null where no file names one.
     *
     * @param modules directories to look below
     * @param environment values for <code>${name}</code>, which come before those of the file
     * @throws GuardException where a file cannot be read, or two disagree; no value stands in the message
     */
    public static @Nullable String databaseUrl(List<Path> modules, Function<String, @Nullable String> environment) {
        String url = null;
        Path from = null;
        for (Path module : modules) {
            for (String place : PLACES) {
                Path file = module.resolve(place).resolve(".env");
                String found = Files.isRegularFile(file) ? read(file, environment) : null;
                if (found != null && url != null && !found.equals(url)) {
                    throw new GuardException(
                            DATABASE_URL + " stands in " + from + " and in " + file + " with different values",
                            "Say which one is meant with -Dmigration-guard.url, or remove one of them.");
                }
                if (found != null) {
                    url = found;
                    from = file;
                }
            }
        }
        return url;
    }

    private static @Nullable String read(Path file, Function<String, @Nullable String> environment) {
        Map<String, String> values = new HashMap<>();
        try {
            Matcher settings = SETTING.matcher(Files.readString(file));
            while (settings.find()) {
                values.put(settings.group(1), unquoted(settings.group(2).strip()));
            }
        } catch (IOException e) {
            throw new GuardException(
                    "The file " + file + " cannot be read", "Make it readable, or set -Dmigration-guard.url.", e);
        }
        String written = values.get(DATABASE_URL);
        return written == null || written.isBlank() ? null : expanded(file, written, values, environment);
    }

    private static String unquoted(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        boolean quoted = text.length() > 1 && QUOTES.indexOf(first) >= 0 && text.charAt(text.length() - 1) == first;
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static String expanded(
            Path file, String text, Map<String, String> values, Function<String, @Nullable String> environment) {
        Matcher references = REFERENCE.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (references.find()) {
            String name = references.group(1);
            String value = environment.apply(name);
            if (value == null) {
                value = values.get(name);
            }
            if (value == null) {
                throw new GuardException(
                        DATABASE_URL + " in " + file + " refers to ${" + name + "}, which is not set",
                        "Set it there or in the environment.");
            }
            references.appendReplacement(whole, Matcher.quoteReplacement(value));
        }
        return references.appendTail(whole).toString();
    }
}
