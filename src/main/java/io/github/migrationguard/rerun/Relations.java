package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.ColumnDefinition;
import io.github.migrationguard.sql.ast.Command.CreateIndex;
import io.github.migrationguard.sql.ast.Command.CreateTable;
import io.github.migrationguard.sql.ast.Command.CreateTableAs;
import io.github.migrationguard.sql.ast.Command.CreateView;
import io.github.migrationguard.sql.ast.Command.IndexElement;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.Persistence;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CREATE of tables, indexes, views and materialized views. */
final class Relations {
    static final String INVALID = "invalid";
    private static final String READS = "reads";
    private static final String OUTPUT = "output";

    private Relations() {}

    static void table(Run run, Tokens tokens, CreateTable create) {
        Key key = run.names().newRelation(create.name(), create.persistence() == Persistence.TEMPORARY);
        if (taken(run, key, create.name(), create.ifNotExists())) {
            return;
        }
        QualifiedName partitioned = create.partitionOf();
        boolean typed = tokens.isWord(create.definition().from(), "of");
        boolean complete = create.likes().isEmpty() && create.inherits().isEmpty() && partitioned == null && !typed;
        Entity table = Entity.of(create.foreign() ? ObjectKind.FOREIGN_TABLE : ObjectKind.TABLE, shape(tokens, create));
        for (QualifiedName like : create.likes()) {
            Entity source = run.relation(run.names().relation(like), like);
            complete |= source.complete();
            table = copyColumns(table, source);
        }
        for (QualifiedName inherited : create.inherits()) {
            Key ancestor = run.names().relation(inherited);
            run.relation(ancestor, inherited);
            table = table.with(new Part(Part.Kind.PARENT, ancestor.shown()), PartValue.of("", Set.of(ancestor)));
        }
        if (partitioned != null) {
            Key parent = run.names().relation(partitioned);
            run.relation(parent, partitioned);
            table = table.withOwner(parent).with(new Part(Part.Kind.PARENT, parent.shown()), PartValue.of("partition"));
        }
        if (!complete) {
            table = table.incomplete();
        }
        Entity defaults = run.catalog().find(Key.global(ObjectKind.PARAMETER, "default privileges"));
        if (defaults != null) {
            table = table.withSetting(
                    "default privileges", defaults.parts().keySet().toString());
        }
        Map<Part, PartValue> columns = new LinkedHashMap<>();
        for (ColumnDefinition column : create.columns()) {
            column(run, tokens, key, column, columns);
        }
        run.catalog().put(key, table.with(columns));
        for (ColumnDefinition column : create.columns()) {
            Constraints.addOfColumn(run, tokens, key, column);
        }
        for (Constraint constraint : create.constraints()) {
            Constraints.add(run, tokens, key, constraint);
        }
    }

    /** What is left of the definition besides columns and constraints: UNLOGGED, PARTITION BY, WITH, bounds. */
    private static String shape(Tokens tokens, CreateTable create) {
        TokenRange definition = create.definition();
        int from = definition.from();
        if (tokens.isSymbol(from, "(")) {
            int nesting = 0;
            while (from < definition.to()) {
                if (tokens.isSymbol(from, "(")) {
                    nesting++;
                } else if (tokens.isSymbol(from, ")") && --nesting == 0) {
                    from++;
                    break;
                }
                from++;
            }
        }
        return create.persistence() + " " + tokens.text(new TokenRange(from, definition.to()));
    }

    private static Entity copyColumns(Entity table, Entity source) {
        Entity copy = table;
        for (Part part : source.parts().keySet()) {
            if (part.kind() == Part.Kind.COLUMN && source.part(part) != null) {
                copy = copy.with(part, PartValue.of(source.parts().get(part).definition()));
            }
        }
        return copy;
    }

    /** A column with its default, nullability and the sequence of a serial; its constraints come later. */
    static void column(Run run, Tokens tokens, Key table, ColumnDefinition column, Map<Part, PartValue> into) {
        String name = column.name().value();
        boolean serial = TypeNames.isSerial(column.typeText());
        PartValue value = PartValue.of(
                serial ? TypeNames.normal(column.typeText()) : column.typeText(), Uses.ofType(run, column.typeText()));
        boolean owned = serial;
        for (Constraint constraint : column.constraints()) {
            switch (constraint.kind()) {
                case NOT_NULL, PRIMARY_KEY -> value = value.withSetting("not null", "");
                case IDENTITY -> {
                    value = value.withSetting("identity", "").withSetting("not null", "");
                    owned = true;
                }
                case GENERATED ->
                    value = value.withSetting("generated", run.texts().text(tokens, constraint.expression()));
                case DEFAULT -> into.put(defaultOf(name), defaultValue(run, tokens, constraint.expression()));
                default -> {}
            }
        }
        if (owned) {
            String sequence = run.names().freeRelationName(table.schema(), table.name(), name, "seq");
            run.catalog()
                    .put(
                            Key.relation(table.schema(), sequence),
                            Entity.of(ObjectKind.SEQUENCE, name).withOwner(table));
            if (serial) {
                value = value.withSetting("not null", "");
                into.put(defaultOf(name), PartValue.of("nextval(" + sequence + ")"));
            }
        }
        into.put(Part.column(name), value);
    }

