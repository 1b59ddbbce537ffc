package io.github.migrationguard.check;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.SqlProblem;
import java.util.ArrayList;
import java.util.List;

/** What the lexer and the splitter could not make sense of, as findings. */
final class ScriptProblems {
    private static final String META_COMMAND = "psql-meta-command";

    private ScriptProblems() {}

    /** @param layout decides who reads psql's own commands: under Prisma it is the server */
    static List<Finding> findings(Migration migration, String layout, RuleLevels levels) {
        List<Finding> findings = new ArrayList<>();
        for (SqlProblem problem : migration.script().problems()) {
            findings.add(finding(problem, migration, severity(problem.rule(), layout, levels)));
        }
        return findings;
    }

    private static Severity severity(String rule, String layout, RuleLevels levels) {
        return rule.equals(META_COMMAND) && layout.equals("prisma") ? Severity.ERROR : levels.byDefault(rule);
    }

    private static Finding finding(SqlProblem problem, Migration migration, Severity severity) {
        return new Finding(
                problem.rule(),
                severity,
                problem.statement() == 0 ? null : problem.statement(),
                migration.source().span(problem.start(), problem.end()),
                problem.message(),
                reason(problem.rule()),
                help(problem.rule()),
                severity == Severity.ERROR ? "42601" : null);
    }

    private static String reason(String rule) {
        return switch (rule) {
            case "missing-semicolon" ->
                "PostgreSQL reads on to the next semicolon and takes both statements for a single, wrong one.";
            case "unterminated-literal" ->
                "Everything up to the end of the file belongs to it, so the statements behind it are never run.";
            case META_COMMAND ->
                "Lines that start with a backslash are orders to the program psql; a migration tool sends them to the"
                        + " server, which answers with a syntax error.";
            default -> "The guard can judge only what PostgreSQL 14 to 18 understands.";
        };
    }

    private static String help(String rule) {
        return switch (rule) {
            case "missing-semicolon" -> "End the statement before this place with a semicolon.";
            case "unterminated-literal" -> "Close it with the same quote, dollar tag or */ that opened it.";
            case META_COMMAND -> "Remove the line, or write what it does in SQL.";
            default ->
                "Write the statement as PostgreSQL's manual has it (part VI, SQL Commands); a file for another database"
                        + " does not belong into this directory.";
        };
    }
}
