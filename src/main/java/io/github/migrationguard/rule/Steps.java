package io.github.migrationguard.rule;

import io.github.migrationguard.sql.PlpgsqlBody;
import io.github.migrationguard.sql.PlpgsqlReader;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Plpgsql;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a statement apart into its steps, in the order of the text; the statement as a whole comes last. */
final class Steps {
    private final List<Step> found = new ArrayList<>();

    private Steps() {}

    static List<Step> of(Statement statement) {
        Steps steps = new Steps();
        steps.add(statement.tokens(), statement.command(), statement.range(), null);
        return steps.found;
    }

    private void add(Tokens tokens, Command command, TokenRange range, @Nullable Surroundings around) {
        if (command instanceof Command.DoBlock block && block.language().equals("plpgsql")) {
            PlpgsqlBody body = PlpgsqlReader.read(tokens, block.body());
            if (body.block() != null) {
                add(body.tokens(), body.block(), Surroundings.NONE);
            }
        } else if (command instanceof Command.Alter alter) {
            for (AlterAction action : alter.actions()) {
                found.add(new Step(tokens, command, action, range, around));
            }
        }
        found.add(new Step(tokens, command, null, range, around));
    }

    private void add(Tokens tokens, Plpgsql statement, Surroundings around) {
        if (statement instanceof Plpgsql.Block block) {
            addAll(tokens, block.body(), around.inside(block));
            for (Plpgsql.Handler handler : block.handlers()) {
                addAll(tokens, handler.body(), around);
            }
        } else if (statement instanceof Plpgsql.Sql sql) {
            add(tokens, sql.command(), sql.range(), around);
        } else if (statement instanceof Plpgsql.If choice) {
            for (Plpgsql.Branch branch : choice.branches()) {
                addAll(tokens, branch.body(), around.under(tokens.text(branch.condition())));
            }
            addAll(tokens, choice.otherwise(), around);
        } else if (statement instanceof Plpgsql.Case choice) {
            for (Plpgsql.Branch branch : choice.branches()) {
                addAll(tokens, branch.body(), around);
            }
            addAll(tokens, choice.otherwise(), around);
        } else if (statement instanceof Plpgsql.Loop loop) {
            addAll(tokens, loop.body(), around);
        } else if (statement instanceof Plpgsql.Execute execute && execute.literal() != null) {
            for (Statement inner : Script.parse(execute.literal()).statements()) {
                add(inner.tokens(), inner.command(), inner.range(), around);
            }
        }
    }

    private void addAll(Tokens tokens, List<Plpgsql> statements, Surroundings around) {
        for (Plpgsql statement : statements) {
            add(tokens, statement, around);
        }
    }
}
