package io.github.migrationguard.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings that statements made in a session, so that a new session can go on where another one was. Prepared
 * statements, cursors and temporary tables are not among them.
 *
 * @param settings values by name, the role among them
 */
record SessionState(Map<String, String> settings) {
    static final SessionState NEW = new SessionState(Map.of());

    private static final String SETTINGS = """
            SELECT name, setting FROM pg_catalog.pg_settings
            WHERE source = 'session' AND name NOT IN ('statement_timeout', 'lock_timeout')
            """;

    static SessionState of(Connection connection) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(SETTINGS)) {
                while (rows.next()) {
                    settings.put(rows.getString(1), rows.getString(2));
                }
            }
            try (ResultSet role = statement.executeQuery("SELECT pg_catalog.current_setting('role')")) {
                role.next();
                if (!role.getString(1).equals("none")) {
                    settings.put("role", role.getString(1));
                }
            }
        }
        return new SessionState(settings);
    }

    void applyTo(Connection connection) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, false)")) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                set.setString(1, setting.getKey());
                set.setString(2, setting.getValue());
                set.execute();
            }
        }
    }
}
