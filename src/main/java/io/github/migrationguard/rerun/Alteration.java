package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.AlterAction.AddColumn;
import io.github.migrationguard.sql.ast.AlterAction.AddConstraint;
import io.github.migrationguard.sql.ast.AlterAction.AddEnumValue;
import io.github.migrationguard.sql.ast.AlterAction.AddIdentity;
import io.github.migrationguard.sql.ast.AlterAction.AlterConstraint;
import io.github.migrationguard.sql.ast.AlterAction.AttachPartition;
import io.github.migrationguard.sql.ast.AlterAction.ChangeMembers;
import io.github.migrationguard.sql.ast.AlterAction.DetachPartition;
import io.github.migrationguard.sql.ast.AlterAction.DropColumn;
import io.github.migrationguard.sql.ast.AlterAction.DropConstraint;
import io.github.migrationguard.sql.ast.AlterAction.DropDefault;
import io.github.migrationguard.sql.ast.AlterAction.DropExpression;
import io.github.migrationguard.sql.ast.AlterAction.DropIdentity;
import io.github.migrationguard.sql.ast.AlterAction.DropNotNull;
import io.github.migrationguard.sql.ast.AlterAction.Inherit;
import io.github.migrationguard.sql.ast.AlterAction.OwnerTo;
import io.github.migrationguard.sql.ast.AlterAction.RenameColumn;
import io.github.migrationguard.sql.ast.AlterAction.RenameConstraint;
import io.github.migrationguard.sql.ast.AlterAction.RenameEnumValue;
import io.github.migrationguard.sql.ast.AlterAction.RenameTo;
import io.github.migrationguard.sql.ast.AlterAction.RowSecurity;
import io.github.migrationguard.sql.ast.AlterAction.SetColumnOption;
import io.github.migrationguard.sql.ast.AlterAction.SetDefault;
import io.github.migrationguard.sql.ast.AlterAction.SetExpression;
import io.github.migrationguard.sql.ast.AlterAction.SetFiring;
import io.github.migrationguard.sql.ast.AlterAction.SetIdentity;
import io.github.migrationguard.sql.ast.AlterAction.SetNotNull;
import io.github.migrationguard.sql.ast.AlterAction.SetOption;
import io.github.migrationguard.sql.ast.AlterAction.SetType;
import io.github.migrationguard.sql.ast.AlterAction.ValidateConstraint;
import io.github.migrationguard.sql.ast.Command.Alter;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ALTER of any object. */
final class Alteration {
    private final Run run;
    private final Tokens tokens;
    private final Alter alter;
    private final ObjectRef object;
    private Key key;

    private Alteration(Run run, Tokens tokens, Alter alter) {
        this.run = run;
        this.tokens = tokens;
        this.alter = alter;
        this.object = alter.object();
        this.key = run.names().of(object);
    }

    static void alter(Run run, Tokens tokens, Alter alter) {
        switch (alter.object().kind()) {
            case TRIGGER, RULE, POLICY, CONSTRAINT, DOMAIN_CONSTRAINT, COLUMN ->
                PartAlteration.alter(run, tokens, alter);
            default -> new Alteration(run, tokens, alter).apply();
        }
    }

    private void apply() {
        if (isBuiltIn()) {
            for (AlterAction action : alter.actions()) {
                DefaultPath.remember(run, tokens, action.range());
            }
            return;
        }
        if (run.existing(key, object.kind()) == null) {
            if (!alter.ifExists()) {
                throw SqlError.missing(Removal.missingState(object.kind()), missing());
            }
            return;
        }
        for (AlterAction action : alter.actions()) {
            Entity entity = run.catalog().find(key);
            if (entity != null) {
                apply(entity, action);
            }
        }
    }

    private String missing() {
        return object.kind().isRelation()
                ? "relation \"" + object.name() + "\" does not exist"
                : Removal.missingText(object);
    }

    private boolean isBuiltIn() {
        return object.kind() == ObjectKind.DATABASE;
    }

