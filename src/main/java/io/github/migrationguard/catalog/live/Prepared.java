package io.github.migrationguard.catalog.live;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGStatement;

/**
 * A query that the server plans once, unless the connection was opened with {@code prepareThreshold=0}: planning the
 * fingerprint costs more than running it on a small database.
 */
final class Prepared implements AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d)");

    private final PreparedStatement statement;
    private final List<Integer> parameters = new ArrayList<>();

    /**
     * @param sql with {@code $1} for the first parameter and so on, each as often as need be
     * @param types of the parameters
     */
    Prepared(Connection connection, String sql, String... types) throws SQLException {
        Matcher parameter = PARAMETER.matcher(sql);
        StringBuilder text = new StringBuilder();
        while (parameter.find()) {
            int number = Integer.parseInt(parameter.group(1)) - 1;
            parameters.add(number);
            parameter.appendReplacement(text, "?::" + types[number]);
        }
        parameter.appendTail(text);
        statement = connection.prepareStatement(text.toString());
        PGStatement planned = statement.unwrap(PGStatement.class);
        // Zero stands for a session that may be somebody else's with the next transaction: a pooler keeps no plans.
        if (planned.getPrepareThreshold() != 0) {
            planned.setPrepareThreshold(1);
        }
    }

    /** @param arguments as literals of their types */
    ResultSet query(String... arguments) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setString(i + 1, arguments[parameters.get(i)]);
        }
        return statement.executeQuery();
    }

    /** An array as a literal, for values without quotes and commas. */
    static String array(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
