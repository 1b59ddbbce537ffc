package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.ColumnDefinition;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Constraints of tables, with the names and indexes that PostgreSQL gives them. */
final class Constraints {
    static final String UNIQUE_COLUMNS = "unique";
    static final String KIND = "kind";

    private Constraints() {}

    /** The constraints written with a column. */
    static void addOfColumn(Run run, Tokens tokens, Key table, ColumnDefinition column) {
        for (Constraint constraint : column.constraints()) {
            switch (constraint.kind()) {
                case PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUDE -> add(run, tokens, table, constraint);
                default -> {}
            }
        }
    }

    /** Adds a constraint to a table that exists. */
    static void add(Run run, Tokens tokens, Key key, Constraint constraint) {
        Entity table = run.catalog().find(key);
        if (table == null) {
            return;
        }
        for (Identifier column : constraint.columns()) {
            Relations.requireColumn(table, QualifiedName.of(null, key.name()), column.value());
        }
        switch (constraint.kind()) {
            case PRIMARY_KEY, UNIQUE, EXCLUDE -> addWithIndex(run, tokens, key, table, constraint);
            case FOREIGN_KEY -> addForeignKey(run, tokens, key, table, constraint);
            case CHECK, NOT_NULL -> addCheck(run, tokens, key, table, constraint);
            default -> {}
        }
    }

    private static void addWithIndex(Run run, Tokens tokens, Key key, Entity table, Constraint constraint) {
        boolean primary = constraint.kind() == Constraint.Kind.PRIMARY_KEY;
        if (primary && primaryKey(table) != null) {
            throw SqlError.of("42P16", "multiple primary keys for table \"" + key.name() + "\" are not allowed");
        }
        Identifier given = constraint.name();
        Identifier existing = constraint.usingIndex();
        String name = given != null
                ? given.value()
                : existing != null ? existing.value() : chosenIndexName(run, tokens, key, constraint, primary);
        Part part = Part.constraint(name);
        if (existing != null) {
            adoptIndex(run, key, table, part, existing, constraint);
            return;
        }
        Key index = Key.relation(key.schema(), name);
        if (run.catalog().presence(index) == Presence.PRESENT) {
            throw SqlError.of("42P07", "relation \"" + name + "\" already exists");
        }
        if (table.presence(part) == Presence.PRESENT) {
            throw exists(name, key);
        }
        run.catalog()
                .put(
                        index,
                        Entity.of(ObjectKind.INDEX, "constraint").withOwner(key).withSetting("constraint", name));
        Entity changed = table.with(part, value(run, tokens, constraint, Set.of()));
        if (primary) {
            for (Identifier column : constraint.columns()) {
                changed = changed.change(Part.column(column.value()), value -> value.withSetting("not null", ""));
            }
        }
        run.catalog().put(key, changed);
    }

    private static String chosenIndexName(Run run, Tokens tokens, Key key, Constraint constraint, boolean primary) {
        String columns = primary ? "" : joined(constraint.columns(), "_");
        if (constraint.kind() == Constraint.Kind.EXCLUDE) {
            columns = excluded(tokens, constraint);
        }
        String label = primary ? "pkey" : constraint.kind() == Constraint.Kind.UNIQUE ? "key" : "excl";
        return run.names().freeRelationName(key.schema(), key.name(), columns, label);
    }

    /** The plain columns of an EXCLUDE constraint's elements, as its name is made of them. */
    private static String excluded(Tokens tokens, Constraint constraint) {
        List<String> names = new ArrayList<>();
        for (TokenRange element : ExpressionReader.split(tokens, constraint.expression())) {
            boolean expression = tokens.isSymbol(element.from(), "(") || tokens.isSymbol(element.from() + 1, "(");
            names.add(expression ? "expr" : Queries.nameAt(tokens, element.from()));
        }
        return String.join("_", names);
    }

