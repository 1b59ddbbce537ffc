package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.ast.Plpgsql;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement inside a DO block whose handler names another error than the one that is raised. */
final class GuardMissesError implements Rule {
    @Override
    public String id() {
        return "guard-misses-error";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        Surroundings around = trouble.step().around();
        if (around == null
                || around.handlers().isEmpty()
                || !trouble.stops()
                || trouble.sqlState().equals("P0001")) {
            return null;
        }
        Set<String> caught = new LinkedHashSet<>();
        for (Plpgsql.Handler handler : around.handlers()) {
            caught.addAll(handler.conditions());
        }
        String raised = Guards.condition(trouble.sqlState());
        String reason = "The block catches " + String.join(", ", caught) + ", but this raises " + raised + " ("
                + trouble.sqlState() + ").";
        return trouble.stopping(reason, cure(trouble, around, raised));
    }

    private static Cure cure(Trouble trouble, Surroundings around, String raised) {
        Step step = trouble.step();
        String clause = "WHEN " + raised + " THEN NULL;";
        Cure own = trouble.is(Hazard.Kind.FAILS) ? Guards.ownGuard(step) : null;
        if (own != null) {
            return own.remark("or catch the error that is really raised: " + clause);
        }
        Edit handler = around.isHarmless() ? Handlers.alsoCatching(step, raised) : null;
        if (handler != null) {
            return new Cure(clause, "", List.of(handler), true);
        }
        Cure caught = Guards.caught(step, trouble.sqlState());
        return caught != null ? caught : Cure.words("Catch the error that is really raised: " + clause);
    }
}
