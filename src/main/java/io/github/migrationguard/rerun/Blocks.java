package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Plpgsql;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays PL/pgSQL blocks: branches by what is known, loops once, handlers by the error that is really raised. */
final class Blocks {
    /** Leaves the block, as RETURN does. */
    private static final class Returned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Returned() {
            super(null, null, false, false);
        }
    }

    private final Interpreter interpreter;
    private final Run run;
    private final Tokens tokens;
    private final int depth;
    private final Map<String, Boolean> variables = new HashMap<>();
    private int loops;

    Blocks(Interpreter interpreter, Tokens tokens, int depth) {
        this.interpreter = interpreter;
        this.run = interpreter.context();
        this.tokens = tokens;
        this.depth = depth;
    }

    void play(Plpgsql.Block block) {
        try {
            block(block);
        } catch (Returned returned) {
            // RETURN ends the routine.
        }
    }

    private void block(Plpgsql.Block block) {
        if (block.handlers().isEmpty()) {
            all(block.body());
            return;
        }
        int mark = run.catalog().mark();
        try {
            all(block.body());
        } catch (SqlError error) {
            run.catalog().rollback(mark);
            for (Plpgsql.Handler handler : block.handlers()) {
                if (ErrorConditions.match(handler.conditions(), error.sqlState())) {
                    all(handler.body());
                    return;
                }
            }
            throw error;
        }
    }

    private void all(List<Plpgsql> statements) {
        for (Plpgsql statement : statements) {
            play(statement);
        }
    }

    private void play(Plpgsql statement) {
        if (statement instanceof Plpgsql.Block block) {
            block(block);
        } else if (statement instanceof Plpgsql.Sql sql) {
            sql(sql);
        } else if (statement instanceof Plpgsql.If choice) {
            choose(choice.branches(), choice.otherwise());
        } else if (statement instanceof Plpgsql.Case choice) {
            choose(choice.subject().isEmpty() ? choice.branches() : opaque(choice.branches()), choice.otherwise());
        } else if (statement instanceof Plpgsql.Loop loop) {
            loops++;
            all(loop.body());
            loops--;
        } else if (statement instanceof Plpgsql.Execute execute) {
            execute(execute);
        } else if (statement instanceof Plpgsql.Raise raise) {
            raise(raise);
        } else if (statement instanceof Plpgsql.Assign assign) {
            assign(assign);
        } else if (statement instanceof Plpgsql.Return) {
            throw new Returned();
        } else if (statement instanceof Plpgsql.Quiet quiet && quiet.word().equals("assert")) {
            check(quiet);
        }
    }

    private static List<Plpgsql.Branch> opaque(List<Plpgsql.Branch> branches) {
        return branches.stream()
                .map(branch -> new Plpgsql.Branch(TokenRange.EMPTY, branch.body()))
                .toList();
    }

    private void sql(Plpgsql.Sql sql) {
        if (sql.command() instanceof Command.Query query) {
            Boolean found = GuardConditions.found(run, tokens, query.range());
            if (found != null) {
                variables.put("found", found);
            } else {
                variables.remove("found");
            }
            if (sql.into()) {
                assignInto(query.range(), found);
            }
        }
        interpreter.run(tokens, sql.command(), depth, loops > 0);
        if (sql.command() instanceof Command.Update update) {
            noteFound(update);
        }
    }

    /** FOUND after an UPDATE is true where it meets rows that this migration inserted. */
    private void noteFound(Command.Update update) {
        Entity table = run.catalog().find(run.names().relation(update.table()));
        RowChange change = run.facts().ofUpdate(tokens, update, loops > 0);
        boolean met = table != null
                && table.rows().changes().stream()
                        .anyMatch(made ->
                                made.kind == RowChange.Kind.INSERT && Boolean.TRUE.equals(change.matches(made)));
        if (met) {
            variables.put("found", true);
        } else {
            variables.remove("found");
        }
    }

    /** SELECT EXISTS (..) INTO v, SELECT count(*) INTO v: the variable is true where rows are found. */
    private void assignInto(TokenRange query, @Nullable Boolean found) {
        for (int i = query.from(); i + 1 < query.to(); i++) {
            if (tokens.isWord(i, "into")) {
                int name = tokens.isWord(i + 1, "strict") ? i + 2 : i + 1;
                String variable = Queries.nameAt(tokens, name);
                Boolean value = GuardConditions.selected(
                        run, tokens, new TokenRange(query.from(), i), new TokenRange(name + 1, query.to()));
                if (value == null) {
                    value = found;
                }
                if (value != null) {
                    variables.put(variable, value);
                } else {
                    variables.remove(variable);
                }
                return;
            }
        }
    }

    private void assign(Plpgsql.Assign assign) {
        Boolean value = condition(assign.expression());
        String variable = tokens.text(assign.target()).toLowerCase(Locale.ROOT);
        if (value == null) {
            variables.remove(variable);
        } else {
            variables.put(variable, value);
        }
    }

    private @Nullable Boolean condition(TokenRange range) {
        if (range.isEmpty()) {
            return null;
        }
        Expression expression = run.texts().expression(tokens, range);
        return new GuardConditions(run, tokens, variables).evaluate(expression);
    }

    private void choose(List<Plpgsql.Branch> branches, List<Plpgsql> otherwise) {
        for (Plpgsql.Branch branch : branches) {
            Boolean holds = condition(branch.condition());
            if (holds == null && !run.rerun()) {
                holds = assumed(branch);
            }
            if (holds == null) {
                perhaps(branch.body());
                if (!run.rerun()) {
                    return;
                }
            } else if (holds) {
                all(branch.body());
                return;
            }
        }
        all(otherwise);
    }

    /** The clean run succeeded: an unknown condition held, unless its branch only raises an error. */
    private @Nullable Boolean assumed(Plpgsql.Branch branch) {
        if (branch.condition().isEmpty()) {
            return null;
        }
        boolean refuses = branch.body().stream()
                .anyMatch(statement -> statement instanceof Plpgsql.Raise raise && raise.exception());
        Expression expression = run.texts().expression(tokens, branch.condition());
        boolean found = new GuardConditions(run, tokens, variables).assume(expression, !refuses);
        return found ? !refuses : null;
    }

    /**
     * A branch whose condition can't be told. The clean run is taken to enter it unless that raises an error; a re-run is
     * fine only where entering it changes nothing.
     */
    private void perhaps(List<Plpgsql> body) {
        int mark = run.catalog().mark();
        if (!run.rerun()) {
            try {
                all(body);
            } catch (SqlError | Returned error) {
                run.catalog().rollback(mark);
            }
            return;
        }
        boolean harmless;
        try {
            all(body);
            harmless = interpreter.unchangedSince(mark);
        } catch (SqlError error) {
            harmless = false;
        } catch (Returned returned) {
            harmless = true;
        }
        run.catalog().rollback(mark);
        if (!harmless) {
            throw new Undecidable("it depends on a condition that can only be told at run time");
        }
    }

    private void execute(Plpgsql.Execute execute) {
        String literal = execute.literal();
        String text = literal == null ? Templates.text(tokens, execute.expression()) : literal;
        if (text == null) {
            throw new Undecidable("EXECUTE runs a text that is made at run time");
        }
        Script script = run.facts().script(execute, () -> Script.parse(text));
        for (Statement statement : script.statements()) {
            if (literal == null && Templates.dependsOnRows(statement.command())) {
                throw new Undecidable("EXECUTE runs a text that is made at run time");
            }
            interpreter.run(statement.tokens(), statement.command(), depth, loops > 0);
        }
    }

    /** ASSERT: true in the clean run; a re-run fails where it is false by then. */
    private void check(Plpgsql.Quiet quiet) {
        TokenRange condition = run.texts()
                .range(
                        quiet,
                        () -> ExpressionReader.split(
                                        tokens,
                                        new TokenRange(
                                                quiet.range().from()
                                                        + (tokens.isWord(
                                                                        quiet.range()
                                                                                .from(),
                                                                        "assert")
                                                                ? 1
                                                                : 0),
                                                quiet.range().to()))
                                .get(0));
        Boolean holds = condition(condition);
        if (holds == null && !run.rerun()) {
            new GuardConditions(run, tokens, variables).assume(run.texts().expression(tokens, condition), true);
        } else if (holds == null) {
            throw new Undecidable("ASSERT checks something that can only be told at run time");
        } else if (!holds && run.rerun()) {
            throw SqlError.of("P0004", "assertion failed");
        }
    }

    private void raise(Plpgsql.Raise raise) {
        if (raise.exception()) {
            throw SqlError.of("P0001", "RAISE EXCEPTION " + shortened(tokens.text(raise.range())));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
