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

/** Takes a statement apart into its steps, in the order of the text. */
final class Steps {
    private final List<Step> found = new ArrayList<>();

    private Steps() {}

    static List<Step> of(Statement statement) {
        Steps steps = new Steps();
        steps.add(statement.tokens(), statement.command(), statement.range(), List.of());
        return steps.found;
    }

    private void add(Tokens tokens, Command command, TokenRange range, List<Plpgsql.Handler> handlers) {
        if (command instanceof Command.DoBlock block && block.language().equals("plpgsql")) {
            PlpgsqlBody body = PlpgsqlReader.read(tokens, block.body());
            if (body.block() != null) {
                add(body.tokens(), body.block(), handlers);
            }
        } else if (command instanceof Command.Alter alter) {
            for (AlterAction action : alter.actions()) {
                found.add(new Step(tokens, command, action, range, handlers));
            }
        }
        found.add(new Step(tokens, command, null, range, handlers));
    }

    private void add(Tokens tokens, Plpgsql statement, List<Plpgsql.Handler> handlers) {
        if (statement instanceof Plpgsql.Block block) {
            List<Plpgsql.Handler> around = new ArrayList<>(block.handlers());
            around.addAll(handlers);
            addAll(tokens, block.body(), around);
            block.handlers().forEach(handler -> addAll(tokens, handler.body(), handlers));
        } else if (statement instanceof Plpgsql.Sql sql) {
            add(tokens, sql.command(), sql.range(), handlers);
        } else if (statement instanceof Plpgsql.If choice) {
            choice.branches().forEach(branch -> addAll(tokens, branch.body(), handlers));
            addAll(tokens, choice.otherwise(), handlers);
        } else if (statement instanceof Plpgsql.Case choice) {
            choice.branches().forEach(branch -> addAll(tokens, branch.body(), handlers));
            addAll(tokens, choice.otherwise(), handlers);
        } else if (statement instanceof Plpgsql.Loop loop) {
            addAll(tokens, loop.body(), handlers);
        } else if (statement instanceof Plpgsql.Execute execute && execute.literal() != null) {
            for (Statement inner : Script.parse(execute.literal()).statements()) {
                add(inner.tokens(), inner.command(), inner.range(), handlers);
            }
        }
    }

    private void addAll(Tokens tokens, List<Plpgsql> statements, List<Plpgsql.Handler> handlers) {
        statements.forEach(statement -> add(tokens, statement, handlers));
    }
}
