package io.github.migrationguard.rule;

import io.github.migrationguard.migration.CrashModel;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.migration.SourceText;
import io.github.migrationguard.rerun.HistoryJudge;
import io.github.migrationguard.rerun.Judgement;
import io.github.migrationguard.rerun.Verdict;
import io.github.migrationguard.sql.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A migration with the one before it. In a file: {@code -- model transaction} (else {@code statement}), then {@code --
 * setup} with the earlier migration and {@code -- migration}, all of them optional.
 */
record RuleCase(String rule, String name, String setup, String sql, CrashModel model) {
    static final Path CASES = Path.of("src/test/resources/cases");

    private static final int MOST_REPAIRS = 30;

    static List<RuleCase> all() {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(RuleCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleCase read(Path file) {
        try {
            String text = Files.readString(file);
            String rule = CASES.relativize(file).getName(0).toString();
            String name = CASES.relativize(file).getName(1).toString().replace(".sql", "");
            return of(rule, name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleCase of(String rule, String name, String text) {
        CrashModel model = text.startsWith("-- model transaction\n") ? CrashModel.TRANSACTION : CrashModel.STATEMENT;
        int migration = text.indexOf("-- migration\n");
        int setup = text.indexOf("-- setup\n");
        String before = setup < 0 ? "" : text.substring(setup + "-- setup\n".length(), migration);
        String sql = migration < 0 ? text : text.substring(migration + "-- migration\n".length());
        return new RuleCase(rule, name, before, sql, model);
    }

    /** Whether the rule is to say nothing here. */
    boolean isQuiet() {
        return name.startsWith("not-");
    }

    Migration migration() {
        return migration("2_case", sql, model);
    }

    Judgement judgement() {
        Migration before = migration("1_setup", setup, CrashModel.STATEMENT);
        MigrationHistory history = new MigrationHistory("db", "plain", List.of(), List.of(before, migration()));
        return HistoryJudge.judge(history).get(1);
    }

    List<Advised> advised(List<Rule> rules) {
        return Rules.advised(migration(), judgement(), rules);
    }

    List<Advised> advised() {
        return advised(Rules.OF_RERUN);
    }

    /** The migration with the edits of its findings made one after the other, until none is left. */
    RuleCase repaired() {
        RuleCase now = this;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < MOST_REPAIRS && seen.add(now.sql); i++) {
            Advised next = now.advised().stream()
                    .filter(advised -> !advised.edits().isEmpty())
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                return now;
            }
            now = now.withSql(Edit.apply(now.sql, 0, now.sql.length(), next.edits()));
        }
        throw new AssertionError("the repairs of " + this + " do not end:\n" + now.sql);
    }

    boolean isRerunnable() {
        return judgement().verdict() == Verdict.RERUNNABLE;
    }

    RuleCase withSql(String changed) {
        return new RuleCase(rule, name, setup, changed, model);
    }

    private static Migration migration(String id, String sql, CrashModel model) {
        return new Migration(
                id,
                "db/" + id + ".sql",
                null,
                new SourceText(sql),
                Script.parse(sql),
                model,
                "as configured",
                List.of());
    }

    @Override
    public String toString() {
        return rule + "/" + name;
    }
}
