package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.ColumnDefinition;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.CreateDomain;
import io.github.migrationguard.sql.ast.Command.CreateExtension;
import io.github.migrationguard.sql.ast.Command.CreateOther;
import io.github.migrationguard.sql.ast.Command.CreatePolicy;
import io.github.migrationguard.sql.ast.Command.CreateRole;
import io.github.migrationguard.sql.ast.Command.CreateRoutine;
import io.github.migrationguard.sql.ast.Command.CreateRule;
import io.github.migrationguard.sql.ast.Command.CreateSchema;
import io.github.migrationguard.sql.ast.Command.CreateSequence;
import io.github.migrationguard.sql.ast.Command.CreateTrigger;
import io.github.migrationguard.sql.ast.Command.CreateType;
import io.github.migrationguard.sql.ast.Constraint;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.Persistence;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CREATE of everything but tables, indexes and views. */
final class Creation {
    private Creation() {}

    static void sequence(Run run, Tokens tokens, CreateSequence create) {
        Key key = run.names().newRelation(create.name(), create.persistence() == Persistence.TEMPORARY);
        if (!taken(
                run,
                key,
                create.ifNotExists(),
                "42P07",
                "relation",
                create.name().name())) {
            run.catalog().put(key, Entity.of(ObjectKind.SEQUENCE, run.texts().text(tokens, create.definition())));
        }
    }

    /** @param inner runs the statements inside CREATE SCHEMA */
    static void schema(Run run, CreateSchema create, Consumer<Command> inner) {
        Key key = Key.global(ObjectKind.SCHEMA, create.name().value());
        if (!taken(run, key, create.ifNotExists(), "42P06", "schema", create.name())) {
            run.catalog().put(key, Entity.of(ObjectKind.SCHEMA, ""));
            create.elements().forEach(inner);
        }
    }

    static void extension(Run run, CreateExtension create) {
        Key key = Key.global(ObjectKind.EXTENSION, create.name().value());
        if (taken(run, key, create.ifNotExists(), "42710", "extension", create.name())) {
            return;
        }
        run.catalog().put(key, Entity.of(ObjectKind.EXTENSION, ""));
        String schema = run.names().creationSchema(create.schema());
        for (String type : Extensions.types(create.name().value())) {
            run.catalog()
                    .put(Key.type(schema, type), Entity.of(ObjectKind.TYPE, "").withOwner(key));
        }
    }

    static void type(Run run, Tokens tokens, CreateType create) {
        Key key = run.names().created(ObjectKind.TYPE, create.name());
        Entity before = run.catalog().find(key);
        boolean fillsShell =
                before != null && before.definition().equals("shell") && create.form() == CreateType.Form.BASE;
        if (!fillsShell) {
            taken(run, key, false, "42710", "type", create.name().name());
        }
        Map<Part, PartValue> parts = new LinkedHashMap<>();
        for (String label : create.labels()) {
            parts.put(new Part(Part.Kind.LABEL, label), PartValue.of(""));
        }
        for (ColumnDefinition attribute : create.attributes()) {
            parts.put(
                    Part.column(attribute.name().value()),
                    PartValue.of(attribute.typeText(), Uses.ofType(run, attribute.typeText())));
        }
        String definition =
                create.form() == CreateType.Form.SHELL ? "shell" : run.texts().text(tokens, create.definition());
        run.catalog().put(key, Entity.of(ObjectKind.TYPE, definition).withParts(parts));
    }

    static void domain(Run run, Tokens tokens, CreateDomain create) {
        Key key = run.names().created(ObjectKind.DOMAIN, create.name());
        taken(run, key, false, "42710", "type", create.name().name());
        Map<Part, PartValue> parts = new LinkedHashMap<>();
        int unnamed = 0;
        for (Constraint constraint : create.constraints()) {
            if (constraint.kind() == Constraint.Kind.CHECK) {
                String name = constraint.name() != null
                        ? constraint.name().value()
                        : create.name().name() + "_check" + (unnamed == 0 ? "" : unnamed);
                unnamed += constraint.name() == null ? 1 : 0;
                parts.put(Part.constraint(name), PartValue.of(run.texts().text(tokens, constraint.range())));
            }
        }
        run.catalog()
                .put(
                        key,
                        Entity.of(ObjectKind.DOMAIN, run.texts().text(tokens, create.definition()))
                                .withParts(parts)
                                .withUses(Uses.ofType(run, create.typeText())));
    }