    private void apply(Entity entity, AlterAction action) {
        if (action instanceof AddColumn add) {
            addColumn(entity, add);
        } else if (action instanceof DropColumn drop) {
            dropColumn(entity, drop);
        } else if (action instanceof SetType set) {
            setType(entity, set);
        } else if (action instanceof SetDefault set) {
            setDefault(entity, set);
        } else if (action instanceof DropDefault drop) {
            dropDefault(entity, drop);
        } else if (action instanceof SetNotNull set) {
            columnSetting(entity, set.column(), "not null", "");
        } else if (action instanceof DropNotNull drop) {
            columnSetting(entity, drop.column(), "not null", null);
        } else if (action instanceof AddIdentity add) {
            addIdentity(entity, add);
        } else if (action instanceof SetIdentity set) {
            setIdentity(entity, set);
        } else if (action instanceof DropIdentity drop) {
            dropIdentity(entity, drop);
        } else if (action instanceof SetExpression set) {
            columnSetting(entity, set.column(), "generated", tokens.text(set.expression()));
        } else if (action instanceof DropExpression drop) {
            dropExpression(entity, drop);
        } else if (action instanceof SetColumnOption set) {
            PartValue column = column(entity, set.column().value());
            put(entity.with(
                    Part.column(set.column().value()),
                    column.withSetting(words(set.range()), tokens.text(set.range()))));
        } else if (action instanceof AddConstraint add) {
            addConstraint(entity, add);
        } else if (action instanceof DropConstraint drop) {
            dropConstraint(entity, drop);
        } else if (action instanceof ValidateConstraint validate) {
            PartValue constraint = constraint(entity, validate.constraint().value());
            put(entity.with(Part.constraint(validate.constraint().value()), constraint.withoutSetting("not valid")));
        } else if (action instanceof AlterConstraint change) {
            PartValue constraint = constraint(entity, change.constraint().value());
            put(entity.with(
                    Part.constraint(change.constraint().value()),
                    constraint.withSetting("altered", tokens.text(change.range()))));
        } else if (action instanceof RowSecurity security) {
            rowSecurity(entity, security);
        } else if (action instanceof SetFiring firing) {
            setFiring(entity, firing);
        } else if (action instanceof AttachPartition attach) {
            Partitions.attach(run, key, attach, tokens);
        } else if (action instanceof DetachPartition detach) {
            Partitions.detach(run, key, detach);
        } else if (action instanceof Inherit inherit) {
            Partitions.inherit(run, key, entity, inherit);
        } else if (action instanceof OwnerTo owner) {
            put(entity.withSetting("owner", owner.role().value()));
        } else if (action instanceof AlterAction.SetSchema move) {
            move(entity, move);
        } else if (action instanceof RenameTo rename) {
            rename(entity, rename);
        } else if (action instanceof RenameColumn rename) {
            renameColumn(entity, rename);
        } else if (action instanceof RenameConstraint rename) {
            renameConstraint(entity, rename);
        } else if (action instanceof AddEnumValue add) {
            addLabel(entity, add);
        } else if (action instanceof RenameEnumValue rename) {
            renameLabel(entity, rename);
        } else if (action instanceof ChangeMembers change) {
            changeMembers(entity, change);
        } else if (action instanceof SetOption set) {
            setOption(entity, set);
        }
    }

    private void put(Entity changed) {
        run.catalog().put(key, changed);
    }

    private String words(TokenRange range) {
        int from = range.from();
        StringBuilder words = new StringBuilder();
        for (int i = from; i < range.to() && words.length() < 40; i++) {
            words.append(tokens.text(i)).append(' ');
            if (tokens.isWord(i, "statistics") || tokens.isWord(i, "storage") || tokens.isWord(i, "compression")) {
                break;
            }
        }
        return words.toString();
    }

    private void addColumn(Entity entity, AddColumn add) {
        String name = add.column().name().value();
        if (entity.presence(Part.column(name)) == Presence.PRESENT) {
            if (!add.ifNotExists()) {
                throw SqlError.of(
                        "42701",
                        "column \"" + name + "\" of relation \"" + object.name().name() + "\" already exists");
            }
            return;
        }
        Map<Part, PartValue> column = new LinkedHashMap<>();
        Relations.column(run, tokens, key, add.column(), column);
        put(entity.with(column));
        Constraints.addOfColumn(run, tokens, key, add.column());
        Entity added = run.catalog().find(key);
        if (added != null && !added.rows().isEmpty()) {
            put(added.withRows(added.rows().after(run.facts().ofNewColumn(add), List.of())));
        }
    }