    /** ADD .. USING INDEX: the index becomes the constraint's and takes its name. */
    private static void adoptIndex(
            Run run, Key key, Entity table, Part part, Identifier existing, Constraint constraint) {
        Key index = Key.relation(key.schema(), existing.value());
        Entity adopted = run.existing(index, ObjectKind.INDEX);
        if (adopted == null) {
            throw SqlError.missing("42704", "index \"" + existing + "\" does not exist");
        }
        if (adopted.setting("constraint") != null && run.rerun()) {
            throw SqlError.of("55000", "index \"" + existing + "\" is already associated with a constraint");
        }
        run.catalog().remove(index);
        run.catalog().put(index.renamed(part.name()), adopted.withOwner(key).withSetting("constraint", part.name()));
        String columns = adopted.setting(UNIQUE_COLUMNS);
        run.catalog()
                .put(
                        key,
                        table.with(
                                part,
                                PartValue.of("using index")
                                        .withSetting(KIND, constraint.kind().name())
                                        .withSetting("columns", columns == null ? "" : columns)));
    }

    private static void addForeignKey(Run run, Tokens tokens, Key key, Entity table, Constraint constraint) {
        QualifiedName referenced = constraint.references();
        if (referenced == null) {
            return;
        }
        Key target = run.names().relation(referenced);
        Entity parent = run.relation(target, referenced);
        for (Identifier column : constraint.referencedColumns()) {
            if (parent.presence(Part.column(column.value())) == Presence.ABSENT) {
                throw SqlError.missing(
                        "42703", "column \"" + column + "\" referenced in foreign key constraint does not exist");
            }
        }
        Identifier given = constraint.name();
        String name = given != null ? given.value() : free(run, table, key, joined(constraint.columns(), "_"), "fkey");
        if (table.presence(Part.constraint(name)) == Presence.PRESENT) {
            throw exists(name, key);
        }
        Set<Key> uses = Set.of();
        if (!target.equals(key)) {
            Key index = referencedIndex(target, parent, constraint);
            uses = index == null ? Set.of(target) : Set.of(target, index);
        }
        Entity current = run.catalog().find(key);
        run.catalog()
                .put(
                        key,
                        (current == null ? table : current)
                                .with(Part.constraint(name), value(run, tokens, constraint, uses)));
    }