    static void routine(Run run, Tokens tokens, CreateRoutine create) {
        List<String> types = Names.inputTypes(create.arguments(), create.kind() == ObjectKind.PROCEDURE);
        QualifiedName named = Names.withSignature(create.name(), types);
        Key key = run.names().created(create.kind(), named);
        Entity before = run.catalog().find(key);
        if (before != null && !create.orReplace()) {
            throw SqlError.of(
                    "42723", "function \"" + create.name().name() + "\" already exists with same argument types");
        }
        String names = create.arguments().stream()
                .map(argument -> argument.name() == null ? "" : argument.name().value())
                .collect(Collectors.joining(","));
        String returns = create.returns() == null ? "" : TypeNames.normal(create.returns());
        if (before != null && before.complete() && !before.parts().isEmpty() && run.rerun()) {
            String returned = before.setting("returns");
            if (returned != null && !returned.equals(returns)) {
                throw SqlError.of("42P13", "cannot change return type of existing function");
            }
            checkNamesKept(before.setting("arguments"), names);
        }
        Set<Key> uses = new HashSet<>();
        for (String type : types) {
            uses.addAll(Uses.ofType(run, type));
        }
        if (create.returns() != null) {
            uses.addAll(Uses.ofType(run, create.returns()));
        }
        Entity kept = before == null ? Entity.of(create.kind(), "") : before;
        run.catalog()
                .put(
                        key,
                        kept.withDefinition(run.texts().text(tokens, create.definition()))
                                .withUses(uses)
                                .withSetting("returns", returns)
                                .withSetting("arguments", names));
        run.facts().keepBody(tokens, create);
    }

