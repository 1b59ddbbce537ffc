package io.github.migrationguard.catalog.live;

import io.github.migrationguard.catalog.ObjectName;
import io.github.migrationguard.catalog.SequenceValue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads where all sequences stand that a snapshot lists. They are read on their own because a rollback does not put them
 * back. One for each connection; made to be asked often, so the statement is kept while the sequences stay the same.
 */
public final class SequenceReader implements AutoCloseable {
    private static final String LIST = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'S' AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY 1""";

    private final Connection connection;
    private final QuietSession session;
    private @Nullable Prepared list;
    private @Nullable Prepared values;
    private List<String> names = List.of();

    /** @param timeout of one reading, as for {@link SnapshotReader} */
    public SequenceReader(Connection connection, Duration timeout) {
        this(new QuietSession(connection, timeout));
    }

    /** Reads through a session that others may read through too. */
    public SequenceReader(QuietSession session) {
        this.connection = session.connection();
        this.session = session;
    }

    /** Keyed by objects of the kind {@code sequence}. Needs SELECT on each of them. */
    public SortedMap<ObjectName, SequenceValue> values() throws SQLException {
        return session.read(() -> values(statementFor(sequences())));
    }

    /** The same where no sequence has come or gone since, and in a session whose settings nobody has changed. */
    public SortedMap<ObjectName, SequenceValue> valuesNow() throws SQLException {
        return values(values);
    }

    private SortedMap<ObjectName, SequenceValue> values(@Nullable Prepared statement) throws SQLException {
        var found = new TreeMap<ObjectName, SequenceValue>();
        if (statement != null) {
            try (ResultSet row = statement.query()) {
                while (row.next()) {
                    found.put(
                            new ObjectName("sequence", names.get(row.getInt(1))),
                            new SequenceValue(row.getLong(2), row.getBoolean(3)));
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        for (Prepared statement : new Prepared[] {list, values}) {
            if (statement != null) {
                statement.close();
            }
        }
        list = null;
        values = null;
        names = List.of();
    }

    private List<String> sequences() throws SQLException {
        if (list == null) {
            list = new Prepared(connection, LIST);
        }
        List<String> found = new ArrayList<>();
        try (ResultSet row = list.query()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private @Nullable Prepared statementFor(List<String> sequences) throws SQLException {
        if (!sequences.equals(names)) {
            if (values != null) {
                values.close();
                values = null;
            }
            names = sequences;
            if (!sequences.isEmpty()) {
                values = new Prepared(
                        connection,
                        IntStream.range(0, sequences.size())
                                .mapToObj(i -> "SELECT " + i + ", last_value, is_called FROM " + sequences.get(i))
                                .collect(Collectors.joining("\nUNION ALL\n")));
            }
        }
        return values;
    }
}
