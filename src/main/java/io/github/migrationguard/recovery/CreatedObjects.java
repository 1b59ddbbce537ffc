package io.github.migrationguard.recovery;

import io.github.migrationguard.recovery.CreatedObject.Kind;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.Persistence;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What statements create and do not drop again: objects whose presence means that the statement has run, or that somebody
 * else made them. What a statement drops or renames first may well be there before, and is left out.
 */
final class CreatedObjects {
    private final Set<CreatedObject> created = new LinkedHashSet<>();
    /** Names that were taken before, so that finding them says nothing. */
    private final Set<CreatedObject> replaced = new LinkedHashSet<>();

    private final String defaultSchema;
    private final boolean guardedToo;
    /** Whether a name without a schema means one in the default schema. */
    private boolean plainNamesKnown = true;

    private CreatedObjects(String defaultSchema, boolean guardedToo) {
        this.defaultSchema = defaultSchema;
        this.guardedToo = guardedToo;
    }

    /**
     * @param schema that of names that are written without one
     * @param guardedToo with what a statement passes over where it is there already
     */
    static Set<CreatedObject> of(List<Statement> statements, String schema, boolean guardedToo) {
        CreatedObjects objects = new CreatedObjects(schema, guardedToo);
        for (Statement statement : statements) {
            objects.play(statement.command());
        }
        return Set.copyOf(objects.created);
    }

    private void play(Command command) {
        if (command instanceof Command.CreateTable table) {
            if (table.persistence() != Persistence.TEMPORARY) {
                relation(table.name(), table.ifNotExists());
            }
        } else if (command instanceof Command.CreateTableAs table) {
            if (table.persistence() != Persistence.TEMPORARY) {
                relation(table.name(), table.ifNotExists());
            }
        } else if (command instanceof Command.CreateView view) {
            if (!view.temporary()) {
                relation(view.name(), view.orReplace());
            }
        } else if (command instanceof Command.CreateSequence sequence) {
            if (sequence.persistence() != Persistence.TEMPORARY) {
                relation(sequence.name(), sequence.ifNotExists());
            }
        } else if (command instanceof Command.CreateIndex index) {
            // The index lives in the schema of its table.
            Identifier name = index.name();
            if (name != null) {
                relation(new QualifiedName(index.table().schema(), name), index.ifNotExists());
            }
        } else if (command instanceof Command.CreateSchema schema) {
            add(new CreatedObject(Kind.SCHEMA, "", "", schema.name().value()), schema.ifNotExists());
        } else if (command instanceof Command.CreateType type) {
            add(object(Kind.TYPE, type.name()), false);
        } else if (command instanceof Command.CreateDomain domain) {
            add(object(Kind.TYPE, domain.name()), false);
        } else if (command instanceof Command.CreateTrigger trigger) {
            add(part(Kind.TRIGGER, trigger.table(), trigger.name().value()), trigger.orReplace());
        } else if (command instanceof Command.CreatePolicy policy) {
            add(part(Kind.POLICY, policy.table(), policy.name().value()), false);
        } else if (command instanceof Command.Alter alter) {
            alter(alter);
        } else if (command instanceof Command.Drop drop) {
            drop.objects().forEach(this::drop);
        } else if (command instanceof Command.SetVariable set && set.name().equals("search_path")) {
            plainNamesKnown = false;
        }
    }

