package io.github.migrationguard.check;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The comments of a migration that take findings out of the count. A comment speaks of the statement that it stands in,
 * behind (on the same line) or before. It never changes a verdict, only what counts.
 */
final class Suppressions {
    private static final String FORM = "-- migration-guard:ignore <rule-id> -- <reason>";

    private final Migration migration;
    private final RuleLevels levels;
    private final List<Suppression> comments;
    private final Map<Integer, List<Suppression>> byStatement;
    private final Set<String> used = new HashSet<>();

    Suppressions(Migration migration, RuleLevels levels) {
        this.migration = migration;
        this.levels = levels;
        this.comments = comments(migration.script());
        this.byStatement = comments.isEmpty() ? Map.of() : byStatement(comments);
    }

    private static Map<Integer, List<Suppression>> byStatement(List<Suppression> comments) {
        return comments.stream()
                .filter(comment -> comment.directive().equals("ignore"))
                .collect(Collectors.groupingBy(Suppression::statement));
    }

    /** Whether a comment speaks of this finding; remembers that the comment was of use. */
    boolean cover(Finding finding) {
        boolean covered = false;
        Integer statement = finding.statement();
        for (Suppression comment : statement == null ? List.<Suppression>of() : at(statement)) {
            if (comment.rules().contains(finding.rule())) {
                used.add(key(comment, finding.rule()));
                covered = true;
            }
        }
        return covered;
    }

    private List<Suppression> at(int statement) {
        return byStatement.getOrDefault(statement, List.of());
    }

    /** What is wrong with the comments themselves; to be asked after all findings went through {@link #cover}. */
    List<Finding> complaints() {
        List<Finding> complaints = new ArrayList<>();
        for (Suppression comment : comments) {
            if (!comment.directive().equals("ignore")) {
                complaints.add(complaint(
                        "suppression-invalid",
                        comment,
                        "this comment asks the guard for '" + comment.directive() + "', which it does not know",
                        "Write " + FORM));
            } else if (comment.rules().isEmpty()) {
                complaints.add(
                        complaint("suppression-invalid", comment, "this comment names no rule", "Write " + FORM));
            } else {
                complain(comment, complaints);
            }
        }
        return complaints;
    }

    private void complain(Suppression comment, List<Finding> complaints) {
        for (String rule : comment.rules()) {
            if (!levels.knows(rule)) {
                complaints.add(complaint(
                        "suppression-invalid",
                        comment,
                        "this comment names the unknown rule '" + rule + "'",
                        levels.advice(rule)));
            } else if (!used.contains(key(comment, rule)) && !levels.isOff(rule)) {
                complaints.add(complaint(
                        "suppression-unused",
                        comment,
                        "this comment ignores " + rule + ", which is not found here",
                        "Remove the comment, or move it directly before the statement it is meant for."));
            }
        }
        if (comment.reason() == null) {
            complaints.add(complaint(
                    "suppression-without-reason",
                    comment,
                    "this comment does not say why the finding may stay",
                    "Write -- migration-guard:ignore " + String.join(", ", comment.rules()) + " -- <reason>"));
        }
    }

    private Finding complaint(String rule, Suppression comment, String message, String help) {
        return new Finding(
                rule,
                Severity.WARNING,
                comment.statement() == 0 ? null : comment.statement(),
                migration.source().span(comment.start(), comment.end()),
                message,
                "",
                help,
                null);
    }

    private static String key(Suppression comment, String rule) {
        return comment.start() + " " + rule;
    }

    private static List<Suppression> comments(Script script) {
        Tokens tokens = script.tokens();
        String text = tokens.text();
        if (!text.contains(Suppression.MARK)) {
            return List.of();
        }
        List<Suppression> found = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < tokens.commentCount(); i++) {
            int start = tokens.commentStart(i);
            int end = tokens.commentEnd(i);
            if (text.substring(start, end).contains(Suppression.MARK)) {
                while (next < script.statements().size()
                        && script.statements().get(next).end() <= start) {
                    next++;
                }
                Suppression comment =
                        Suppression.read(text.substring(start, end), start, statement(script, next, start, end));
                if (comment != null) {
                    found.add(comment);
                }
            }
        }
        return found;
    }

    /** The number of the statement that a comment between or inside statements speaks of; 0 for none. */
    private static int statement(Script script, int next, int start, int end) {
        String text = script.tokens().text();
        List<Statement> statements = script.statements();
        Statement following = next < statements.size() ? statements.get(next) : null;
        if (following != null && (following.start() < start || sameLine(text, end, following.start()))) {
            return following.number();
        }
        if (next > 0 && sameLine(text, closed(statements.get(next - 1)), start)) {
            return statements.get(next - 1).number();
        }
        return following == null ? 0 : following.number();
    }

    private static int closed(Statement statement) {
        int behind = statement.range().to();
        boolean semicolon = statement.terminated() && statement.tokens().isSymbol(behind, ";");
        return semicolon ? statement.tokens().end(behind) : statement.end();
    }

    private static boolean sameLine(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                return false;
            }
        }
        return true;
    }
}
