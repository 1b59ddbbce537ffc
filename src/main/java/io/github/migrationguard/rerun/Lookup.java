package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Expression;
import io.github.migrationguard.sql.ast.Expression.Call;
import io.github.migrationguard.sql.ast.Expression.Cast;
import io.github.migrationguard.sql.ast.Expression.Column;
import io.github.migrationguard.sql.ast.Expression.Literal;
import io.github.migrationguard.sql.ast.Expression.Operation;
import io.github.migrationguard.sql.ast.Expression.Subquery;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.QueryShape;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query over the system catalogs (PostgreSQL manual, chapters 37 and 53), read as the object that it looks for: by the
 * columns that it compares with constants, wherever in its FROM and WHERE they stand.
 */
final class Lookup {
    /** Columns that tell nothing about which object is meant. */
    private static final Set<String> NEUTRAL = Set.of(
            "contype",
            "relkind",
            "constraint_type",
            "table_catalog",
            "constraint_catalog",
            "typtype",
            "table_type",
            "prokind",
            "tgisinternal",
            "attisdropped",
            "attnum",
            "routine_type",
            "constraint_schema",
            "trigger_schema",
            "unique_constraint_schema",
            "convalidated",
            "indisvalid");

    private final Run run;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private boolean readable = true;
    private boolean impossible;
    private @Nullable Boolean assumed;

    private Lookup(Run run) {
        this.run = run;
    }

    static boolean isCatalog(QualifiedName table) {
        String schema = table.schema() == null ? "" : table.schema().value();
        return schema.equals("pg_catalog")
                || schema.equals("information_schema")
                || (schema.isEmpty() && table.name().value().startsWith("pg_"));
    }

    static Lookup read(Run run, Tokens tokens, QueryShape shape) {
        Lookup lookup = new Lookup(run);
        for (TokenRange condition : joinConditions(tokens, shape.from())) {
            lookup.conditions(tokens, ExpressionReader.read(tokens, condition));
        }
        if (!shape.where().isEmpty()) {
            lookup.conditions(tokens, ExpressionReader.read(tokens, shape.where()));
        }
        return lookup;
    }

    private static List<TokenRange> joinConditions(Tokens tokens, TokenRange from) {
        List<TokenRange> conditions = new ArrayList<>();
        int start = -1;
        for (int i = from.from(); i <= from.to(); i++) {
            boolean end = i == from.to()
                    || tokens.isWord(i, "join")
                    || tokens.isWord(i, "left")
                    || tokens.isWord(i, "inner")
                    || tokens.isWord(i, "cross");
            if (end && start >= 0) {
                conditions.add(new TokenRange(start, i));
                start = -1;
            }
            if (i < from.to() && tokens.isWord(i, "on")) {
                start = i + 1;
            }
        }
        return conditions;
    }

    private void conditions(Tokens tokens, Expression condition) {
        for (Expression part : Conditions.conjuncts(condition)) {
            if (part instanceof Operation operation && operation.operator().equals("=")) {
                comparison(
                        tokens,
                        operation.operands().get(0),
                        operation.operands().get(1));
            } else if (part instanceof Operation in
                    && in.operator().equals("in")
                    && in.operands().size() == 2) {
                comparison(tokens, in.operands().get(0), in.operands().get(1));
            } else if (part instanceof Subquery in && in.operator().equals("in") && in.left() != null) {
                comparison(tokens, in.left(), new Subquery("", null, in.query()));
            } else if (!isNeutral(part)) {
                readable = false;
            }
        }
    }

    private static boolean isNeutral(Expression part) {
        if (part instanceof Operation operation) {
            return operation.operands().stream().anyMatch(Lookup::isNeutral);
        }
        if (part instanceof Column column) {
            return NEUTRAL.contains(column.column());
        }
        if (part instanceof Call call) {
            return call.name().equals("pg_table_is_visible") || call.name().equals("pg_type_is_visible");
        }
        return false;
    }

