package io.github.migrationguard.recovery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Asks the catalogs which of some objects exist; locks nothing. */
final class ObjectLookup {
    private static final String PRESENT = """
            SELECT o.place FROM unnest(?, ?, ?, ?) WITH ORDINALITY AS o(kind, schema, parent, name, place)
            LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = o.schema
            LEFT JOIN pg_catalog.pg_class p ON p.relnamespace = n.oid AND p.relname = o.parent
            WHERE CASE o.kind
              WHEN 'SCHEMA' THEN EXISTS (SELECT FROM pg_catalog.pg_namespace s WHERE s.nspname = o.name)
              WHEN 'RELATION' THEN EXISTS (
                SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relname = o.name)
              WHEN 'TYPE' THEN EXISTS (
                SELECT FROM pg_catalog.pg_type t WHERE t.typnamespace = n.oid AND t.typname = o.name)
              WHEN 'COLUMN' THEN EXISTS (
                SELECT FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = p.oid AND a.attname = o.name AND a.attnum > 0 AND NOT a.attisdropped)
              WHEN 'CONSTRAINT' THEN EXISTS (
                SELECT FROM pg_catalog.pg_constraint c WHERE c.conrelid = p.oid AND c.conname = o.name)
              WHEN 'TRIGGER' THEN EXISTS (
                SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.oid AND t.tgname = o.name)
              WHEN 'POLICY' THEN EXISTS (
                SELECT FROM pg_catalog.pg_policy y WHERE y.polrelid = p.oid AND y.polname = o.name)
              WHEN 'LABEL' THEN EXISTS (
                SELECT FROM pg_catalog.pg_enum e JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
                WHERE t.typnamespace = n.oid AND t.typname = o.parent AND e.enumlabel = o.name)
            END""";

    private ObjectLookup() {}

    static Set<CreatedObject> present(Connection connection, Set<CreatedObject> wanted) throws SQLException {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        List<CreatedObject> objects = new ArrayList<>(wanted);
        Set<CreatedObject> present = new LinkedHashSet<>();
        try (PreparedStatement query = connection.prepareStatement(PRESENT)) {
            query.setArray(1, texts(connection, objects, object -> object.kind().name()));
            query.setArray(2, texts(connection, objects, CreatedObject::schema));
            query.setArray(3, texts(connection, objects, CreatedObject::parent));
            query.setArray(4, texts(connection, objects, CreatedObject::name));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    present.add(objects.get(rows.getInt(1) - 1));
                }
            }
        }
        return present;
    }

    private static Array texts(Connection connection, List<CreatedObject> objects, Function<CreatedObject, String> part)
            throws SQLException {
        return connection.createArrayOf("text", objects.stream().map(part).toArray());
    }
}