    private void dropColumn(Entity entity, DropColumn drop) {
        String name = drop.column().value();
        if (entity.presence(Part.column(name)) == Presence.ABSENT) {
            if (!drop.ifExists()) {
                throw noColumn(name);
            }
            return;
        }
        if (run.rerun() && !drop.cascade()) {
            for (Key dependent : run.catalog().dependents(key)) {
                Entity other = run.catalog().find(dependent);
                if (other != null && Relations.reads(Relations.readsOf(other), name)) {
                    throw SqlError.of(
                            "2BP01",
                            "cannot drop column " + name + " of table " + key.shown()
                                    + " because other objects depend on it: " + dependent.shown());
                }
            }
        }
        ColumnRemoval.remove(run, key, entity, name, drop.cascade());
    }

    private void setType(Entity entity, SetType set) {
        String name = set.column().value();
        PartValue column = column(entity, name);
        if (run.rerun()) {
            for (Key dependent : run.catalog().dependents(key)) {
                Entity other = run.catalog().find(dependent);
                if (other != null && other.isView() && Relations.reads(Relations.readsOf(other), name)) {
                    throw SqlError.of("0A000", "cannot alter type of a column used by a view or rule");
                }
            }
        }
        Entity changed =
                entity.with(Part.column(name), column.withDefinition(set.typeText(), Uses.ofType(run, set.typeText())));
        if (!set.using().isEmpty()) {
            RowChange conversion = run.facts().ofConversion(tokens, set);
            changed = changed.withRows(DataChanges.after(run, changed.rows(), conversion, List.of()));
        }
        put(changed);
    }

    private void setDefault(Entity entity, SetDefault set) {
        if (set.column() == null) {
            put(entity.withSetting("default", tokens.text(set.expression())));
            return;
        }
        String name = set.column().value();
        column(entity, name);
        put(entity.with(Relations.defaultOf(name), Relations.defaultValue(run, tokens, set.expression())));
    }

    private void dropDefault(Entity entity, DropDefault drop) {
        if (drop.column() == null) {
            put(entity.without(Part.setting("default")));
            return;
        }
        String name = drop.column().value();
        put(entity.with(Part.column(name), column(entity, name)).without(Relations.defaultOf(name)));
    }

    /**
     * Sets a setting of a column.
     *
     * @param column null for a domain
     * @param value null to take the setting away
     */
    private void columnSetting(
            Entity entity,
            io.github.migrationguard.sql.ast.@Nullable Identifier column,
            String setting,
            @Nullable String value) {
        if (column == null) {
            put(value == null ? entity.without(Part.setting(setting)) : entity.withSetting(setting, value));
            return;
        }
        PartValue before = column(entity, column.value());
        put(entity.with(
                Part.column(column.value()),
                value == null ? before.withoutSetting(setting) : before.withSetting(setting, value)));
    }

    private void addIdentity(Entity entity, AddIdentity add) {
        String name = add.column().value();
        PartValue column = column(entity, name);
        if (column.settings().containsKey("identity")) {
            throw SqlError.of(
                    "55000",
                    "column \"" + name + "\" of relation \"" + object.name().name()
                            + "\" is already an identity column");
        }
        String sequence = run.names().freeRelationName(key.schema(), key.name(), name, "seq");
        run.catalog()
                .put(
                        Key.relation(key.schema(), sequence),
                        Entity.of(ObjectKind.SEQUENCE, name).withOwner(key));
        put(entity.with(Part.column(name), column.withSetting("identity", "").withSetting("not null", "")));
    }

    private void setIdentity(Entity entity, SetIdentity set) {
        String name = set.column().value();
        put(entity.with(Part.column(name), column(entity, name).withSetting(words(set.range()), "")));
    }

    private void dropIdentity(Entity entity, DropIdentity drop) {
        String name = drop.column().value();
        PartValue column = column(entity, name);
        boolean known = entity.complete() || column.settings().containsKey("identity dropped");
        if (!column.settings().containsKey("identity") && known && !drop.ifExists()) {
            throw SqlError.missing(
                    "55000",
                    "column \"" + name + "\" of relation \"" + object.name().name() + "\" is not an identity column");
        }
        for (Key owned : run.catalog().owned(key)) {
            Entity sequence = run.catalog().find(owned);
            if (sequence != null
                    && sequence.kind() == ObjectKind.SEQUENCE
                    && sequence.definition().equals(name)) {
                run.catalog().remove(owned);
            }
        }
        PartValue changed = column.withoutSetting("identity");
        put(entity.with(Part.column(name), entity.complete() ? changed : changed.withSetting("identity dropped", "")));
    }