    private void comparison(Tokens tokens, Expression left, Expression right) {
        if (!(Repeatability.unwrapped(left) instanceof Column column)) {
            if (Repeatability.unwrapped(right) instanceof Column) {
                comparison(tokens, right, left);
            } else {
                readable = false;
            }
            return;
        }
        if (right instanceof Column) {
            return;
        }
        if (NEUTRAL.contains(column.column())) {
            if (right instanceof Literal literal && literal.value() != null) {
                kinds.put(column.column(), literal.value());
            }
            return;
        }
        String value = value(tokens, right, left instanceof Cast cast && isText(cast.type()));
        if (value == null) {
            readable = false;
        } else {
            values.put(column.column(), value);
            impossible |= !value.equals(Names.cut(value));
        }
    }

    private static boolean isText(String type) {
        return type.startsWith("text") || type.startsWith("varchar") || type.startsWith("character varying");
    }

    /** The constant compared with; names are cut to 63 bytes unless the column was cast to text first. */
    private @Nullable String value(Tokens tokens, Expression expression, boolean asText) {
        if (expression instanceof Literal literal) {
            return literal.value() == null || asText ? literal.value() : Names.cut(literal.value());
        }
        if (expression instanceof Cast cast) {
            return castValue(tokens, cast, asText);
        }
        if (expression instanceof Call call) {
            return call.name().startsWith("current_schema")
                    ? run.session().searchPath().get(0)
                    : call.name().equals("to_regclass") && call.arguments().size() == 1
                            ? castValue(tokens, new Cast(call.arguments().get(0), "regclass"), false)
                            : null;
        }
        if (expression instanceof Subquery subquery) {
            return subquery.operator().isEmpty() ? subqueryValue(tokens, subquery.query()) : null;
        }
        return null;
    }

    private @Nullable String castValue(Tokens tokens, Cast cast, boolean asText) {
        String inner = value(tokens, cast.operand(), true);
        if (inner == null) {
            return null;
        }
        if (cast.type().startsWith("reg")) {
            QualifiedName name = TypeNames.userType(inner);
            if (name == null) {
                return null;
            }
            if (name.schema() != null) {
                values.putIfAbsent("nspname", name.schema().value());
            }
            return name.name().value();
        }
        return asText || isText(cast.type()) ? inner : Names.cut(inner);
    }

    /** {@code = (SELECT oid FROM pg_class WHERE relname = 'x')}: its conditions count as ours. */
    private @Nullable String subqueryValue(Tokens tokens, TokenRange query) {
        Lookup inner = read(run, tokens, QueryReader.shape(tokens, query));
        if (inner.values.isEmpty() || !inner.readable) {
            return null;
        }
        values.putAll(inner.values);
        return first(inner.values, "relname", "typname", "nspname", "table_name");
    }

