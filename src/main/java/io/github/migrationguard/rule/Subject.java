package io.github.migrationguard.rule;

import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step is about: the object it creates, drops or changes.
 *
 * @param name as PostgreSQL stores it, without its schema
 * @param place where the step names it
 */
record Subject(String name, Place place) {
    /** The subjects of a step; only a DROP can have several. */
    static List<Subject> of(Step step) {
        Command command = step.command();
        AlterAction action = step.action();
        boolean whole =
                action == null || action instanceof AlterAction.RenameTo || action instanceof AlterAction.SetSchema;
        if (action != null && !whole) {
            return ofAction(step, action);
        }
        if (command instanceof Command.Drop drop) {
            List<Subject> subjects = new ArrayList<>();
            for (ObjectRef object : drop.objects()) {
                subjects.add(of(object.name()));
            }
            return subjects;
        }
        QualifiedName name = created(command);
        if (name == null) {
            name = touched(command);
        }
        return name == null ? List.of() : List.of(of(name));
    }

    private static List<Subject> ofAction(Step step, AlterAction action) {
        if (action instanceof AlterAction.AddEnumValue add) {
            return List.of(label(step, add.label(), add.range().from() + (add.ifNotExists() ? 5 : 2)));
        } else if (action instanceof AlterAction.RenameEnumValue rename) {
            return List.of(label(step, rename.label(), rename.range().from() + 2));
        } else if (action instanceof AlterAction.ChangeMembers change) {
            List<Subject> subjects = new ArrayList<>();
            for (QualifiedName member : change.names()) {
                subjects.add(of(member));
            }
            return subjects;
        }
        Identifier name = ofAction(action);
        if (name != null) {
            return List.of(new Subject(name.value(), Place.of(name)));
        }
        boolean unnamed = action instanceof AlterAction.AddConstraint;
        return unnamed ? List.of(new Subject("", Place.of(step.tokens(), action.range()))) : List.of();
    }

    private static Subject label(Step step, String label, int token) {
        return new Subject(
                label, new Place(step.tokens().start(token), step.tokens().end(token)));
    }

    private static Subject of(QualifiedName name) {
        return new Subject(name.name().value(), Place.of(name));
    }

    /** The name of what a command creates; null where it creates nothing or what it creates has no name. */
    static @Nullable QualifiedName created(Command command) {
        if (command instanceof Command.CreateTable create) {
            return create.name();
        } else if (command instanceof Command.CreateTableAs create) {
            return create.name();
        } else if (command instanceof Command.CreateView create) {
            return create.name();
        } else if (command instanceof Command.CreateIndex create) {
            return create.name() == null ? null : bare(create.name());
        } else if (command instanceof Command.CreateSequence create) {
            return create.name();
        } else if (command instanceof Command.CreateSchema create) {
            return bare(create.name());
        } else if (command instanceof Command.CreateExtension create) {
            return bare(create.name());
        } else if (command instanceof Command.CreateType create) {
            return create.name();
        } else if (command instanceof Command.CreateDomain create) {
            return create.name();
        } else if (command instanceof Command.CreateRoutine create) {
            return create.name();
        } else if (command instanceof Command.CreateTrigger create) {
            return bare(create.name());
        } else if (command instanceof Command.CreateRule create) {
            return bare(create.name());
        } else if (command instanceof Command.CreatePolicy create) {
            return bare(create.name());
        } else if (command instanceof Command.CreateRole create) {
            return bare(create.name());
        } else if (command instanceof Command.CreateOther create) {
            return create.object().name();
        }
        return null;
    }

    private static @Nullable QualifiedName touched(Command command) {
        if (command instanceof Command.Alter alter) {
            return alter.object().name();
        } else if (command instanceof Command.CreateIndex create) {
            return create.table();
        } else if (command instanceof Command.Insert insert) {
            return insert.table();
        } else if (command instanceof Command.Update update) {
            return update.table();
        } else if (command instanceof Command.Delete delete) {
            return delete.table();
        } else if (command instanceof Command.Merge merge) {
            return merge.table();
        } else if (command instanceof Command.Copy copy) {
            return copy.table();
        } else if (command instanceof Command.Refresh refresh) {
            return refresh.name();
        } else if (command instanceof Command.Comment comment) {
            return comment.object().name();
        } else if (command instanceof Command.Truncate truncate) {
            return truncate.tables().get(0);
        } else if (command instanceof Command.Grant grant && !grant.objects().isEmpty()) {
            return grant.objects().get(0).name();
        }
        return null;
    }

    private static @Nullable Identifier ofAction(AlterAction action) {
        if (action instanceof AlterAction.AddColumn add) {
            return add.column().name();
        } else if (action instanceof AlterAction.DropColumn drop) {
            return drop.column();
        } else if (action instanceof AlterAction.SetType set) {
            return set.column();
        } else if (action instanceof AlterAction.SetDefault set) {
            return set.column();
        } else if (action instanceof AlterAction.DropDefault drop) {
            return drop.column();
        } else if (action instanceof AlterAction.SetNotNull set) {
            return set.column();
        } else if (action instanceof AlterAction.DropNotNull drop) {
            return drop.column();
        } else if (action instanceof AlterAction.AddIdentity add) {
            return add.column();
        } else if (action instanceof AlterAction.SetIdentity set) {
            return set.column();
        } else if (action instanceof AlterAction.DropIdentity drop) {
            return drop.column();
        } else if (action instanceof AlterAction.SetExpression set) {
            return set.column();
        } else if (action instanceof AlterAction.DropExpression drop) {
            return drop.column();
        } else if (action instanceof AlterAction.SetColumnOption set) {
            return set.column();
        } else if (action instanceof AlterAction.AddConstraint add) {
            return add.constraint().name() != null
                    ? add.constraint().name()
                    : add.constraint().usingIndex();
        } else if (action instanceof AlterAction.DropConstraint drop) {
            return drop.constraint();
        } else if (action instanceof AlterAction.ValidateConstraint validate) {
            return validate.constraint();
        } else if (action instanceof AlterAction.AlterConstraint alter) {
            return alter.constraint();
        } else if (action instanceof AlterAction.SetFiring firing) {
            return firing.name();
        } else if (action instanceof AlterAction.AttachPartition attach) {
            return attach.partition().name();
        } else if (action instanceof AlterAction.DetachPartition detach) {
            return detach.partition().name();
        } else if (action instanceof AlterAction.Inherit inherit) {
            return inherit.parent().name();
        } else if (action instanceof AlterAction.RenameColumn rename) {
            return rename.column();
        } else if (action instanceof AlterAction.RenameConstraint rename) {
            return rename.constraint();
        }
        return null;
    }

    private static QualifiedName bare(Identifier name) {
        return new QualifiedName(null, name);
    }
}
