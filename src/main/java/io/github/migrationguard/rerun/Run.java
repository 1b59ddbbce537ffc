package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * One run of a migration over the catalog: the clean one, which is taken to succeed and teaches what exists, or a re-run,
 * whose outcome is predicted.
 *
 * @param catalog the state that statements change
 * @param session the connection
 * @param names resolution in that session
 * @param rerun whether this is a re-run
 * @param facts what data-changing statements do, by statement
 * @param texts what definitions and queries say
 */
record Run(Catalog catalog, Session session, Names names, boolean rerun, DataFacts facts, TextFacts texts) {
    static Run start(Catalog catalog, boolean rerun, DataFacts facts, TextFacts texts) {
        Session session = new Session(DefaultPath.of(catalog));
        return new Run(catalog, session, new Names(catalog, session), rerun, facts, texts);
    }

    /** The relation that a statement needs; one that is not known must exist, or the clean run had failed. */
    Entity relation(Key key, QualifiedName name) {
        Entity entity = existing(key, ObjectKind.TABLE);
        if (entity == null) {
            throw SqlError.missing("42P01", "relation \"" + name + "\" does not exist");
        }
        return entity;
    }

    /** An object that a statement needs; null where it is known not to exist. */
    @Nullable
    Entity existing(Key key, ObjectKind kind) {
        Entity entity = catalog.entry(key);
        if (entity == null) {
            entity = Entity.met(kind);
            catalog.put(key, entity);
        }
        return Entity.isAbsent(entity) ? null : entity;
    }
}