    private void dropExpression(Entity entity, DropExpression drop) {
        String name = drop.column().value();
        PartValue column = column(entity, name);
        boolean known = entity.complete() || column.settings().containsKey("expression dropped");
        if (!column.settings().containsKey("generated") && known && !drop.ifExists()) {
            throw SqlError.missing(
                    "55000",
                    "column \"" + name + "\" of relation \"" + object.name().name()
                            + "\" is not a stored generated column");
        }
        PartValue changed = column.withoutSetting("generated");
        put(entity.with(
                Part.column(name), entity.complete() ? changed : changed.withSetting("expression dropped", "")));
    }

    private void addConstraint(Entity entity, AddConstraint add) {
        if (object.kind() == ObjectKind.DOMAIN) {
            DomainConstraints.add(run, tokens, key, entity, add.constraint());
        } else {
            Constraints.add(run, tokens, key, add.constraint());
        }
    }

    private void dropConstraint(Entity entity, DropConstraint drop) {
        String name = drop.constraint().value();
        Part part = Part.constraint(name);
        if (entity.presence(part) == Presence.ABSENT) {
            if (!drop.ifExists()) {
                throw noConstraint(name);
            }
            return;
        }
        PartValue value = entity.part(part);
        Key index = Key.relation(key.schema(), name);
        Entity indexed = run.catalog().find(index);
        if (indexed != null && name.equals(indexed.setting("constraint"))) {
            if (run.rerun()
                    && !drop.cascade()
                    && !run.catalog().dependents(index).isEmpty()) {
                throw SqlError.of(
                        "2BP01",
                        "cannot drop constraint " + name + " on table " + key.shown()
                                + " because other objects depend on it");
            }
            Removal.remove(run, index, drop.cascade());
        } else if (value == null) {
            run.catalog().remove(index);
        }
        put(entity.without(part));
    }

    private void rowSecurity(Entity entity, RowSecurity security) {
        switch (security.change()) {
            case ENABLE -> put(entity.withSetting("row security", "enabled"));
            case DISABLE -> put(entity.withSetting("row security", "disabled"));
            case FORCE -> put(entity.withSetting("row security forced", "yes"));
            case NO_FORCE -> put(entity.withSetting("row security forced", "no"));
        }
    }

    private void setFiring(Entity entity, SetFiring firing) {
        if (firing.name() == null) {
            put(entity.withSetting("firing " + firing.kind(), firing.enable() ? "enabled" : "disabled"));
            return;
        }
        Part part = new Part(
                firing.kind() == ObjectKind.RULE ? Part.Kind.RULE : Part.Kind.TRIGGER,
                firing.name().value());
        if (entity.presence(part) == Presence.ABSENT) {
            throw SqlError.missing(
                    "42704",
                    firing.kind().words() + " \"" + part.name() + "\" for table \""
                            + object.name().name() + "\" does not exist");
        }
        put(entity.change(part, value -> value.withSetting("firing", firing.enable() ? "enabled" : "disabled")));
    }

    private void rename(Entity entity, RenameTo rename) {
        String newName = rename.name().value();
        String routineTail = key.name().endsWith(")") && object.kind().isRoutine()
                ? key.name().substring(key.name().indexOf('('))
                : "";
        moveTo(entity, key.renamed(newName + routineTail), clash(object.kind()), newName);
    }

    private void move(Entity entity, AlterAction.SetSchema move) {
        String schema = move.schema().value();
        if (!Names.livesInSchema(object.kind())) {
            put(entity.withSetting("schema", schema));
            return;
        }
        if (run.catalog().presence(Key.global(ObjectKind.SCHEMA, schema)) == Presence.ABSENT) {
            throw SqlError.missing("3F000", "schema \"" + schema + "\" does not exist");
        }
        if (key.schema().equals(schema)) {
            return;
        }
        moveTo(entity, key.moved(schema), clash(object.kind()), key.name());
    }

