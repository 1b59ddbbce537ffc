package io.github.migrationguard.rerun;

import io.github.migrationguard.rerun.RowChange.Kind;
import io.github.migrationguard.rerun.RowChange.Repeat;
import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.PlpgsqlBody;
import io.github.migrationguard.sql.StatementParser;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.Plpgsql;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a data change sets off: triggers (PostgreSQL manual, chapter 39) and rules (chapter 41). */
final class Triggers {
    private final Interpreter interpreter;
    private final Run run;
    private final int depth;

    Triggers(Interpreter interpreter, int depth) {
        this.interpreter = interpreter;
        this.run = interpreter.context();
        this.depth = depth;
    }

    /**
     * Plays what fires on the event.
     *
     * @param touched whether the change may have met rows: row triggers fire only then
     */
    void fire(Key key, String event, boolean touched) {
        Entity table = run.catalog().find(key);
        if (table == null || table.kind() != ObjectKind.TABLE || run.session().isReplica()) {
            return;
        }
        boolean enabled = !"disabled".equals(table.setting("firing " + ObjectKind.TRIGGER));
        Parts parts = table.parts();
        for (int i = 0; i < parts.size(); i++) {
            Part.Kind kind = parts.name(i).kind();
            if (kind == Part.Kind.TRIGGER && enabled) {
                trigger(key, parts.value(i), event, touched);
            } else if (kind == Part.Kind.RULE && touched) {
                rule(parts.value(i), event);
            }
        }
    }

    private void trigger(Key table, PartValue trigger, String event, boolean touched) {
        String events = trigger.settings().get("events");
        boolean statement = !trigger.definition().toLowerCase(Locale.ROOT).contains("each row");
        boolean fires = events != null
                && events.contains(event)
                && !"disabled".equals(trigger.settings().get("firing"))
                && (touched || statement);
        Key function = trigger.uses().stream().findFirst().orElse(null);
        if (!fires || function == null) {
            return;
        }
        if (Routines.changesData(run, function)) {
            Routines.play(run, interpreter, function, depth);
        } else if (event.equals("UPDATE")) {
            countUp(table, function);
        }
    }

    /** {@code NEW.version := OLD.version + 1}: every UPDATE moves the value on. */
    private void countUp(Key key, Key function) {
        PlpgsqlBody body = Routines.readBody(run, function);
        Plpgsql.Block block = body == null ? null : body.block();
        if (body == null || block == null) {
            return;
        }
        for (Plpgsql statement : block.body()) {
            if (statement instanceof Plpgsql.Assign assign && grows(body.tokens(), assign)) {
                Entity table = run.catalog().find(key);
                if (table != null) {
                    run.catalog().put(key, table.withRows(table.rows().after(counted(assign), List.of())));
                }
            }
        }
    }

    private static boolean grows(Tokens tokens, Plpgsql.Assign assign) {
        String target = tokens.text(assign.target()).toLowerCase(Locale.ROOT);
        if (!target.startsWith("new.")) {
            return false;
        }
        String column = target.substring("new.".length());
        Expression value = ExpressionReader.read(tokens, assign.expression());
        return Repeatability.of(column, value, reference -> reference.column().equals(column)) == Repeat.DIFFERENT;
    }

    private RowChange counted(Plpgsql.Assign assign) {
        RowChange known = run.facts().known(assign);
        return known != null
                ? known
                : run.facts()
                        .keep(
                                assign,
                                new RowChange(
                                        Kind.UPDATE,
                                        Repeat.DIFFERENT,
                                        "a trigger computes a value from its old one on every UPDATE",
                                        null,
                                        null,
                                        Map.of(),
                                        List.of(),
                                        false,
                                        Map.of(),
                                        null,
                                        null));
    }

    /** ON event DO ALSO command: the command runs with every such change. */
    private void rule(PartValue rule, String event) {
        DataFacts.RuleText text = run.facts().rule(rule);
        if (text == null) {
            return;
        }
        Tokens tokens = text.tokens();
        TokenRange definition = text.rule().definition();
        boolean matches = false;
        for (int i = Math.max(0, definition.from() - 6); i < definition.to(); i++) {
            matches |= tokens.isWord(i, "on") && tokens.isWord(i + 1, event.toLowerCase(Locale.ROOT));
            if (tokens.isWord(i, "do")) {
                boolean also = tokens.isWord(i + 1, "also");
                int action = also || tokens.isWord(i + 1, "instead") ? i + 2 : i + 1;
                if (matches && !tokens.isWord(action, "nothing")) {
                    act(tokens, new TokenRange(action, definition.to()));
                }
                return;
            }
        }
    }

    private void act(Tokens tokens, TokenRange action) {
        if (tokens.isSymbol(action.from(), "(")) {
            throw new Undecidable("a rule of the table runs several commands");
        }
        interpreter.run(
                tokens,
                run.facts()
                        .commands(
                                action,
                                tokens,
                                () -> List.of(StatementParser.parse(tokens, action.from(), action.to())))
                        .get(0),
                depth + 1);
    }
}
