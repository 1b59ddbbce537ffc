package io.github.migrationguard.catalog.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The queries over the catalogs. The listing and the fingerprint are made of the same parts, so that neither can see
 * what the other does not.
 *
 * <p>The resources hold parts headed by {@code -- part: <name>}. A line that ends with {@code -- from 15} or
 * {@code -- from 15 to 16} is for servers of these majors; a part's head may say the same, and {@code of superusers}.
 * The parts headed {@code of some too} can also be asked for some relations and routines alone, whose OIDs are then the
 * parameter {@code $1}; a line that ends with {@code -- of some} or {@code -- of all} is only for that or not for that.
 *
 * @param prelude common table expressions that the parts share
 */
record CatalogSql(String prelude, List<CatalogPart> parts) {
    private static final String OF_SOME = "-- of some";
    private static final String OF_ALL = "-- of all";
    private static final List<String> FILES =
            List.of("relations.sql", "routines-and-types.sql", "database.sql", "cluster.sql");
    private static final Pattern HEAD =
            Pattern.compile("-- part: ([a-z ]+?)( of some too)?( of superusers)?( from \\d+)?");
    private static final Pattern MAJORS = Pattern.compile("-- from (\\d+)(?: to (\\d+))?$|^-- part: .* from (\\d+)$");

    CatalogSql {
        parts = List.copyOf(parts);
    }

    /** All parts for a server of this major. */
    static CatalogSql of(int major) {
        List<CatalogPart> parts = new ArrayList<>();
        for (String file : FILES) {
            String[] blocks = resource(file).split("(?m)(?=^-- part: )");
            for (int i = 1; i < blocks.length; i++) {
                Matcher head = HEAD.matcher(blocks[i].substring(0, blocks[i].indexOf('\n')));
                if (!head.matches()) {
                    throw new IllegalStateException(file + ": " + blocks[i]);
                }
                String sql = forMajor(blocks[i], major);
                if (!sql.isEmpty()) {
                    parts.add(new CatalogPart(head.group(1), sql, head.group(2) != null, head.group(3) != null));
                }
            }
        }
        return new CatalogSql(forMajor(resource("prelude.sql"), major), parts);
    }

    /** The parts that everybody may read. */
    CatalogSql withoutSecrets() {
        return new CatalogSql(
                prelude, parts.stream().filter(part -> !part.secret()).toList());
    }

    /** Asks for the relations and routines of {@code $1}, an {@code oid[]}, and what hangs on them. */
    CatalogSql ofSome() {
        return without(OF_ALL, parts.stream().filter(CatalogPart::ofSomeToo).toList());
    }

    /** Asks for everything. */
    CatalogSql ofAll() {
        return without(OF_SOME, parts);
    }

    private CatalogSql without(String marker, List<CatalogPart> asked) {
        List<CatalogPart> left = new ArrayList<>();
        for (CatalogPart part : asked) {
            left.add(new CatalogPart(part.name(), without(part.sql(), marker), part.ofSomeToo(), part.secret()));
        }
        return new CatalogSql(without(prelude, marker), left);
    }

    private static String without(String sql, String marker) {
        return sql.lines()
                .filter(line -> !line.endsWith(marker))
                .map(line -> line.endsWith(OF_ALL) || line.endsWith(OF_SOME)
                        ? line.substring(0, line.lastIndexOf("--"))
                        : line)
                .collect(Collectors.joining("\n"));
    }

    /** Gives (kind, name, definition), one row for each object, in no order. */
    String listing() {
        return prelude + "\nSELECT kind, name, coalesce(definition, '') FROM (\n" + union()
                + "\n) o (kind, name, definition)";
    }

    /** Gives (objects, high, low): their number and the sums of two hashes, as {@code numeric}. */
    String fingerprint() {
        return prelude
                + "\nSELECT count(*), coalesce(sum(hashtextextended(x, 1)), 0), coalesce(sum(hashtextextended(x, 2)), 0)"
                + "\nFROM (SELECT concat(kind, chr(1), name, chr(1), definition) COLLATE \"C\" FROM (\n" + union()
                + "\n) o (kind, name, definition) OFFSET 0) h (x)";
    }

    private String union() {
        return parts.stream().map(CatalogPart::sql).collect(Collectors.joining("\nUNION ALL\n"));
    }

    /** Without comment lines and without what is for other majors; empty where the head is for other majors. */
    private static String forMajor(String block, int major) {
        List<String> lines = new ArrayList<>();
        for (String line : block.split("\n")) {
            Matcher majors = MAJORS.matcher(line);
            if (majors.find()) {
                String from = majors.group(1) != null ? majors.group(1) : majors.group(3);
                String to = majors.group(2);
                boolean fits = Integer.parseInt(from) <= major && (to == null || major <= Integer.parseInt(to));
                if (!fits && line.startsWith("-- part: ")) {
                    return "";
                }
                if (fits && !line.startsWith("--")) {
                    lines.add(line.substring(0, majors.start()).stripTrailing());
                }
            } else if (!line.startsWith("--")) {
                lines.add(line);
            }
        }
        return String.join("\n", lines).strip();
    }

    static String resource(String file) {
        try (InputStream in = Objects.requireNonNull(CatalogSql.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
