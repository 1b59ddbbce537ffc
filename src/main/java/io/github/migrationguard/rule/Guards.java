package io.github.migrationguard.rule;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways to make a statement pass where its work is done, as edits of its own text. */
final class Guards {
    /** PL/pgSQL's names of the errors that rules catch (PostgreSQL manual, appendix A). */
    private static final Map<String, String> CONDITIONS = Map.ofEntries(
            Map.entry("0A000", "feature_not_supported"),
            Map.entry("22023", "invalid_parameter_value"),
            Map.entry("23505", "unique_violation"),
            Map.entry("2BP01", "dependent_objects_still_exist"),
            Map.entry("3F000", "invalid_schema_name"),
            Map.entry("42701", "duplicate_column"),
            Map.entry("42703", "undefined_column"),
            Map.entry("42704", "undefined_object"),
            Map.entry("42710", "duplicate_object"),
            Map.entry("42723", "duplicate_function"),
            Map.entry("42809", "wrong_object_type"),
            Map.entry("42883", "undefined_function"),
            Map.entry("42P01", "undefined_table"),
            Map.entry("42P06", "duplicate_schema"),
            Map.entry("42P07", "duplicate_table"),
            Map.entry("42P16", "invalid_table_definition"),
            Map.entry("55000", "object_not_in_prerequisite_state"));

    private Guards() {}

    /** What WHEN names an error by. */
    static String condition(String sqlState) {
        return CONDITIONS.getOrDefault(sqlState, "SQLSTATE '" + sqlState + "'");
    }

    /** The step in a block that passes over one error; null where it can't stand in a block. */
    static @Nullable Cure caught(Step step, String sqlState) {
        return caught(step, List.of(), sqlState);
    }

    /** The step, changed, in a block that passes over one error; null where it can't stand in a block. */
    static @Nullable Cure caught(Step step, List<Edit> edits, String sqlState) {
        String margin = margin(step);
        String text = Edit.apply(step.tokens().text(), step.start(), step.end(), edits);
        return inBlock(
                step,
                "\n" + margin + "    " + text + ";\n" + margin + "EXCEPTION\n" + margin + "    WHEN "
                        + condition(sqlState) + " THEN NULL;\n" + margin);
    }

    /** A DO block that runs a statement and passes over one error. */
    static String block(String statement, String sqlState) {
        return "DO $$ BEGIN\n    " + statement + ";\nEXCEPTION\n    WHEN " + condition(sqlState)
                + " THEN NULL;\nEND $$;";
    }

    /** The step behind a condition; null where it can't stand in a block. */
    static @Nullable Cure onlyIf(Step step, String condition) {
        String margin = margin(step);
        if (step.around() != null) {
            String text = "IF " + condition + " THEN\n" + margin + "    " + step.text() + ";\n" + margin + "END IF";
            return canStandInBlock(step)
                    ? Cure.edit(step, new Edit(step.start(), step.end(), text)).asFragment()
                    : null;
        }
        return inBlock(
                step,
                "\n" + margin + "    IF " + condition + " THEN\n" + margin + "        " + step.text() + ";\n" + margin
                        + "    END IF;\n" + margin);
    }

    private static @Nullable Cure inBlock(Step step, String body) {
        if (!canStandInBlock(step)) {
            return null;
        }
        if (step.around() != null) {
            return Cure.edit(step, new Edit(step.start(), step.end(), "BEGIN" + body + "END"))
                    .asFragment();
        }
        String quote = step.text().contains("$$") ? "$guard$" : "$$";
        String text = "DO " + quote + " BEGIN" + body + "END " + quote;
        return Cure.edit(step, new Edit(step.start(), step.end(), text));
    }

    /** The white space before a step on its line. */
    private static String margin(Step step) {
        String text = step.tokens().text();
        int line = text.lastIndexOf('\n', step.start() - 1) + 1;
        String before = text.substring(line, step.start());
        return before.isBlank() ? before : "";
    }

    /** Whether a command may stand in a transaction and in PL/pgSQL. */
    private static boolean canStandInBlock(Step step) {
        Command command = step.command();
        if (step.action() instanceof AlterAction.DetachPartition detach && detach.concurrently()) {
            return false;
        }
        if (command instanceof Command.CreateOther create) {
            return !isOutsideTransactions(create.object().kind());
        }
        if (command instanceof Command.Drop drop) {
            return !drop.concurrently()
                    && !isOutsideTransactions(drop.objects().get(0).kind());
        }
        if (command instanceof Command.Copy copy) {
            return !copy.stdin();
        }
        boolean never = (command instanceof Command.CreateIndex create && create.concurrently())
                || command instanceof Command.Reindex
                || command instanceof Command.Utility
                || command instanceof Command.Transaction
                || command instanceof Command.AlterSystem
                || command instanceof Command.DoBlock
                || command instanceof Command.Query;
        return !never;
    }

    private static boolean isOutsideTransactions(ObjectKind kind) {
        return kind == ObjectKind.DATABASE || kind == ObjectKind.TABLESPACE || kind == ObjectKind.SUBSCRIPTION;
    }

    /** {@code IF NOT EXISTS} before a name. */
    static Cure ifNotExists(Step step, Place name) {
        return Cure.edit(step, Edit.insert(name.start(), "IF NOT EXISTS "));
    }

    /** The guard that the command itself offers; null where PostgreSQL has none for it. */
    static @Nullable Cure ownGuard(Step step) {
        Command command = step.command();
        if (step.action() instanceof AlterAction.AddColumn
                && command instanceof Command.Alter alter
                && alter.object().kind() != ObjectKind.TYPE) {
            return ActionGuards.all(step);
        }
        if (command instanceof Command.CreateTable create) {
            return ifNotExists(step, Place.of(create.name()));
        } else if (command instanceof Command.CreateIndex create && create.name() != null) {
            return ifNotExists(step, Place.of(create.name()));
        } else if (command instanceof Command.CreateSequence create) {
            return ifNotExists(step, Place.of(create.name()));
        } else if (command instanceof Command.CreateExtension create) {
            return ifNotExists(step, Place.of(create.name()));
        } else if (command instanceof Command.CreateView || command instanceof Command.CreateRoutine) {
            return orReplace(step);
        }
        return null;
    }

    /** The guard of a CREATE, whatever it creates; null where there is none. */
    static @Nullable Cure ofCreate(Step step) {
        Cure own = ownGuard(step);
        if (own != null) {
            return own;
        }
        Command command = step.command();
        boolean relation = command instanceof Command.CreateTableAs;
        boolean schema = command instanceof Command.CreateSchema;
        return caught(step, relation ? "42P07" : schema ? "42P06" : "42710");
    }

    /** {@code OR REPLACE} behind CREATE. */
    static Cure orReplace(Step step) {
        return Cure.edit(step, Edit.insert(step.tokens().end(step.range().from()), " OR REPLACE"));
    }

    /** The index of the first token behind CREATE, ALTER or DROP and the kind of object. */
    static int behindKind(Step step, ObjectKind kind) {
        Tokens tokens = step.tokens();
        int at = step.range().from() + 1;
        if (kind == ObjectKind.LANGUAGE && !tokens.isWord(at, "language")) {
            return at + 2;
        }
        return at + kind.words().split(" ", -1).length;
    }
}
