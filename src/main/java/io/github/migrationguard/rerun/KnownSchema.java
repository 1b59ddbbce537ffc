package io.github.migrationguard.rerun;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What migrations certainly leave in a database. Where one does something that its text does not tell, all that was known
 * until then is forgotten, and the rest of that migration is passed over; of a block that chooses among things that it
 * names, only these are in doubt.
 *
 * @param objects without what only may be there
 * @param forgotten id of the last migration behind which all was forgotten; null where none was
 * @param doubt why, one clause; empty where nothing was forgotten
 */
public record KnownSchema(List<Certain> objects, @Nullable String forgotten, String doubt) {
    /** What makes it depend on the rows or the catalogs what a block does, or goes beyond its text. */
    private static final Pattern OPEN = Pattern.compile(
            "\\b(if|case|loop|while|for|foreach|execute|perform|call|return|others|undefined_\\w+)\\b|\\bdrop\\b[^;]*\\bcascade\\b");

    /** What may touch more than the block names. */
    private static final Pattern WIDE =
            Pattern.compile("\\b(execute|perform|call|drop|rename|inherit|attach|detach|owned)\\b|\\bset\\s+schema\\b");

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

    private static final Set<String> TYPES = Set.of(
            "integer",
            "smallint",
            "bigint",
            "boolean",
            "character varying",
            "character",
            "double precision",
            "real",
            "numeric",
            "timestamp with time zone",
            "timestamp without time zone",
            "text",
            "uuid",
            "json",
            "jsonb",
            "date",
            "bytea",
            "inet");

    public KnownSchema {
        objects = List.copyOf(objects);
    }

    /** @param schema what names without a schema mean */
    public static KnownSchema of(List<Migration> migrations, String schema) {
        Catalog catalog = empty(schema);
        String forgotten = null;
        String doubt = "";
        Set<String> doubted = new HashSet<>();
        for (Migration migration : migrations) {
            String reason = play(catalog, migration, doubted);
            if (!reason.isEmpty()) {
                catalog = empty(schema);
                forgotten = migration.id();
                doubt = reason;
            }
        }
        List<Certain> objects = new ArrayList<>();
        catalog.forEach((key, entity) -> {
            if (!key.isTemporary()) {
                of(key, entity).stream()
                        .filter(object -> !doubted.contains(object.name()))
                        .forEach(objects::add);
            }
        });
        return new KnownSchema(objects, forgotten, doubt);
    }

    /** A type that is the same everywhere, in one spelling without length and precision; empty for any other. */
    public static String type(String text) {
        String normal = TypeNames.normal(text.toLowerCase(Locale.ROOT));
        String element = normal.endsWith("[]") ? normal.substring(0, normal.length() - 2) : normal;
        // float(24) is real
        return TYPES.contains(element) && !text.toLowerCase(Locale.ROOT).startsWith("float(") ? normal : "";
    }

    private static Catalog empty(String schema) {
        Catalog catalog = new Catalog();
        DefaultPath.set(catalog, schema);
        catalog.commitAll();
        return catalog;
    }

    /**
     * Why nothing is certain behind the migration; empty where it only did what its text says.
     *
     * @param doubted gets the names of what a block may have made or changed, or not
     */
    private static String play(Catalog catalog, Migration migration, Set<String> doubted) {
        Run run = Run.start(catalog, false, new DataFacts(), new TextFacts());
        Interpreter interpreter = new Interpreter(run);
        int number = 0;
        for (Statement statement : migration.script().statements()) {
            number++;
            int mark = catalog.mark();
            Set<String> names = statement.command() instanceof Command.DoBlock ? choices(statement) : Set.of();
            boolean open = isOpen(statement) || callsOneOf(catalog, names);
            doubted.addAll(names);
            String reason = open ? "what it does depends on the database" : "";
            try {
                interpreter.run(statement.tokens(), statement.command(), 0);
            } catch (SqlError error) {
                reason = error.text();
            } catch (Undecidable undecidable) {
                reason = undecidable.reason();
            }
            if (reason.isEmpty() && statement.command() instanceof Command.Query && catalog.mark() > mark) {
                reason = "it may call what changes something";
            }
            if (!reason.isEmpty()) {
                return "statement " + number + ": " + reason;
            }
        }
        catalog.dropTemporary();
        catalog.commitAll();
        return run.session().inTransaction() ? "its transaction is left open" : "";
    }

    private static boolean isOpen(Statement statement) {
        Command command = statement.command();
        if (command instanceof Command.DoBlock) {
            String text = text(statement).toLowerCase(Locale.ROOT);
            return OPEN.matcher(text).find() && WIDE.matcher(text).find();
        }
        if (command instanceof Command.Alter alter) {
            boolean whole =
                    alter.object().kind() == ObjectKind.SCHEMA || alter.object().kind() == ObjectKind.EXTENSION;
            return whole || alter.actions().stream().anyMatch(KnownSchema::takesOthersAlong);
        }
        return (command instanceof Command.Drop drop && drop.cascade())
                || command instanceof Command.OwnedBy
                || command instanceof Command.Call
                || command instanceof Command.Execute;
    }

