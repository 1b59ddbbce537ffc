package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.QueryReader;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectRef;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement that reads or changes what a later statement of the same migration drops or renames. */
final class NeedsDroppedObject implements Rule {
    private static final Pattern COLUMN = Pattern.compile("column \"(.+?)\" of relation \"(.+?)\"");

    @Override
    public String id() {
        return "needs-dropped-object";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!trouble.is(Hazard.Kind.MISSES)) {
            return null;
        }
        Cure cure = cure(trouble);
        return trouble.stopping(
                "A later statement of this migration drops or renames what this one needs. " + trouble.crash()
                        + " makes the next run stop here.",
                cure != null ? cure : Cure.words("Drop or rename it in a later migration, not in this one."));
    }

    private static @Nullable Cure cure(Trouble trouble) {
        Step step = trouble.step();
        if (trouble.sqlState().equals("42P01")) {
            if (step.command() instanceof Command.Alter alter
                    && alter.object().kind().isRelation()
                    && trouble.names(alter.object().name().name().value())) {
                return UnguardedRename.ifExists(step, alter);
            }
            QualifiedName relation = relation(step, trouble);
            if (relation != null) {
                return Guards.onlyIf(step, SqlText.relationExists(relation));
            }
        }
        if (trouble.sqlState().equals("42703")) {
            Matcher column = COLUMN.matcher(trouble.hazard().detail());
            if (column.find()) {
                QualifiedName table = named(step, column.group(2));
                return Guards.onlyIf(step, SqlText.columnExists(table, column.group(1), null));
            }
        }
        return Guards.caught(step, trouble.sqlState());
    }

    private static @Nullable QualifiedName relation(Step step, Trouble trouble) {
        for (QualifiedName name : relations(step)) {
            if (trouble.names(name.name().value())) {
                return name;
            }
        }
        return null;
    }

    private static QualifiedName named(Step step, String table) {
        for (QualifiedName name : relations(step)) {
            if (name.name().value().equals(table)) {
                return name;
            }
        }
        return QualifiedName.of(null, table);
    }

    private static List<QualifiedName> relations(Step step) {
        List<QualifiedName> relations = new ArrayList<>();
        Command command = step.command();
        if (command instanceof Command.Alter alter) {
            relations.add(alter.object().name());
        } else if (command instanceof Command.CreateIndex create) {
            relations.add(create.table());
        } else if (command instanceof Command.CreateTrigger create) {
            relations.add(create.table());
        } else if (command instanceof Command.CreatePolicy create) {
            relations.add(create.table());
        } else if (command instanceof Command.CreateRule create) {
            relations.add(create.table());
        } else if (command instanceof Command.Insert insert) {
            relations.add(insert.table());
        } else if (command instanceof Command.Update update) {
            relations.add(update.table());
        } else if (command instanceof Command.Delete delete) {
            relations.add(delete.table());
        } else if (command instanceof Command.Comment comment) {
            QualifiedName table = comment.object().table();
            relations.add(table != null ? table : comment.object().name());
        } else if (command instanceof Command.Truncate truncate) {
            relations.addAll(truncate.tables());
        } else if (command instanceof Command.Refresh refresh) {
            relations.add(refresh.name());
        } else if (command instanceof Command.Grant grant) {
            for (ObjectRef object : grant.objects()) {
                relations.add(object.name());
            }
        }
        if (step.action() instanceof AlterAction.AddConstraint add
                && add.constraint().references() != null) {
            relations.add(add.constraint().references());
        }
        relations.addAll(QueryReader.relations(step.tokens(), step.range()));
        return relations;
    }
}
