package io.github.migrationguard.rerun;

import io.github.migrationguard.rerun.RowChange.Kind;
import io.github.migrationguard.rerun.RowChange.Repeat;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.Copy;
import io.github.migrationguard.sql.ast.Command.Delete;
import io.github.migrationguard.sql.ast.Command.Insert;
import io.github.migrationguard.sql.ast.Command.Merge;
import io.github.migrationguard.sql.ast.Command.Truncate;
import io.github.migrationguard.sql.ast.Command.Update;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** INSERT, UPDATE, DELETE, MERGE, COPY and TRUNCATE: their effect on the rows of tables. */
final class DataChanges {
    private final Interpreter interpreter;
    private final Run run;
    private final Tokens tokens;
    private final int depth;
    private final boolean inLoop;
    private final Triggers triggers;

    DataChanges(Interpreter interpreter, Tokens tokens, int depth, boolean inLoop) {
        this.interpreter = interpreter;
        this.run = interpreter.context();
        this.tokens = tokens;
        this.depth = depth;
        this.inLoop = inLoop;
        this.triggers = new Triggers(interpreter, depth);
    }

    void insert(Insert insert) {
        withList(insert.with());
        Key key = run.names().relation(insert.table());
        Entity table = run.relation(key, insert.table());
        Queries.checkSources(run, tokens, insert.rows());
        if (insert.source() == Insert.Source.QUERY && depth == 0) {
            Queries.checkColumns(run, tokens, insert.rows());
        }
        for (Identifier column : insert.columns()) {
            Relations.requireColumn(table, insert.table(), column.value());
        }
        RowChange change = run.facts().known(insert);
        if (change == null) {
            change = run.facts().keep(insert, Insertions.read(run, tokens, insert, key, table));
        }
        TokenRange rows = insert.source() == Insert.Source.QUERY ? insert.rows() : TokenRange.EMPTY;
        List<Rows> inputs = rows.isEmpty() ? List.of() : otherInputs(rows, insert.table());
        apply(key, insert.table(), change, inputs, "INSERT");
    }

    void update(Update update) {
        withList(update.with());
        Key key = run.names().relation(update.table());
        Entity table = run.relation(key, update.table());
        checkColumns(table, update);
        TokenRange read = run.texts().range(update, () -> spanning(update.set(), update.from(), update.where()));
        checkOtherSources(read);
        RowChange change = run.facts().ofUpdate(tokens, update, inLoop);
        apply(key, update.table(), change, otherInputs(read, update.table()), "UPDATE");
    }

    void delete(Delete delete) {
        withList(delete.with());
        Key key = run.names().relation(delete.table());
        Entity table = run.relation(key, delete.table());
        checkReadColumns(table, delete.table(), run.facts().ofDelete(tokens, delete, inLoop));
        TokenRange read = run.texts().range(delete, () -> spanning(delete.using(), delete.using(), delete.where()));
        checkOtherSources(read);
        RowChange change = run.facts().ofDelete(tokens, delete, inLoop);
        if (delete.where().isEmpty() && delete.using().isEmpty()) {
            put(key, Rows.EMPTY);
            triggers.fire(key, "DELETE", true);
            return;
        }
        apply(key, delete.table(), change, otherInputs(read, delete.table()), "DELETE");
    }

    void merge(Merge merge) {
        withList(merge.with());
        Key key = run.names().relation(merge.table());
        run.relation(key, merge.table());
        checkOtherSources(merge.body());
        apply(key, merge.table(), run.facts().ofMerge(tokens, merge), List.of(), "UPDATE");
    }

    void copy(Copy copy) {
        QualifiedName name = copy.table();
        if (name == null || !copy.from()) {
            return;
        }
        Key key = run.names().relation(name);
        Entity table = run.relation(key, name);
        for (Identifier column : copy.columns()) {
            Relations.requireColumn(table, name, column.value());
        }
        RowChange change = run.facts().known(copy);
        if (change == null) {
            change = run.facts().keep(copy, loaded(key, table, copy));
        }
        apply(key, name, change, List.of(), "INSERT");
    }

    private RowChange loaded(Key key, Entity table, Copy copy) {
        List<String> columns = copy.columns().stream().map(Identifier::value).toList();
        boolean keyed = Constraints.uniqueKeys(run, key, table).stream()
                .anyMatch(unique -> columns.isEmpty() || columns.containsAll(unique));
        return new RowChange(
                Kind.INSERT,
                Repeat.DIFFERENT,
                keyed ? "23505" : "the rows are loaded again",
                Set.of(),
                Set.of(),
                Map.of(),
                List.of(),
                false,
                Map.of(),
                null,
                null);
    }

    void truncate(Truncate truncate) {
        for (QualifiedName name : truncate.tables()) {
            Key key = run.names().relation(name);
            run.relation(key, name);
            put(key, Rows.EMPTY);
        }
    }

