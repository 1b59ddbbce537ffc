package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import java.util.ArrayList;
import java.util.List;

/** What our parser and PostgreSQL's make of the same text. */
final class Comparison {
    private final List<String> boundaries = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private int statements;

    /** Adds one text; texts that PostgreSQL refuses are the caller's business. */
    void add(String name, String sql, PostgresParser.Answer theirs) {
        Script script = Script.parse(sql);
        List<Statement> ours = script.statements();
        statements += theirs.statements().size();
        if (ours.size() != theirs.statements().size()) {
            boundaries.add(name + ": " + ours.size() + " statements, PostgreSQL finds "
                    + theirs.statements().size());
            return;
        }
        for (int i = 0; i < ours.size(); i++) {
            PostgresParser.Parsed expected = theirs.statements().get(i);
            Statement statement = ours.get(i);
            if (statement.start() != expected.start() || end(script, statement) != expected.end()) {
                boundaries.add(name + ": statement " + (i + 1) + " is [" + statement.start() + ", "
                        + end(script, statement) + "), PostgreSQL has [" + expected.start() + ", " + expected.end()
                        + ")");
                return;
            }
            String mine = Facts.of(statement.command());
            if (!mine.equals(expected.facts())) {
                facts.add(name + ": "
                        + sql.substring(statement.start(), Math.min(statement.end(), statement.start() + 200))
                        + "\n    ours:   " + mine + "\n    theirs: " + expected.facts());
            }
        }
    }

    /** Compares the structure of all PL/pgSQL bodies of a text, with version 18. */
    void addBodies(String name, String sql, PostgresParser postgres) {
        for (Statement statement : Script.parse(sql).statements()) {
            int body = body(statement.command());
            if (body < 0) {
                continue;
            }
            String text = sql.substring(statement.start(), statement.end());
            String theirs = postgres.shape(text);
            if (theirs == null) {
                continue;
            }
            statements++;
            PlpgsqlBody read = PlpgsqlReader.read(statement.tokens(), body);
            String ours = read.block() == null ? "unreadable" : PlpgsqlShape.of(read.tokens(), read.block());
            if (!ours.equals(PlpgsqlShape.normalised(theirs))) {
                facts.add(name + ": " + text + "\n    ours:   " + ours + "\n    theirs: "
                        + PlpgsqlShape.normalised(theirs));
            }
        }
    }

    private static int body(Command command) {
        if (command instanceof Command.DoBlock block) {
            return block.language().equals("plpgsql") ? block.body() : -1;
        }
        return command instanceof Command.CreateRoutine routine && "plpgsql".equals(routine.language())
                ? routine.body()
                : -1;
    }

    /** Where the semicolon stands, or the end of the text. */
    private static int end(Script script, Statement statement) {
        int to = statement.range().to();
        Tokens tokens = script.tokens();
        return to < tokens.size() ? tokens.start(to) : tokens.text().length();
    }

    int statements() {
        return statements;
    }

    /** One line for each text that is cut in another way. */
    List<String> boundaries() {
        return boundaries;
    }

    /** One entry for each statement whose facts differ. */
    List<String> facts() {
        return facts;
    }
}