    /** All names in a block that chooses what it does; none where it does not choose. */
    private static Set<String> choices(Statement block) {
        Set<String> names = new HashSet<>();
        String text = text(block);
        if (OPEN.matcher(text.toLowerCase(Locale.ROOT)).find()) {
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                String quoted = word.group(1);
                names.add(quoted == null ? word.group().toLowerCase(Locale.ROOT) : quoted.replace("\"\"", "\""));
                // In a string a name stands as it is stored.
                names.add(word.group());
            }
        }
        return names;
    }

    private static boolean callsOneOf(Catalog catalog, Set<String> names) {
        boolean[] calls = {false};
        catalog.forEach((key, entity) -> calls[0] |=
                entity.kind().isRoutine() && names.contains(key.name().replaceFirst("\\(.*$", "")));
        return calls[0];
    }

    private static String text(Statement statement) {
        return statement.tokens().text(statement.range());
    }

    private static boolean takesOthersAlong(AlterAction action) {
        return (action instanceof AlterAction.DropColumn column && column.cascade())
                || (action instanceof AlterAction.DropConstraint constraint && constraint.cascade())
                || action instanceof AlterAction.SetSchema;
    }

    private static List<Certain> of(Key key, Entity entity) {
        List<Certain> found = new ArrayList<>();
        boolean made = entity.complete() || !entity.definition().isEmpty();
        Key owner = entity.owner();
        String kind = entity.kind().isRoutine() ? "function" : entity.kind().words();
        switch (entity.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SCHEMA, EXTENSION, DOMAIN -> {
                if (made) {
                    found.add(new Certain(kind, key.schema(), "", key.name(), ""));
                }
            }
            case SEQUENCE, TYPE -> {
                if (made && owner == null) {
                    found.add(new Certain(kind, key.schema(), "", key.name(), ""));
                }
            }
            case FUNCTION, PROCEDURE, AGGREGATE -> {
                if (made) {
                    found.add(new Certain(kind, key.schema(), "", key.name().replaceFirst("\\(.*$", ""), ""));
                }
            }
            case INDEX -> {
                if (made && owner != null && entity.setting("constraint") == null) {
                    found.add(new Certain(kind, key.schema(), owner.name(), key.name(), ""));
                }
            }
            default -> {}
        }
        boolean inherits = entity.parts().keySet().stream().anyMatch(part -> part.kind() == Part.Kind.PARENT);
        if (!inherits && (entity.kind() == ObjectKind.TABLE || entity.kind() == ObjectKind.TYPE)) {
            for (Map.Entry<Part, PartValue> part : entity.parts().entrySet()) {
                Certain certain = of(key, entity.kind(), part.getKey(), part.getValue());
                if (certain != null) {
                    found.add(certain);
                }
            }
        }
        return found;
    }

    private static @Nullable Certain of(Key key, ObjectKind owner, Part part, PartValue value) {
        if (PartValue.GONE.equals(value)) {
            return null;
        }
        if (owner == ObjectKind.TYPE) {
            return part.kind() == Part.Kind.LABEL
                    ? new Certain("enum label", key.schema(), key.name(), part.name(), "")
                    : null;
        }
        return switch (part.kind()) {
            case COLUMN -> new Certain("column", key.schema(), key.name(), part.name(), column(value));
            // Before PostgreSQL 18 NOT NULL has no name, even where one is written.
            case CONSTRAINT ->
                Constraint.Kind.NOT_NULL.name().equals(value.settings().get(Constraints.KIND))
                        ? null
                        : new Certain("constraint", key.schema(), key.name(), part.name(), "");
            case TRIGGER -> new Certain("trigger", key.schema(), key.name(), part.name(), "");
            case POLICY -> new Certain("policy", key.schema(), key.name(), part.name(), "");
            case RULE -> new Certain("rule", key.schema(), key.name(), part.name(), "");
            case SETTING -> security(key, part.name(), value.definition());
            default -> null;
        };
    }

    private static String column(PartValue value) {
        String type = type(value.definition());
        List<String> lines = new ArrayList<>();
        if (!type.isEmpty()) {
            lines.add("type: " + type);
        }
        if (value.settings().containsKey("not null")) {
            lines.add("not null");
        }
        return String.join("\n", lines);
    }

    private static @Nullable Certain security(Key key, String setting, String value) {
        return switch (setting + " " + value) {
            case "row security enabled" -> new Certain("row security", key.schema(), "", key.name(), "enabled");
            case "row security forced yes" -> new Certain("row security", key.schema(), "", key.name(), "forced");
            default -> null;
        };
    }
}
