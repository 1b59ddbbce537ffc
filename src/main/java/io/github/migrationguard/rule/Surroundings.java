package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.Plpgsql;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands around a step in a DO block.
 *
 * @param handlers those of the innermost block that has any
 * @param conditions of the branches it stands in, as written, outermost first
 */
record Surroundings(List<Plpgsql.Handler> handlers, List<String> conditions) {
    static final Surroundings NONE = new Surroundings(List.of(), List.of());

    Surroundings inside(Plpgsql.Block block) {
        return block.handlers().isEmpty() ? this : new Surroundings(block.handlers(), conditions);
    }

    Surroundings under(String condition) {
        List<String> more = new ArrayList<>(conditions);
        more.add(condition);
        return new Surroundings(handlers, more);
    }

    /** Whether the handlers do nothing but talk, so that they may as well catch one error more. */
    boolean isHarmless() {
        return handlers.stream()
                .flatMap(handler -> handler.body().stream())
                .allMatch(statement -> statement instanceof Plpgsql.Quiet
                        || (statement instanceof Plpgsql.Raise raise && !raise.exception()));
    }
}