    /** The default is a part of its own: dropping what it uses with CASCADE removes the default, not the column. */
    static Part defaultOf(String column) {
        return Part.setting("default " + column);
    }

    static PartValue defaultValue(Run run, Tokens tokens, TokenRange expression) {
        return PartValue.of(run.texts().text(tokens, expression), Uses.ofExpression(run, tokens, expression));
    }

    static void tableAs(Run run, Tokens tokens, CreateTableAs create) {
        Key key = run.names().newRelation(create.name(), create.persistence() == Persistence.TEMPORARY);
        Queries.checkSources(run, tokens, create.query());
        if (taken(run, key, create.name(), create.ifNotExists())) {
            return;
        }
        ObjectKind kind = create.materialized() ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.TABLE;
        Entity entity = Entity.of(kind, run.texts().text(tokens, create.query()));
        List<String> output = create.columns().isEmpty()
                ? output(run, tokens, create.query())
                : create.columns().stream().map(Identifier::value).toList();
        if (output == null) {
            entity = entity.incomplete();
        } else {
            for (String column : output) {
                entity = entity.with(Part.column(column), PartValue.of("?"));
            }
        }
        if (create.materialized()) {
            entity = withQuery(run, tokens, key, entity, create.query());
        }
        Rows rows = create.withData() ? Queries.result(run, tokens, create.query(), create) : Rows.EMPTY;
        run.catalog().put(key, entity.withRows(rows));
    }

    static void refresh(Run run, Key key, Entity view) {
        run.catalog().put(key, view.withRows(Queries.refreshed(run, view)));
    }

    static void view(Run run, Tokens tokens, CreateView create) {
        Key key = run.names().newRelation(create.name(), create.temporary());
        Queries.checkSources(run, tokens, create.query());
        Entity before = run.catalog().find(key);
        List<String> output = create.columns().isEmpty()
                ? output(run, tokens, create.query())
                : create.columns().stream().map(Identifier::value).toList();
        if (before != null && !create.orReplace()) {
            throw SqlError.of("42P07", "relation \"" + create.name().name() + "\" already exists");
        }
        if (before != null && before.kind() != ObjectKind.VIEW && before.complete()) {
            throw SqlError.of("42809", "\"" + create.name().name() + "\" is not a view");
        }
        if (before != null && run.rerun()) {
            checkColumnsKept(before, output);
        }
        Entity view = before == null ? Entity.of(ObjectKind.VIEW, "") : before;
        view = withQuery(
                run, tokens, key, view.withDefinition(run.texts().text(tokens, create.query())), create.query());
        if (output != null) {
            view = view.withSetting(OUTPUT, String.join("\n", output));
        } else {
            view = view.without(Part.setting(OUTPUT)).incomplete();
        }
        run.catalog().put(key, view);
    }