    /** The index of the unique or primary key that a foreign key leans on. */
    private static @Nullable Key referencedIndex(Key target, Entity parent, Constraint constraint) {
        String columns = joined(constraint.referencedColumns(), ",");
        Parts parts = parent.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.name(i).kind() != Part.Kind.CONSTRAINT) {
                continue;
            }
            String kind = parts.value(i).settings().get(KIND);
            boolean fits = columns.isEmpty()
                    ? Constraint.Kind.PRIMARY_KEY.name().equals(kind)
                    : (Constraint.Kind.PRIMARY_KEY.name().equals(kind)
                                    || Constraint.Kind.UNIQUE.name().equals(kind))
                            && columns.equals(parts.value(i).settings().get("columns"));
            if (fits) {
                return Key.relation(target.schema(), parts.name(i).name());
            }
        }
        return null;
    }

    private static void addCheck(Run run, Tokens tokens, Key key, Entity table, Constraint constraint) {
        Identifier given = constraint.name();
        boolean check = constraint.kind() == Constraint.Kind.CHECK;
        if (given == null && !check) {
            Entity changed = table;
            for (Identifier column : constraint.columns()) {
                changed = changed.change(Part.column(column.value()), value -> value.withSetting("not null", ""));
            }
            run.catalog().put(key, changed);
            return;
        }
        String name = given != null
                ? given.value()
                : free(run, table, key, checkedColumn(run, tokens, table, constraint), "check");
        if (table.presence(Part.constraint(name)) == Presence.PRESENT) {
            throw exists(name, key);
        }
        Set<Key> uses = Uses.ofExpression(run, tokens, constraint.expression());
        run.catalog().put(key, table.with(Part.constraint(name), value(run, tokens, constraint, uses)));
    }

    /** PostgreSQL puts the column into a CHECK's name where the expression names exactly one. */
    private static String checkedColumn(Run run, Tokens tokens, Entity table, Constraint constraint) {
        if (!constraint.columns().isEmpty()) {
            return constraint.columns().get(0).value();
        }
        List<String> columns = new ArrayList<>();
        for (String word : run.texts().words(tokens, constraint.expression())) {
            if (table.part(Part.column(word)) != null) {
                columns.add(word);
            }
        }
        return columns.size() == 1 ? columns.get(0) : "";
    }

    /** Where no constraint of the schema has the name yet (ChooseConstraintName): tables meet only in cut names. */
    private static String free(Run run, Entity table, Key key, String columns, String label) {
        for (int number = 0; ; number++) {
            String name = Names.objectName(key.name(), columns, number == 0 ? label : label + number);
            boolean cut = !name.startsWith(key.name() + "_" + columns);
            if (table.presence(Part.constraint(name)) != Presence.PRESENT
                    && !(cut && isUsed(run, key.schema(), name))) {
                return name;
            }
        }
    }

    private static boolean isUsed(Run run, String schema, String constraint) {
        boolean[] used = {false};
        run.catalog()
                .forEach((key, entity) ->
                        used[0] |= key.schema().equals(schema) && entity.part(Part.constraint(constraint)) != null);
        return used[0];
    }

    private static PartValue value(Run run, Tokens tokens, Constraint constraint, Set<Key> uses) {
        PartValue value = PartValue.of(body(run, tokens, constraint), uses)
                .withSetting(KIND, constraint.kind().name())
                .withSetting("columns", columnsOf(run, tokens, constraint));
        return constraint.notValid() ? value.withSetting("not valid", "") : value;
    }

    /** The columns that the constraint goes with: of a CHECK all words of its expression, columns or not. */
    private static String columnsOf(Run run, Tokens tokens, Constraint constraint) {
        return constraint.kind() == Constraint.Kind.CHECK
                ? String.join(",", run.texts().words(tokens, constraint.expression()))
                : joined(constraint.columns(), ",");
    }

    /** The definition without its name, so that a renamed constraint is still the same. */
    private static String body(Run run, Tokens tokens, Constraint constraint) {
        return constraint.kind() + " " + joined(constraint.columns(), ",") + " "
                + run.texts().text(tokens, constraint.expression()) + " " + constraint.references() + " "
                + joined(constraint.referencedColumns(), ",");
    }

    static @Nullable String primaryKey(Entity table) {
        Parts parts = table.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.name(i).kind() == Part.Kind.CONSTRAINT
                    && Constraint.Kind.PRIMARY_KEY
                            .name()
                            .equals(parts.value(i).settings().get(KIND))) {
                return parts.name(i).name();
            }
        }
        return null;
    }

    /** Whether the constraint has an index of its name. */
    static boolean hasIndex(PartValue constraint) {
        String kind = constraint.settings().get(KIND);
        return Constraint.Kind.PRIMARY_KEY.name().equals(kind)
                || Constraint.Kind.UNIQUE.name().equals(kind)
                || Constraint.Kind.EXCLUDE.name().equals(kind);
    }

    /** Column lists of the table's primary key, unique constraints and plain unique indexes. */
    static List<List<String>> uniqueKeys(Run run, Key key, Entity table) {
        List<List<String>> keys = new ArrayList<>();
        Parts parts = table.parts();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.name(i).kind() == Part.Kind.CONSTRAINT && hasIndex(parts.value(i))) {
                String columns = parts.value(i).settings().get("columns");
                if (columns != null && !columns.isEmpty()) {
                    keys.add(List.of(columns.split(",")));
                }
            }
        }
        for (Key owned : run.catalog().owned(key)) {
            Entity index = run.catalog().find(owned);
            String columns = index == null ? null : index.setting(UNIQUE_COLUMNS);
            if (columns != null && !columns.isEmpty()) {
                keys.add(List.of(columns.split(",")));
            }
        }
        return keys;
    }

    private static String joined(List<Identifier> names, String separator) {
        if (names.size() == 1) {
            return names.get(0).value();
        }
        StringJoiner joined = new StringJoiner(separator);
        for (Identifier name : names) {
            joined.add(name.value());
        }
        return joined.toString();
    }

    private static SqlError exists(String name, Key table) {
        return SqlError.of("42710", "constraint \"" + name + "\" for relation \"" + table.name() + "\" already exists");
    }
}