    private void withList(TokenRange with) {
        if (with.isEmpty()) {
            return;
        }
        List<QueryShape.Cte> ctes = QueryReader.ctes(tokens, with);
        for (Command command : run.facts().commands(with, tokens, () -> Queries.changes(tokens, ctes))) {
            interpreter.run(tokens, command, depth);
        }
    }

    private void checkColumns(Entity table, Update update) {
        RowChange change = run.facts().ofUpdate(tokens, update, inLoop);
        if (change.writes != null) {
            for (String column : change.writes) {
                Relations.requireColumn(table, update.table(), column);
            }
        }
        if (update.from().isEmpty()) {
            checkReadColumns(table, update.table(), change);
        }
    }

    /** A column that the table certainly had is gone: 42703. Names that never were columns may be variables. */
    private void checkReadColumns(Entity table, QualifiedName name, RowChange change) {
        if (!run.rerun() || change.reads == null || depth > 0) {
            return;
        }
        for (String column : change.reads) {
            if (!column.equals("*") && !column.equals(name.name().value())) {
                Relations.requireColumn(table, name, column);
            }
        }
    }

    /** From the first to the last token of three ranges in order, empty ones left out. */
    private static TokenRange spanning(TokenRange first, TokenRange second, TokenRange third) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (TokenRange range : List.of(first, second, third)) {
            if (!range.isEmpty()) {
                from = Math.min(from, range.from());
                to = Math.max(to, range.to());
            }
        }
        return to == 0 ? TokenRange.EMPTY : new TokenRange(from, to);
    }

    private void checkOtherSources(TokenRange read) {
        Queries.checkSources(run, tokens, read);
    }

    private List<Rows> otherInputs(TokenRange read, QualifiedName own) {
        List<Rows> inputs = new ArrayList<>();
        for (QualifiedName name : run.texts().relations(tokens, read)) {
            if (!name.name().value().equals(own.name().value())) {
                Entity entity = run.catalog().find(run.names().relation(name));
                inputs.add(entity == null ? Rows.UNKNOWN : entity.rows());
            }
        }
        return inputs;
    }

    private void apply(Key key, QualifiedName name, RowChange change, List<Rows> inputs, String event) {
        Entity table = run.catalog().find(key);
        if (table == null) {
            return;
        }
        boolean refused = change.why.equals("23505") && change.repeat == Repeat.DIFFERENT;
        boolean again = run.rerun()
                && (refused || change.repeat == Repeat.SAME)
                && table.rows().contains(change);
        if (again && refused) {
            throw SqlError.of("23505", "duplicate key value violates a unique constraint of \"" + name.name() + "\"");
        }
        Rows after = after(run, table.rows(), change, inputs);
        boolean touched = !again || after != table.rows() || isUnconditional(change);
        put(key, after);
        triggers.fire(key, event, touched);
    }

    /** An UPDATE without a condition that its own work makes false writes its rows again, and triggers fire again. */
    private static boolean isUnconditional(RowChange change) {
        if (change.kind != Kind.UPDATE) {
            return false;
        }
        for (RowChange.Condition condition : change.conditions) {
            String written = change.constants.get(condition.column());
            if (written != null && !condition.values().contains(written)) {
                return false;
            }
        }
        return change.conditionsComplete && !change.isDoneOnce();
    }

    private void put(Key key, Rows rows) {
        Entity table = run.catalog().find(key);
        if (table != null) {
            run.catalog().put(key, table.withRows(rows));
        }
    }

    /** The rows after a change; the same value where a repetition changes nothing. */
    static Rows after(Run run, Rows rows, RowChange change, List<Rows> inputs) {
        if (change.kind != Kind.INSERT && rows.isEmpty()) {
            return rows;
        }
        if (change.kind == Kind.DELETE) {
            return afterDelete(rows, change, inputs);
        }
        if (!run.rerun() || change.repeat != Repeat.SAME || !rows.contains(change)) {
            return rows.after(change, inputs);
        }
        if (rows.isDisturbed(change)) {
            return rows.after(change, inputs);
        }
        return sameInputs(rows.inputsOf(change), inputs, change.kind == Kind.INSERT)
                ? rows
                : rows.after(change, inputs);
    }

    private static boolean sameInputs(List<Rows> then, List<Rows> now, boolean updated) {
        if (then.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < then.size(); i++) {
            boolean same = now.get(i).onlyLost(then.get(i), updated)
                    || now.get(i).seenThrough(null).equals(then.get(i).seenThrough(null));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private static Rows afterDelete(Rows rows, RowChange delete, List<Rows> inputs) {
        boolean again = rows.contains(delete);
        Set<RowChange> removed = new HashSet<>();
        List<RowChange> inserted = rows.insertions();
        if (inserted != null) {
            for (RowChange made : inserted) {
                Boolean matches = delete.matches(made);
                if (matches == null ? !again : matches) {
                    removed.add(made);
                }
            }
        }
        Rows left = removed.isEmpty() ? rows : rows.without(removed);
        return again && delete.repeat == Repeat.SAME && !left.isDisturbed(delete) ? left : left.after(delete, inputs);
    }
}
