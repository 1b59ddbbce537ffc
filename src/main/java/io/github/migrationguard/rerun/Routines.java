package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.PlpgsqlBody;
import io.github.migrationguard.sql.PlpgsqlReader;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.StringLiterals;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.CreateRoutine;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.Plpgsql;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions and procedures: found by name, played by their bodies. */
final class Routines {
    /** Calls inside calls that are followed. */
    private static final int DEEPEST = 8;

    private Routines() {}

    /** All known overloads of the function named at a token. */
    static List<Key> named(Run run, Tokens tokens, int token) {
        String schema = Queries.schemaOf(tokens, token);
        return named(run, QualifiedName.of(schema, Queries.nameAt(tokens, token)));
    }

    static List<Key> named(Run run, QualifiedName name) {
        List<Key> found = new ArrayList<>();
        List<String> schemas = name.schema() == null
                ? run.session().searchPath()
                : List.of(name.schema().value());
        for (String schema : schemas) {
            for (Key key : run.catalog().overloads(schema, name.name().value())) {
                if (run.catalog().presence(key) == Presence.PRESENT) {
                    found.add(key);
                }
            }
        }
        return found;
    }

    /** The function of a trigger: it has no arguments. */
    static @Nullable Key triggerFunction(Run run, QualifiedName name) {
        Key key = run.names().existing(ObjectKind.FUNCTION, Names.withSignature(name, List.of()));
        return run.catalog().presence(key) == Presence.PRESENT ? key : null;
    }

    /**
     * Plays the body of a routine.
     *
     * @throws Undecidable where the body is not known or not readable
     */
    static void play(Run run, Interpreter interpreter, Key key, int depth) {
        Entity routine = run.catalog().find(key);
        DataFacts.Body body = routine == null ? null : run.facts().body(routine);
        if (body == null || depth > DEEPEST) {
            throw new Undecidable("the body of " + key.shown() + " is not known");
        }
        CreateRoutine create = body.routine();
        String language = create.language();
        if (create.body() < 0 || language == null) {
            throw new Undecidable("the body of " + key.shown() + " can't be read");
        }
        switch (language) {
            case "plpgsql" -> {
                PlpgsqlBody block = run.facts().block(create, () -> PlpgsqlReader.read(body.tokens(), create.body()));
                Plpgsql.Block readable = block == null ? null : block.block();
                if (block == null || readable == null) {
                    throw new Undecidable("the body of " + key.shown() + " can't be read");
                }
                new Blocks(interpreter, block.tokens(), depth + 1).play(readable);
            }
            case "sql" -> {
                Script script = run.facts()
                        .script(create, () -> Script.parse(StringLiterals.decode(body.tokens(), create.body())));
                for (Statement statement : script.statements()) {
                    interpreter.run(statement.tokens(), statement.command(), depth + 1);
                }
            }
            default -> throw new Undecidable("the body of " + key.shown() + " is written in " + language);
        }
    }

    /** The readable body of a PL/pgSQL routine; null where it is not known. */
    static @Nullable PlpgsqlBody readBody(Run run, Key key) {
        Entity routine = run.catalog().find(key);
        DataFacts.Body body = routine == null ? null : run.facts().body(routine);
        if (body == null
                || body.routine().body() < 0
                || !"plpgsql".equals(body.routine().language())) {
            return null;
        }
        return run.facts()
                .block(
                        body.routine(),
                        () -> PlpgsqlReader.read(body.tokens(), body.routine().body()));
    }

    /** Whether playing the routine could change rows or objects: false for one that only looks or sets NEW. */
    static boolean changesData(Run run, Key key) {
        PlpgsqlBody body = readBody(run, key);
        Plpgsql.Block block = body == null ? null : body.block();
        return body != null && (block == null || changes(block));
    }

    private static boolean changes(Plpgsql statement) {
        if (statement instanceof Plpgsql.Block block) {
            return anyChanges(block.body())
                    || block.handlers().stream().anyMatch(handler -> anyChanges(handler.body()));
        }
        if (statement instanceof Plpgsql.Sql sql) {
            return !(sql.command() instanceof Command.Query);
        }
        if (statement instanceof Plpgsql.If choice) {
            return anyChanges(choice.otherwise())
                    || choice.branches().stream().anyMatch(branch -> anyChanges(branch.body()));
        }
        if (statement instanceof Plpgsql.Case choice) {
            return anyChanges(choice.otherwise())
                    || choice.branches().stream().anyMatch(branch -> anyChanges(branch.body()));
        }
        if (statement instanceof Plpgsql.Loop loop) {
            return anyChanges(loop.body());
        }
        if (statement instanceof Plpgsql.Execute) {
            return true;
        }
        if (statement instanceof Plpgsql.EndTransaction) {
            return false;
        }
        if (statement instanceof Plpgsql.Raise) {
            return false;
        }
        if (statement instanceof Plpgsql.Assign) {
            return false;
        }
        if (statement instanceof Plpgsql.Return) {
            return false;
        }
        if (statement instanceof Plpgsql.Leave) {
            return false;
        }
        if (statement instanceof Plpgsql.Quiet) {
            return false;
        }
        throw new AssertionError(statement);
    }

    private static boolean anyChanges(List<Plpgsql> statements) {
        return statements.stream().anyMatch(Routines::changes);
    }
}