    private void moveTo(Entity entity, Key target, String sqlState, String newName) {
        if (run.catalog().presence(target) == Presence.PRESENT) {
            String word =
                    object.kind().isRelation() ? "relation" : object.kind().words();
            throw SqlError.of(sqlState, word + " \"" + newName + "\" already exists");
        }
        Key from = key;
        run.catalog().remove(from);
        run.catalog().put(target, entity);
        key = target;
        for (Key other : run.catalog().naming(from)) {
            Entity value = run.catalog().find(other);
            if (value != null) {
                run.catalog().put(other, value.withKeyRenamed(from, target));
            }
        }
        if (!from.schema().equals(target.schema())) {
            for (Key owned : run.catalog().owned(target)) {
                Entity part = run.catalog().find(owned);
                if (part != null && owned.schema().equals(from.schema()) && part.setting("partition") == null) {
                    run.catalog().remove(owned);
                    run.catalog().put(owned.moved(target.schema()), part);
                }
            }
        }
        if (object.kind() == ObjectKind.SCHEMA) {
            moveContents(from.name(), target.name());
        }
        renameOwnConstraint(entity, from, target);
    }

    private void moveContents(String from, String to) {
        List<Key> inside = new ArrayList<>();
        run.catalog().forEach((other, value) -> {
            if (other.schema().equals(from)) {
                inside.add(other);
            }
        });
        for (Key other : inside) {
            Entity value = run.catalog().find(other);
            if (value != null) {
                run.catalog().remove(other);
                run.catalog().put(other.moved(to), value);
            }
        }
    }

    /** Renaming the index of a constraint renames the constraint. */
    private void renameOwnConstraint(Entity index, Key from, Key target) {
        Key table = index.owner();
        String constraint = index.setting("constraint");
        Entity owner = table == null ? null : run.catalog().find(table);
        if (table != null && owner != null && constraint != null && constraint.equals(from.name())) {
            PartValue value = owner.part(Part.constraint(constraint));
            if (value != null) {
                run.catalog()
                        .put(
                                table,
                                owner.without(Part.constraint(constraint)).with(Part.constraint(target.name()), value));
                run.catalog().put(target, index.withSetting("constraint", target.name()));
            }
        }
    }

    private void renameColumn(Entity entity, RenameColumn rename) {
        String from = rename.column().value();
        String to = rename.name().value();
        PartValue column = column(entity, from);
        if (entity.presence(Part.column(to)) == Presence.PRESENT) {
            throw SqlError.of(
                    "42701",
                    "column \"" + to + "\" of relation \"" + object.name().name() + "\" already exists");
        }
        Entity changed = entity.with(Part.column(from), column).withRenamed(Part.column(from), Part.column(to));
        PartValue value = entity.part(Relations.defaultOf(from));
        if (value != null) {
            changed = changed.without(Relations.defaultOf(from)).with(Relations.defaultOf(to), value);
        }
        put(changed.withRows(entity.rows().after(run.facts().ofRename(rename), List.of())));
    }

    private void renameConstraint(Entity entity, RenameConstraint rename) {
        String from = rename.constraint().value();
        String to = rename.name().value();
        PartValue constraint = constraint(entity, from);
        if (entity.presence(Part.constraint(to)) == Presence.PRESENT) {
            throw SqlError.of(
                    "42710",
                    "constraint \"" + to + "\" for relation \"" + object.name().name() + "\" already exists");
        }
        Key index = Key.relation(key.schema(), from);
        Entity indexed = run.catalog().find(index);
        if (indexed != null && from.equals(indexed.setting("constraint"))) {
            if (run.catalog().presence(index.renamed(to)) == Presence.PRESENT) {
                throw SqlError.of("42P07", "relation \"" + to + "\" already exists");
            }
            run.catalog().remove(index);
            run.catalog().put(index.renamed(to), indexed.withSetting("constraint", to));
        }
        put(entity.without(Part.constraint(from)).with(Part.constraint(to), constraint));
    }

    private void addLabel(Entity entity, AddEnumValue add) {
        Part label = new Part(Part.Kind.LABEL, add.label());
        if (entity.presence(label) == Presence.PRESENT) {
            if (!add.ifNotExists()) {
                throw SqlError.of("42710", "enum label \"" + add.label() + "\" already exists");
            }
            return;
        }
        put(entity.with(label, PartValue.of("")));
    }

