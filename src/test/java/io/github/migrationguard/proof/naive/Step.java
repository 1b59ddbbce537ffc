package io.github.migrationguard.proof.naive;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as it is sent.
 *
 * @param number 1-based
 * @param sql its text
 * @param copies whether it is COPY .. FROM stdin
 * @param lines what stands behind that; empty for all other statements
 */
record Step(int number, String sql, boolean copies, String lines) {
    private static final Pattern COPY = Pattern.compile(
            "\\A(copy\\b[^;]*\\bfrom\\s+stdin\\b[^;]*);[^\n]*\n(.*)\\z", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("^\\\\\\.\\s*\\z", Pattern.MULTILINE);
    private static final Pattern SETTING = Pattern.compile(
            "\\A(set(?!\\s+(local|transaction|constraints)\\b)|reset|select\\s+(pg_catalog\\.)?set_config)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static List<Step> of(Migration migration) {
        List<Step> steps = new ArrayList<>();
        for (Statement statement : migration.script().statements()) {
            String text = migration.source().text().substring(statement.start(), statement.end());
            Matcher copy = COPY.matcher(text);
            steps.add(
                    copy.matches()
                            ? new Step(
                                    statement.number(),
                                    copy.group(1),
                                    true,
                                    END.matcher(copy.group(2)).replaceAll(""))
                            : new Step(statement.number(), text, false, ""));
        }
        return steps;
    }

    /** Whether the session is otherwise from then on: SET, RESET, SELECT set_config(..). */
    boolean setsSession() {
        return SETTING.matcher(sql).matches();
    }

    boolean createsExtension() {
        return sql.regionMatches(true, 0, "create extension", 0, "create extension".length());
    }
}
