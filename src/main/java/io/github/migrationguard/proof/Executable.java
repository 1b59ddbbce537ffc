package io.github.migrationguard.proof;

import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it is sent to the server.
 *
 * @param number 1-based number in the migration
 * @param sql its text, placeholders filled in, without the closing semicolon
 * @param copyData the lines behind COPY FROM stdin; null for all other statements
 * @param command what it says
 */
record Executable(int number, String sql, @Nullable String copyData, Command command) {
    private static final Pattern CONCURRENTLY = Pattern.compile("\\bconcurrently\\b", Pattern.CASE_INSENSITIVE);

    static List<Executable> of(Script script, Map<String, String> placeholders) {
        List<Executable> executables = new ArrayList<>();
        for (Statement statement : script.statements()) {
            executables.add(of(statement, placeholders));
        }
        return executables;
    }

    private static Executable of(Statement statement, Map<String, String> placeholders) {
        Tokens tokens = statement.tokens();
        int last = statement.range().to() - 1;
        String sql = tokens.text().substring(statement.start(), statement.end());
        String data = null;
        if (tokens.kind(last) == Kind.COPY_DATA) {
            sql = tokens.text().substring(statement.start(), tokens.start(last - 1));
            data = withoutEnd(tokens.text(last));
        }
        return new Executable(statement.number(), filled(sql, placeholders), data, statement.command());
    }

    /** The data lines without the line that ends them. */
    private static String withoutEnd(String data) {
        int end = data.lastIndexOf("\\.");
        return end < 0 ? data : data.substring(0, end);
    }

    private static String filled(String sql, Map<String, String> placeholders) {
        String filled = sql;
        for (Map.Entry<String, String> one : placeholders.entrySet()) {
            filled = filled.replace("${" + one.getKey() + "}", one.getValue());
            if (filled.contains("{{")) {
                Pattern braces = Pattern.compile(
                        "\\{\\{-?\\s*\\.?" + Pattern.quote(one.getKey().strip()) + "\\s*-?\\}\\}");
                filled = braces.matcher(filled).replaceAll(Matcher.quoteReplacement(one.getValue()));
            }
        }
        return filled;
    }

    /** DROP INDEX as it is written without CONCURRENTLY, which transactions allow. */
    Executable withoutConcurrently() {
        Command plain = command instanceof Command.Drop drop
                ? new Command.Drop(drop.objects(), drop.ifExists(), drop.cascade(), false)
                : command;
        return new Executable(number, CONCURRENTLY.matcher(sql).replaceFirst(""), copyData, plain);
    }

    /** Whether something in it still waits for a value: {@code ${x}}, {@code {{ x }}}, psql's {@code :x}. */
    boolean hasPlaceholders() {
        if (sql.contains("${") || sql.contains("{{")) {
            return true;
        }
        Tokens tokens = Script.parse(sql).tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == Kind.PLACEHOLDER) {
                return true;
            }
        }
        return false;
    }

    /** Whether it changes rows by itself: what it does is only shown where it meets rows. */
    boolean changesRows() {
        return command instanceof Command.Insert
                || command instanceof Command.Update
                || command instanceof Command.Delete
                || command instanceof Command.Merge;
    }
}