    /** CREATE OR REPLACE FUNCTION can't rename an argument (PostgreSQL manual, CREATE FUNCTION). */
    private static void checkNamesKept(@Nullable String old, String names) {
        if (old == null) {
            return;
        }
        List<String> before = List.of(old.split(",", -1));
        List<String> after = List.of(names.split(",", -1));
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!before.get(i).isEmpty() && !before.get(i).equals(after.get(i))) {
                throw SqlError.of("42P13", "cannot change name of input parameter \"" + before.get(i) + "\"");
            }
        }
    }

    static void trigger(Run run, Tokens tokens, CreateTrigger create) {
        Key function = Routines.triggerFunction(run, create.function());
        Set<Key> uses = function == null ? Set.of() : Set.of(function);
        String events = String.join(" ", create.events());
        PartValue value = PartValue.of(run.texts().text(tokens, create.definition()), uses)
                .withSetting("events", events)
                .withSetting("timing", create.timing())
                .withSetting("function", create.function().toString());
        part(
                run,
                create.table(),
                new Part(Part.Kind.TRIGGER, create.name().value()),
                create.orReplace(),
                value,
                "trigger");
    }

    static void rule(Run run, Tokens tokens, CreateRule create) {
        PartValue value = PartValue.of(run.texts().text(tokens, create.definition()));
        run.facts().keepRule(tokens, create);
        part(run, create.table(), new Part(Part.Kind.RULE, create.name().value()), create.orReplace(), value, "rule");
    }

    static void policy(Run run, Tokens tokens, CreatePolicy create) {
        Set<Key> uses = Uses.ofQuery(run, tokens, create.definition());
        uses.remove(run.names().relation(create.table()));
        PartValue value = PartValue.of(run.texts().text(tokens, create.definition()), uses)
                .withSetting("reads", run.texts().joinedWords(tokens, create.definition()));
        part(run, create.table(), new Part(Part.Kind.POLICY, create.name().value()), false, value, "policy");
    }

    private static void part(Run run, QualifiedName table, Part part, boolean orReplace, PartValue value, String word) {
        Key key = run.names().relation(table);
        Entity entity = run.relation(key, table);
        if (entity.presence(part) == Presence.PRESENT && !orReplace) {
            throw SqlError.of(
                    "42710",
                    word + " \"" + part.name() + "\" for " + (word.equals("policy") ? "table" : "relation") + " \""
                            + table.name() + "\" already exists");
        }
        run.catalog().put(key, entity.with(part, value));
    }

    static void role(Run run, CreateRole create) {
        Key key = Key.global(ObjectKind.ROLE, create.name().value());
        taken(run, key, false, "42710", "role", create.name());
        run.catalog().put(key, Entity.of(ObjectKind.ROLE, ""));
    }

    static void other(Run run, Tokens tokens, CreateOther create) {
        ObjectRef object = create.object();
        boolean unnamedStatistics = object.kind() == ObjectKind.STATISTICS
                && object.name().name().value().isEmpty();
        if (unnamedStatistics) {
            throw new Undecidable("PostgreSQL makes up the name of these statistics");
        }
        Key key = Names.livesInSchema(object.kind())
                ? run.names().created(object.kind(), createdName(tokens, create))
                : Key.global(object.kind(), object.name().name().value());
        Entity before = run.catalog().find(key);
        String definition = run.texts().text(tokens, create.definition());
        if (create.orReplace() && before != null) {
            run.catalog().put(key, before.withDefinition(definition));
        } else if (!taken(
                run,
                key,
                create.ifNotExists(),
                clashState(object.kind()),
                object.kind().words(),
                object.name().name())) {
            run.catalog().put(key, Entity.of(object.kind(), definition).withUses(usesOf(run, tokens, create)));
        }
    }

    private static Set<Key> usesOf(Run run, Tokens tokens, CreateOther create) {
        return switch (create.object().kind()) {
            case PUBLICATION, SUBSCRIPTION, DATABASE, TABLESPACE, LANGUAGE -> Set.of();
            default -> Uses.ofExpression(run, tokens, create.definition());
        };
    }

    private static QualifiedName createdName(Tokens tokens, CreateOther create) {
        ObjectRef object = create.object();
        List<String> signature = object.signature();
        if (signature == null && object.kind() == ObjectKind.OPERATOR) {
            signature = operands(tokens, create);
        }
        return signature == null ? object.name() : Names.withSignature(object.name(), signature);
    }

    /** LEFTARG and RIGHTARG of CREATE OPERATOR, in the order in which DROP OPERATOR names them. */
    private static List<String> operands(Tokens tokens, CreateOther create) {
        String left = "none";
        String right = "none";
        for (int i = create.definition().from(); i + 2 < create.definition().to(); i++) {
            if (tokens.isSymbol(i + 1, "=") && tokens.isWord(i, "leftarg")) {
                left = tokens.text(i + 2).toLowerCase(Locale.ROOT);
            } else if (tokens.isSymbol(i + 1, "=") && tokens.isWord(i, "rightarg")) {
                right = tokens.text(i + 2).toLowerCase(Locale.ROOT);
            }
        }
        return List.of(left, right);
    }

    /** The SQLSTATE of a second CREATE, as PostgreSQL 15 raises it. */
    private static String clashState(ObjectKind kind) {
        return switch (kind) {
            case AGGREGATE, OPERATOR -> "42723";
            case DATABASE -> "42P04";
            case TEXT_SEARCH_CONFIGURATION, TEXT_SEARCH_DICTIONARY, TEXT_SEARCH_PARSER, TEXT_SEARCH_TEMPLATE -> "23505";
            default -> "42710";
        };
    }

    /**
     * Whether the object exists and the statement skips; an error where it exists and the statement does not skip.
     *
     * @param what the kind of object in PostgreSQL's message
     */
    static boolean taken(Run run, Key key, boolean ifNotExists, String sqlState, String what, Object name) {
        if (run.catalog().presence(key) != Presence.PRESENT) {
            return false;
        }
        if (!ifNotExists) {
            throw SqlError.of(sqlState, what + " \"" + name + "\" already exists");
        }
        return true;
    }
}
