package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.ast.AlterAction.AddConstraint;
import io.github.migrationguard.sql.ast.Command.CreateIndex;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX CONCURRENTLY that was cut off leaves an index that is there and does not work. */
final class ConcurrentIndexLeftInvalid implements Rule {
    @Override
    public String id() {
        return "concurrent-index-left-invalid";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public @Nullable Advice advise(Trouble trouble) {
        if (!(trouble.command() instanceof CreateIndex create) || !trouble.is(Hazard.Kind.INTERRUPTED)) {
            return null;
        }
        Identifier name = create.name();
        Cure cure = name == null
                ? UnnamedIndexRepeats.cure(trouble.step(), create)
                : isAdopted(trouble, name)
                        ? onlyInvalidDropped(create, name)
                        : UnguardedCreateIndex.droppedFirst(trouble.step(), create, name);
        return new Advice(
                trouble.place(),
                "cut off in its middle this leaves an invalid index, which a re-run does not repair",
                create.ifNotExists()
                        ? "The index is built in several transactions. IF NOT EXISTS sees the name only and passes over an"
                                + " index that no query uses."
                        : "The index is built in several transactions; what was built so far keeps the name.",
                cure);
    }

    /** Whether a later statement makes a constraint of it, so that the index can no longer be dropped by itself. */
    private static boolean isAdopted(Trouble trouble, Identifier name) {
        for (Statement statement : trouble.migration().script().statements()) {
            for (Step step : Steps.of(statement)) {
                if (step.action() instanceof AddConstraint add
                        && add.constraint().usingIndex() != null
                        && add.constraint().usingIndex().value().equals(name.value())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Cure onlyInvalidDropped(CreateIndex create, Identifier name) {
        QualifiedName index = new QualifiedName(create.table().schema(), name);
        return Cure.words(
                "Before it drop the index only where it is invalid:\nDO $$ BEGIN\n    IF EXISTS (SELECT 1 FROM"
                        + " pg_index WHERE indexrelid = to_regclass(" + SqlText.literal(SqlText.quoted(index))
                        + ") AND NOT indisvalid) THEN\n        DROP INDEX " + SqlText.quoted(index)
                        + ";\n    END IF;\nEND $$;");
    }
}