    private static @Nullable String first(Map<String, String> values, String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable String first(String... names) {
        return first(values, names);
    }

    /**
     * Whether the object is there: true only where nothing else is asked of it.
     *
     * @param unknown what to take for an object of which nothing is known; null: nothing
     */
    @Nullable
    Boolean inCatalogs(@Nullable Boolean unknown) {
        if (impossible) {
            // No stored name is longer than 63 bytes.
            return Boolean.FALSE;
        }
        assumed = unknown;
        Boolean found = object();
        return (Boolean.TRUE.equals(found) && !readable) ? null : found;
    }

    private @Nullable Boolean object() {
        String child = first("inhrelid");
        String parent = first("inhparent");
        if (child != null && parent != null) {
            return part(child, new Part(Part.Kind.PARENT, parent));
        }
        String schema = first(
                "schemaname",
                "table_schema",
                "nspname",
                "event_object_schema",
                "sequence_schema",
                "routine_schema",
                "connamespace",
                "relnamespace",
                "typnamespace",
                "pronamespace");
        String table = first(
                "table_name",
                "tablename",
                "conrelid",
                "attrelid",
                "tgrelid",
                "polrelid",
                "indrelid",
                "event_object_table",
                "relname");
        String constraint = first("conname", "constraint_name");
        if (constraint != null) {
            return partOf(schema, table, Part.constraint(constraint));
        }
        String constraintKind = kinds.getOrDefault("contype", kinds.get("constraint_type"));
        if (constraintKind != null && table != null) {
            return constraintOfKind(schema, table, constraintKind);
        }
        String column = first("column_name", "attname");
        if (column != null) {
            return column(schema, table, column);
        }
        String trigger = first("tgname", "trigger_name");
        if (trigger != null) {
            return partOf(schema, table, new Part(Part.Kind.TRIGGER, trigger));
        }
        String policy = first("policyname", "polname");
        if (policy != null) {
            return partOf(schema, table, new Part(Part.Kind.POLICY, policy));
        }
        String rule = first("rulename");
        if (rule != null) {
            return partOf(schema, table, new Part(Part.Kind.RULE, rule));
        }
        String label = first("enumlabel");
        String type = first("typname", "enumtypid", "domain_name", "udt_name", "oid");
        if (label != null) {
            return type == null ? partOf(null, null, new Part(Part.Kind.LABEL, label)) : labelOf(schema, type, label);
        }
        String relation = first(
                "indexname",
                "indexrelid",
                "viewname",
                "matviewname",
                "sequencename",
                "sequence_name",
                "relname",
                "tablename",
                "table_name");
        if (relation != null) {
            return known(key(ObjectKind.TABLE, schema, relation));
        }
        if (type != null) {
            return known(key(ObjectKind.TYPE, schema, type));
        }
        return global();
    }

    private @Nullable Boolean global() {
        String function = first("proname", "routine_name");
        if (function != null) {
            String schema = first("nspname", "routine_schema", "pronamespace");
            List<Key> overloads = Routines.named(run, QualifiedName.of(schema, function));
            return overloads.isEmpty() ? Boolean.FALSE : Boolean.TRUE;
        }
        Map<String, ObjectKind> kinds = Map.of(
                "rolname", ObjectKind.ROLE,
                "usename", ObjectKind.ROLE,
                "extname", ObjectKind.EXTENSION,
                "pubname", ObjectKind.PUBLICATION,
                "srvname", ObjectKind.SERVER,
                "evtname", ObjectKind.EVENT_TRIGGER,
                "schema_name", ObjectKind.SCHEMA,
                "nspname", ObjectKind.SCHEMA);
        for (String column :
                List.of("rolname", "usename", "extname", "pubname", "srvname", "evtname", "schema_name", "nspname")) {
            String name = values.get(column);
            ObjectKind kind = kinds.get(column);
            if (name != null && kind != null) {
                return known(Key.global(kind, name));
            }
        }
        return null;
    }

    private Key key(ObjectKind kind, @Nullable String schema, String name) {
        return run.names().existing(kind, QualifiedName.of(schema, name));
    }

    private @Nullable Boolean known(Key key) {
        Entity entity = run.catalog().find(key);
        if (entity != null) {
            return kindFits(entity);
        }
        if (run.catalog().presence(key) == Presence.ABSENT) {
            return Boolean.FALSE;
        }
        if (assumed != null) {
            pin(run, key, assumed);
        }
        return assumed;
    }

    /** Makes an assumption about an object something known. */
    static void pin(Run run, Key key, boolean present) {
        run.catalog().put(key, present ? Entity.met(key.space()) : Entity.ABSENT);
    }

    /** Whether the catalog asked, or relkind, is about objects of this kind. */
    private boolean kindFits(Entity entity) {
        ObjectKind kind = entity.kind();
        if (!entity.complete() || !kind.isRelation()) {
            return true;
        }
        String letter = kinds.get("relkind");
        boolean table = kind == ObjectKind.TABLE || kind == ObjectKind.FOREIGN_TABLE;
        if (letter != null) {
            return switch (letter) {
                case "r", "p", "f", "t" -> table;
                case "i", "I" -> kind == ObjectKind.INDEX;
                case "S" -> kind == ObjectKind.SEQUENCE;
                case "v" -> kind == ObjectKind.VIEW;
                case "m" -> kind == ObjectKind.MATERIALIZED_VIEW;
                default -> true;
            };
        }
        if (values.containsKey("indexname") || values.containsKey("indexrelid")) {
            return kind == ObjectKind.INDEX;
        }
        if (values.containsKey("viewname")) {
            return kind == ObjectKind.VIEW;
        }
        if (values.containsKey("matviewname")) {
            return kind == ObjectKind.MATERIALIZED_VIEW;
        }
        if (values.containsKey("sequencename") || values.containsKey("sequence_name")) {
            return kind == ObjectKind.SEQUENCE;
        }
        return values.containsKey("tablename") ? table : !values.containsKey("table_name") || table || entity.isView();
    }

    private @Nullable Boolean part(String table, Part part) {
        return partOf(null, table, part);
    }

    /** A part of one table, or of any where no table is asked for. */
    private @Nullable Boolean partOf(@Nullable String schema, @Nullable String table, Part part) {
        if (table != null) {
            Key key = key(ObjectKind.TABLE, schema, table);
            Entity entity = run.catalog().entry(key);
            if (entity == null) {
                if (assumed == null) {
                    return null;
                }
                entity = Entity.met(ObjectKind.TABLE);
            }
            if (Entity.isAbsent(entity)) {
                return Boolean.FALSE;
            }
            Boolean present = presence(entity, part);
            if (present == null && assumed != null) {
                run.catalog().put(key, entity.with(part, assumed ? PartValue.of("") : PartValue.GONE));
                return assumed;
            }
            return present;
        }
        boolean[] present = {false};
        run.catalog().forEach((key, entity) -> {
            if (key.space() == ObjectKind.TABLE || key.space() == ObjectKind.TYPE) {
                present[0] |= entity.part(part) != null;
            }
        });
        // A name that no known object has is free, or the clean run had not done what it did.
        return present[0] ? Boolean.TRUE : Boolean.FALSE;
    }

    /** {@code contype = 'p'} and its like: any constraint of the kind. */
    private @Nullable Boolean constraintOfKind(@Nullable String schema, String table, String kind) {
        Entity entity = run.catalog().find(key(ObjectKind.TABLE, schema, table));
        if (entity == null) {
            return null;
        }
        String name = switch (kind) {
            case "p", "PRIMARY KEY" -> "PRIMARY_KEY";
            case "u", "UNIQUE" -> "UNIQUE";
            case "f", "FOREIGN KEY" -> "FOREIGN_KEY";
            case "c", "CHECK" -> "CHECK";
            case "x" -> "EXCLUDE";
            default -> "";
        };
        boolean present = entity.parts().entrySet().stream()
                .anyMatch(part -> part.getKey().kind() == Part.Kind.CONSTRAINT
                        && name.equals(part.getValue().settings().get("kind")));
        return present ? Boolean.TRUE : entity.complete() ? Boolean.FALSE : null;
    }

    private static @Nullable Boolean presence(Entity entity, Part part) {
        return switch (entity.presence(part)) {
            case PRESENT -> Boolean.TRUE;
            case ABSENT -> Boolean.FALSE;
            case UNKNOWN -> null;
        };
    }

    private @Nullable Boolean labelOf(@Nullable String schema, String type, String label) {
        Part part = new Part(Part.Kind.LABEL, label);
        Key key = key(ObjectKind.TYPE, schema, type);
        Entity entity = run.catalog().find(key);
        Boolean present = entity == null ? null : presence(entity, part);
        if (present == null && assumed != null) {
            Entity met = entity == null ? Entity.met(ObjectKind.TYPE) : entity;
            run.catalog().put(key, met.with(part, assumed ? PartValue.of("") : PartValue.GONE));
            return assumed;
        }
        return present;
    }

    private @Nullable Boolean column(@Nullable String schema, @Nullable String table, String column) {
        Boolean exists = partOf(schema, table, Part.column(column));
        if (!Boolean.TRUE.equals(exists) || table == null) {
            return exists;
        }
        Entity entity = run.catalog().find(key(ObjectKind.TABLE, schema, table));
        PartValue value = entity == null ? null : entity.part(Part.column(column));
        if (entity == null || value == null) {
            return exists;
        }
        String nullable = first("is_nullable");
        if (nullable != null && nullable.equals("NO") != value.settings().containsKey("not null")) {
            return entity.complete() ? Boolean.FALSE : null;
        }
        String type = first("data_type", "udt_name");
        if (type != null) {
            boolean same = TypeNames.normal(value.definition()).equals(TypeNames.normal(type))
                    || (type.equals("USER-DEFINED") && !value.uses().isEmpty())
                    || type.equals(bareType(value.definition()));
            return same;
        }
        return values.containsKey("column_default") ? null : exists;
    }

    private static String bareType(String definition) {
        QualifiedName name = TypeNames.userType(definition);
        return name == null ? definition : name.name().value();
    }
}
