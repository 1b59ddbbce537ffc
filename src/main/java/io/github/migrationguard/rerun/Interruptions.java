package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.List;

/** Statements that do not run in a transaction and leave something behind when they are cut off in their middle. */
final class Interruptions {
    private Interruptions() {}

    static void find(List<Statement> statements, Hazards hazards) {
        for (Statement statement : statements) {
            Command command = statement.command();
            if (command instanceof Command.CreateIndex index && index.concurrently()) {
                build(statements, statement.number(), index, hazards);
            } else if (command instanceof Command.Alter alter && detaches(alter)) {
                hazards.add(
                        Hazard.Kind.INTERRUPTED,
                        statement.number(),
                        "55000",
                        "the partition is left pending detach, and DETACH is refused until it is finalized");
            }
        }
    }

    private static boolean detaches(Command.Alter alter) {
        for (AlterAction action : alter.actions()) {
            if (action instanceof AlterAction.DetachPartition detach && detach.concurrently()) {
                return true;
            }
        }
        return false;
    }

    /** An interrupted CREATE INDEX CONCURRENTLY leaves an INVALID index of that name. */
    private static void build(List<Statement> statements, int number, Command.CreateIndex index, Hazards hazards) {
        if (index.name() == null) {
            String detail = "an INVALID index is left, and the re-run builds a second one";
            hazards.add(Hazard.Kind.INTERRUPTED, number, null, detail);
        } else if (!dropsBefore(statements, number - 1, index.name().value())) {
            String detail = index.ifNotExists()
                    ? "an interrupted build leaves an INVALID index that IF NOT EXISTS accepts"
                    : "an interrupted build leaves an INVALID index, and the re-run finds the name taken";
            hazards.add(Hazard.Kind.INTERRUPTED, number, index.ifNotExists() ? null : "42P07", detail);
        }
    }

    private static boolean dropsBefore(List<Statement> statements, int last, String name) {
        for (int i = last; i >= 1; i--) {
            if (statements.get(i - 1).command() instanceof Command.Drop drop
                    && drop.ifExists()
                    && drop.objects().stream()
                            .anyMatch(object -> object.kind() == ObjectKind.INDEX
                                    && object.name().name().value().equals(name))) {
                return true;
            }
        }
        return false;
    }
}
