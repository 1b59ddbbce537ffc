package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement behind an IF whose condition looks for something else than what the statement makes. */
final class GuardChecksOtherObject implements Rule {
    private static final int LONGEST = 120;

    @Override
    public String id() {
        return "guard-checks-other-object";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        Surroundings around = trouble.step().around();
        if (around == null || around.conditions().isEmpty() || !trouble.stops() || trouble.isRaised()) {
            return null;
        }
        List<String> conditions = around.conditions();
        String condition = shown(conditions.get(conditions.size() - 1));
        String reason = "The condition around it still holds when its work is done: " + condition;
        Cure guarded = trouble.is(Hazard.Kind.FAILS) ? Guards.ownGuard(trouble.step()) : null;
        if (guarded == null) {
            guarded = Guards.caught(trouble.step(), trouble.sqlState());
        }
        return trouble.stopping(
                reason,
                guarded != null
                        ? guarded.remark("or let the condition look for exactly what this statement makes")
                        : Cure.words("Let the condition look for exactly what this statement makes."));
    }

    private static String shown(String condition) {
        String line = condition.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
    }
}
