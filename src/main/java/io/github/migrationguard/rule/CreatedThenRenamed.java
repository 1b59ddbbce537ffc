package io.github.migrationguard.rule;

import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that one statement creates and a later one renames: the re-run creates it once more under its old name. */
final class CreatedThenRenamed implements Rule {
    @Override
    public String id() {
        return "created-then-renamed";
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (trouble.is(Hazard.Kind.FAILS)) {
            return ofRename(trouble);
        }
        boolean column = trouble.action() instanceof AlterAction.AddColumn;
        if (!creates(trouble.step(), column) || !trouble.is(Hazard.Kind.CHANGES_STATE)) {
            return null;
        }
        Subject created = Subject.of(trouble.step()).get(0);
        for (Statement later : trouble.migration().script().statements()) {
            if (later.number() > trouble.statement().number()) {
                for (Step step : Steps.of(later)) {
                    Identifier renamed = renamed(step, created.name(), column);
                    if (renamed != null) {
                        return advice(trouble, created, later, step, renamed);
                    }
                }
            }
        }
        return null;
    }

    /** The rename itself, refused because the statements before it make the old name again. */
    private static @Nullable Advice ofRename(Trouble trouble) {
        Identifier target = target(trouble.action());
        if (target == null || !(trouble.command() instanceof Command.Alter alter)) {
            return null;
        }
        boolean column = trouble.action() instanceof AlterAction.RenameColumn;
        String old = trouble.action() instanceof AlterAction.RenameColumn rename
                ? rename.column().value()
                : alter.object().name().name().value();
        for (Statement earlier : trouble.migration().script().statements()) {
            if (earlier.number() >= trouble.statement().number()) {
                return null;
            }
            for (Step step : Steps.of(earlier)) {
                if (creates(step, column) && Subject.of(step).get(0).name().equals(old)) {
                    return trouble.stopping(
                            "Statement " + earlier.number() + " makes \"" + old
                                    + "\" once more, and the new name is taken. " + trouble.crash()
                                    + " makes the next run stop here.",
                            Cure.words("Create it as \"" + target.value()
                                    + "\" right away and leave the RENAME out. Where that is not possible, let one DO block"
                                    + " do all from its creation to the RENAME, behind a condition that no longer holds"
                                    + " once it is done."));
                }
            }
        }
        return null;
    }

    private static boolean creates(Step step, boolean column) {
        return column
                ? step.action() instanceof AlterAction.AddColumn
                : step.action() == null && Subject.created(step.command()) != null;
    }

    private static Advice advice(Trouble trouble, Subject created, Statement later, Step rename, Identifier to) {
        String message = "running this again makes \"" + created.name() + "\" once more, which statement "
                + later.number() + " renames to \"" + to.value() + "\"";
        String reason = trouble.crash() + " leaves it under its new name only; the next run makes a second one.";
        return trouble.changing(message, reason, cure(trouble, created, later, rename, to));
    }

    private static Cure cure(Trouble trouble, Subject created, Statement later, Step rename, Identifier to) {
        String name = later.tokens().text().substring(to.start(), to.end());
        boolean simple = rename.around() == null
                && trouble.step().around() == null
                && !created.place().isNowhere()
                && !isUsedBetween(trouble.statement(), later, created.name());
        if (!simple) {
            return Cure.words("Create it as " + name
                    + " right away, let the statements in between use that name, and leave" + " the RENAME out.");
        }
        Edit naming =
                new Edit(nameStart(trouble.step(), created), created.place().end(), name);
        Cure cure = Cure.edit(trouble.step(), naming);
        return cure.and(new Cure("", "", List.of(new Edit(later.start(), closed(later), "")), false))
                .remark("and leave out the RENAME of statement " + later.number());
    }

    /** A schema before the name stays. */
    private static int nameStart(Step step, Subject created) {
        int last = step.tokenAt(created.place().end()) - 1;
        return step.tokens().start(last);
    }

    private static int closed(Statement statement) {
        int behind = statement.range().to();
        boolean semicolon = statement.terminated() && statement.tokens().isSymbol(behind, ";");
        return semicolon ? statement.tokens().end(behind) : statement.end();
    }

    private static boolean isUsedBetween(Statement from, Statement to, String name) {
        Tokens tokens = from.tokens();
        for (int i = from.range().to(); i < to.range().from(); i++) {
            if (tokens.text(i).contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Identifier target(@Nullable AlterAction action) {
        if (action instanceof AlterAction.RenameTo rename) {
            return rename.name();
        }
        return action instanceof AlterAction.RenameColumn rename ? rename.name() : null;
    }

    private static @Nullable Identifier renamed(Step step, String name, boolean column) {
        if (column) {
            return step.action() instanceof AlterAction.RenameColumn rename
                            && rename.column().value().equals(name)
                    ? rename.name()
                    : null;
        }
        return step.action() instanceof AlterAction.RenameTo rename
                        && step.command() instanceof Command.Alter alter
                        && alter.object().name().name().value().equals(name)
                ? rename.name()
                : null;
    }
}