    private void alter(Command.Alter alter) {
        QualifiedName owner = alter.object().name();
        for (AlterAction action : alter.actions()) {
            if (action instanceof AlterAction.AddColumn add) {
                add(part(Kind.COLUMN, owner, add.column().name().value()), add.ifNotExists());
            } else if (action instanceof AlterAction.AddConstraint add) {
                Identifier name = add.constraint().name();
                if (name != null && alter.object().kind() == ObjectKind.TABLE) {
                    add(part(Kind.CONSTRAINT, owner, name.value()), false);
                }
            } else if (action instanceof AlterAction.AddEnumValue add) {
                add(part(Kind.LABEL, owner, add.label()), add.ifNotExists());
            } else if (action instanceof AlterAction.DropColumn drop) {
                gone(part(Kind.COLUMN, owner, drop.column().value()));
            } else if (action instanceof AlterAction.DropConstraint drop) {
                gone(part(Kind.CONSTRAINT, owner, drop.constraint().value()));
            } else if (action instanceof AlterAction.RenameColumn rename) {
                renamed(
                        part(Kind.COLUMN, owner, rename.column().value()),
                        part(Kind.COLUMN, owner, rename.name().value()));
            } else if (action instanceof AlterAction.RenameConstraint rename) {
                renamed(
                        part(Kind.CONSTRAINT, owner, rename.constraint().value()),
                        part(Kind.CONSTRAINT, owner, rename.name().value()));
            } else if (action instanceof AlterAction.RenameTo rename) {
                Kind kind = kind(alter.object().kind());
                if (kind != null) {
                    renamed(object(kind, owner), object(kind, new QualifiedName(owner.schema(), rename.name())));
                }
            } else if (action instanceof AlterAction.SetSchema) {
                Kind kind = kind(alter.object().kind());
                if (kind != null) {
                    gone(object(kind, owner));
                }
            }
        }
    }

    private void drop(ObjectRef dropped) {
        QualifiedName table = dropped.table();
        switch (dropped.kind()) {
            case TRIGGER ->
                gone(
                        table == null
                                ? null
                                : part(
                                        Kind.TRIGGER,
                                        table,
                                        dropped.name().name().value()));
            case POLICY ->
                gone(
                        table == null
                                ? null
                                : part(Kind.POLICY, table, dropped.name().name().value()));
            case SCHEMA -> {
                String schema = dropped.name().name().value();
                created.removeIf(object -> object.schema().equals(schema));
                gone(new CreatedObject(Kind.SCHEMA, "", "", schema));
            }
            default -> {
                Kind kind = kind(dropped.kind());
                CreatedObject object = kind == null ? null : object(kind, dropped.name());
                if (object != null) {
                    created.removeIf(part -> part.schema().equals(object.schema())
                            && part.parent().equals(object.name()));
                }
                gone(object);
            }
        }
    }

    private static @Nullable Kind kind(ObjectKind kind) {
        if (kind.isRelation()) {
            return Kind.RELATION;
        }
        return kind == ObjectKind.TYPE || kind == ObjectKind.DOMAIN ? Kind.TYPE : null;
    }

    private void relation(QualifiedName name, boolean guarded) {
        add(object(Kind.RELATION, name), guarded);
    }

    private void add(@Nullable CreatedObject object, boolean guarded) {
        if (object != null && (guardedToo || !guarded) && !replaced.contains(object) && !isOfReplaced(object)) {
            created.add(object);
        }
    }

    /** Whether the table or type that it belongs to is not the one that stood under that name before. */
    private boolean isOfReplaced(CreatedObject object) {
        return !object.parent().isEmpty()
                && (replaced.contains(new CreatedObject(Kind.RELATION, object.schema(), "", object.parent()))
                        || replaced.contains(new CreatedObject(Kind.TYPE, object.schema(), "", object.parent())));
    }

    private void gone(@Nullable CreatedObject object) {
        if (object != null && !created.remove(object)) {
            replaced.add(object);
        }
    }

    private void renamed(@Nullable CreatedObject from, @Nullable CreatedObject to) {
        boolean own = from != null && created.contains(from);
        gone(from);
        if (own) {
            add(to, false);
        } else if (to != null && !replaced.contains(to)) {
            created.add(to);
        }
    }

    private @Nullable CreatedObject object(Kind kind, QualifiedName name) {
        String schema = schema(name);
        return schema == null
                ? null
                : new CreatedObject(kind, schema, "", name.name().value());
    }

    private @Nullable CreatedObject part(Kind kind, QualifiedName owner, String name) {
        String schema = schema(owner);
        return schema == null
                ? null
                : new CreatedObject(kind, schema, owner.name().value(), name);
    }

    private @Nullable String schema(QualifiedName name) {
        Identifier schema = name.schema();
        if (schema != null) {
            return schema.value();
        }
        return plainNamesKnown ? defaultSchema : null;
    }
}
