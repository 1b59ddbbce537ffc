package io.github.migrationguard.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether two definitions say the same. PostgreSQL prints a parsed expression in words that it would parse to another one:
 * {@code a IN ('x')} over varchar gets another cast with each dump and restore. So both texts are given to the scratch
 * database, where the object is made again, and what the server prints is compared, until that stays as it is. Everything
 * is rolled back.
 */
final class Settlement {
    private static final String OTHER = "\"migration guard\"";
    private static final String DOMAIN = " of domain ";

    /** After a second restore texts stay as they are. */
    private static final int ROUNDS = 3;

    private final Connection connection;

    /** @param connection to the scratch database, no transaction open, of the role that owns the objects */
    Settlement(Connection connection) {
        this.connection = connection;
    }

    boolean same(SchemaObject wanted, SchemaObject there) throws SQLException {
        List<Piece> ours = Piece.of(wanted);
        List<Piece> theirs = Piece.of(there);
        if (ours.isEmpty() || ours.size() != theirs.size()) {
            return false;
        }
        for (int i = 0; i < ours.size(); i++) {
            Piece our = ours.get(i);
            Piece their = theirs.get(i);
            boolean fits = our.property().equals(their.property()) && our.rest().equals(their.rest());
            if (!fits || !meet(wanted, our, their)) {
                return false;
            }
        }
        return true;
    }

    private boolean meet(SchemaObject object, Piece our, Piece their) throws SQLException {
        if (our.text().equals(their.text())) {
            return true;
        }
        Set<String> forms = forms(object, our);
        for (String form : forms(object, their)) {
            if (forms.contains(form)) {
                return true;
            }
        }
        return false;
    }

    /** The text, and what the server prints for it again and again. */
    private Set<String> forms(SchemaObject object, Piece piece) throws SQLException {
        Set<String> forms = new LinkedHashSet<>();
        String text = piece.text();
        for (int i = 0; text != null && forms.add(text) && i < ROUNDS; i++) {
            text = printed(object, piece.property(), text);
        }
        return forms;
    }

    /** Null where the scratch database does not take the text. */
    private @Nullable String printed(SchemaObject object, String property, String text) throws SQLException {
        List<String> steps = steps(object, property, text);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("BEGIN; SET LOCAL search_path = ''; SET LOCAL check_function_bodies = off");
            try {
                for (String step : steps.subList(0, steps.size() - 1)) {
                    statement.execute(step);
                }
                try (ResultSet row = statement.executeQuery(steps.get(steps.size() - 1))) {
                    return row.next() ? row.getString(1) : null;
                }
            } catch (SQLException refused) {
                if (connection.isValid(0)) {
                    return null;
                }
                throw refused;
            } finally {
                statement.execute("ROLLBACK");
            }
        }
    }

    /** Makes the object again, under another name where that does not stand in the text, and at last asks for its text. */
    private static List<String> steps(SchemaObject object, String property, String text) {
        String table = object.table();
        String name = object.simpleName();
        List<String> steps = new ArrayList<>();
        switch (object.kind()) {
            case "constraint" -> {
                String own = object.name().name();
                boolean domain = table.isEmpty();
                steps.add(
                        domain
                                ? "ALTER DOMAIN " + own.substring(own.indexOf(DOMAIN) + DOMAIN.length())
                                : "ALTER TABLE " + table);
                steps.set(0, steps.get(0) + " ADD CONSTRAINT " + OTHER + " " + text);
                steps.add("SELECT pg_catalog.pg_get_constraintdef(oid) FROM pg_catalog.pg_constraint"
                        + " WHERE conname = 'migration guard'");
            }
            case "column" -> {
                String type = object.lines().stream()
                        .filter(line -> line.startsWith("type: "))
                        .findFirst()
                        .orElse("type: text")
                        .substring("type: ".length());
                String how = switch (property) {
                    case "default: " -> " DEFAULT (" + text + ")";
                    case "generated, stored: " -> " GENERATED ALWAYS AS (" + text + ") STORED";
                    default -> " GENERATED ALWAYS AS (" + text + ") VIRTUAL";
                };
                steps.add("ALTER TABLE " + table + " ADD COLUMN " + OTHER + " " + type + how);
                steps.add("SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d"
                        + " JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum"
                        + " WHERE a.attname = 'migration guard'");
            }
            case "view", "materialized view" -> {
                String other = Names.owner(object.name().name()) + "." + OTHER;
                steps.add("CREATE VIEW " + other + " AS " + text);
                steps.add("SELECT pg_catalog.pg_get_viewdef(" + literal(other) + "::regclass)");
            }
            case "policy" -> {
                boolean using = property.equals("using: ");
                steps.add("CREATE POLICY " + OTHER + " ON " + table + (using ? " USING (" : " WITH CHECK (") + text
                        + ")");
                steps.add("SELECT pg_catalog.pg_get_expr(" + (using ? "polqual" : "polwithcheck") + ", polrelid)"
                        + " FROM pg_catalog.pg_policy WHERE polname = 'migration guard'");
            }
            case "index" -> {
                String own = object.name().name();
                steps.add("ALTER INDEX " + own + " RENAME TO " + OTHER);
                steps.add(text);
                steps.add("SELECT pg_catalog.pg_get_indexdef(" + literal(own) + "::regclass)");
            }
            case "trigger" -> {
                steps.add("ALTER TRIGGER " + name + " ON " + table + " RENAME TO " + OTHER);
                steps.add(text);
                steps.add("SELECT pg_catalog.pg_get_triggerdef(oid) FROM pg_catalog.pg_trigger WHERE tgrelid = "
                        + literal(table) + "::regclass AND tgname = " + literal(Names.plain(name)));
            }
            case "rule" -> {
                steps.add("ALTER RULE " + name + " ON " + table + " RENAME TO " + OTHER);
                steps.add(text);
                steps.add("SELECT pg_catalog.pg_get_ruledef(oid) FROM pg_catalog.pg_rewrite WHERE ev_class = "
                        + literal(table) + "::regclass AND rulename = " + literal(Names.plain(name)));
            }
            default -> {
                steps.add(text);
                steps.add("SELECT pg_catalog.pg_get_functiondef("
                        + literal(object.name().name()) + "::regprocedure)");
            }
        }
        return steps;
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