    private void renameLabel(Entity entity, RenameEnumValue rename) {
        Part from = new Part(Part.Kind.LABEL, rename.label());
        Part to = new Part(Part.Kind.LABEL, rename.newLabel());
        if (entity.presence(from) == Presence.ABSENT) {
            throw SqlError.missing("22023", "\"" + rename.label() + "\" is not an existing enum label");
        }
        if (entity.presence(to) == Presence.PRESENT) {
            throw SqlError.of("42710", "enum label \"" + rename.newLabel() + "\" already exists");
        }
        put(entity.without(from).with(to, PartValue.of("")));
    }

    private void setOption(Entity entity, SetOption set) {
        if (tokens.isWord(set.range().from(), "options")) {
            ForeignOptions.change(run, tokens, key, entity, set.range());
            return;
        }
        if (object.kind() == ObjectKind.ROLE) {
            DefaultPath.remember(run, tokens, set.range());
        }
        put(entity.withSetting(set.words(), tokens.text(set.range())));
    }

    private void changeMembers(Entity entity, ChangeMembers change) {
        if (change.change() == ChangeMembers.Change.SET || change.names().isEmpty()) {
            if (change.change() == ChangeMembers.Change.SET) {
                put(entity.withSetting("members", tokens.text(change.range())));
                return;
            }
            changeMember(entity, change, new Part(Part.Kind.MEMBER, tokens.text(behindVerb(change.range()))));
            return;
        }
        Entity changed = entity;
        for (QualifiedName name : change.names()) {
            put(changed);
            changeMember(changed, change, new Part(Part.Kind.MEMBER, name.name().value()));
            Entity after = run.catalog().find(key);
            changed = after == null ? changed : after;
        }
    }

    private static TokenRange behindVerb(TokenRange range) {
        return new TokenRange(Math.min(range.from() + 1, range.to()), range.to());
    }

    private void changeMember(Entity entity, ChangeMembers change, Part member) {
        Presence presence = entity.parts().containsKey(member) ? entity.presence(member) : Presence.UNKNOWN;
        if (change.change() == ChangeMembers.Change.ADD) {
            if (presence == Presence.PRESENT && !change.ifExists()) {
                throw SqlError.of(
                        "42710",
                        "\"" + member.name() + "\" is already a member of "
                                + object.kind().words() + " \"" + object.name() + "\"");
            }
            put(entity.with(member, PartValue.of("")));
            return;
        }
        if (presence == Presence.ABSENT && !change.ifExists()) {
            throw SqlError.missing(
                    "42704",
                    "\"" + member.name() + "\" is not part of the "
                            + object.kind().words() + " \"" + object.name() + "\"");
        }
        put(entity.with(member, PartValue.GONE));
    }

    private PartValue column(Entity entity, String name) {
        Presence presence = entity.presence(Part.column(name));
        if (presence == Presence.ABSENT && !isQueryOutput(entity)) {
            throw noColumn(name);
        }
        PartValue value = entity.part(Part.column(name));
        return value == null ? PartValue.of("") : value;
    }

    private boolean isQueryOutput(Entity entity) {
        return entity.kind() == ObjectKind.VIEW || entity.kind() == ObjectKind.INDEX;
    }

    private PartValue constraint(Entity entity, String name) {
        if (entity.presence(Part.constraint(name)) == Presence.ABSENT) {
            throw noConstraint(name);
        }
        PartValue value = entity.part(Part.constraint(name));
        return value == null ? PartValue.of("") : value;
    }

    private SqlError noColumn(String name) {
        return SqlError.missing(
                "42703",
                "column \"" + name + "\" of relation \"" + object.name().name() + "\" does not exist");
    }

    private SqlError noConstraint(String name) {
        return SqlError.missing(
                "42704",
                "constraint \"" + name + "\" of relation \"" + object.name().name() + "\" does not exist");
    }

    /** The SQLSTATE of a name that is already taken, by kind. */
    private static String clash(ObjectKind kind) {
        if (kind.isRelation()) {
            return "42P07";
        }
        return switch (kind) {
            case SCHEMA -> "42P06";
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> "42723";
            default -> "42710";
        };
    }
}