    /** CREATE OR REPLACE VIEW may only add columns behind the old ones (PostgreSQL manual, CREATE VIEW). */
    private static void checkColumnsKept(Entity before, @Nullable List<String> output) {
        String old = before.setting(OUTPUT);
        if (old == null || output == null) {
            return;
        }
        List<String> columns = List.of(old.split("\n"));
        if (output.size() < columns.size()) {
            throw SqlError.of("42P16", "cannot drop columns from view");
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equals(output.get(i))) {
                throw SqlError.of(
                        "42P16",
                        "cannot change name of view column \"" + columns.get(i) + "\" to \"" + output.get(i) + "\"");
            }
        }
    }

    private static Entity withQuery(Run run, Tokens tokens, Key own, Entity view, TokenRange query) {
        Set<Key> uses = Uses.ofQuery(run, tokens, query);
        uses.remove(own);
        return view.withUses(uses).withSetting(READS, run.texts().joinedWords(tokens, query));
    }

    /** Whether a view or policy's text names the column, or all columns. */
    static boolean reads(@Nullable String words, String column) {
        return words != null && (words.contains(" " + column + " ") || words.contains(" * "));
    }

    static @Nullable String readsOf(Entity view) {
        return view.setting(READS);
    }

    /** Names of a query's output columns, or null where they can't be told without knowing all tables. */
    private static @Nullable List<String> output(Run run, Tokens tokens, TokenRange query) {
        QueryShape shape = run.texts().shape(tokens, query);
        if (shape.items().isEmpty()) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (TokenRange item : shape.items()) {
            int last = item.to() - 1;
            if (tokens.isSymbol(last, "*")) {
                List<String> all = allColumns(run, tokens, shape);
                if (all == null || shape.items().size() > 1) {
                    return null;
                }
                names.addAll(all);
                continue;
            }
            if (item.to() - item.from() > 1 && tokens.isWord(last - 1, "as")) {
                names.add(Queries.nameAt(tokens, last));
                continue;
            }
            String implicit = implicitName(run.texts().expression(tokens, item));
            if (implicit == null) {
                return null;
            }
            names.add(implicit);
        }
        return names;
    }

    private static @Nullable List<String> allColumns(Run run, Tokens tokens, QueryShape shape) {
        List<QueryReader.Source> sources = QueryReader.sources(tokens, shape.from());
        if (sources.size() != 1 || !shape.ctes().isEmpty()) {
            return null;
        }
        Entity source = run.catalog().find(run.names().relation(sources.get(0).table()));
        if (source == null || !source.complete() || source.kind() == ObjectKind.VIEW) {
            return null;
        }
        return source.columns();
    }

    private static @Nullable String implicitName(Expression item) {
        if (item instanceof Expression.Column column) {
            return column.column();
        }
        if (item instanceof Expression.Call call) {
            return call.name();
        }
        if (item instanceof Expression.Cast cast) {
            return implicitName(cast.operand());
        }
        if (item instanceof Expression.Case) {
            return "case";
        }
        return null;
    }

    static void index(Run run, Tokens tokens, CreateIndex create) {
        Key table = run.names().relation(create.table());
        if (create.concurrently()) {
            requireNoTransaction(run, "CREATE INDEX CONCURRENTLY");
        }
        Entity entity = run.relation(table, create.table());
        Identifier name = create.name();
        String chosen = name != null ? name.value() : chosenName(run, table, create);
        Key key = Key.relation(table.schema(), chosen);
        if (taken(run, key, QualifiedName.of(null, chosen), create.ifNotExists())) {
            return;
        }
        Set<String> columns = new HashSet<>();
        for (IndexElement element : create.elements()) {
            Identifier column = element.column();
            if (column != null) {
                requireColumn(entity, create.table(), column.value());
                columns.add(column.value());
            } else {
                columns.addAll(run.texts().words(tokens, element.range()));
            }
        }
        columns.addAll(run.texts().words(tokens, create.where()));
        Entity index = Entity.of(ObjectKind.INDEX, run.texts().text(tokens, create.definition()))
                .withOwner(table)
                .withUses(Uses.ofExpression(run, tokens, create.definition()))
                .withSetting(READS, " " + String.join(" ", columns) + " ");
        if (create.unique()
                && create.where().isEmpty()
                && create.elements().stream().allMatch(e -> e.column() != null)) {
            index = index.withSetting(
                    Constraints.UNIQUE_COLUMNS,
                    create.elements().stream().map(IndexElement::implicitName).collect(Collectors.joining(",")));
        }
        run.catalog().put(key, index);
    }

    private static String chosenName(Run run, Key table, CreateIndex create) {
        String columns =
                create.elements().stream().map(IndexElement::implicitName).collect(Collectors.joining("_"));
        return run.names().freeRelationName(table.schema(), table.name(), columns, "idx");
    }

    static void requireColumn(Entity table, QualifiedName name, String column) {
        if (!table.isView() && table.presence(Part.column(column)) == Presence.ABSENT && !isSystemColumn(column)) {
            throw SqlError.missing(
                    "42703", "column \"" + column + "\" of relation \"" + name.name() + "\" does not exist");
        }
    }

    private static boolean isSystemColumn(String column) {
        return switch (column) {
            case "ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid" -> true;
            default -> false;
        };
    }

    /** CONCURRENTLY and its like refuse to run in a transaction block. */
    static void requireNoTransaction(Run run, String command) {
        if (run.session().inTransaction()) {
            throw SqlError.of("25001", command + " cannot run inside a transaction block");
        }
    }

    private static boolean taken(Run run, Key key, QualifiedName name, boolean ifNotExists) {
        return Creation.taken(run, key, ifNotExists, "42P07", "relation", name.name());
    }
}
