package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;
import java.util.ArrayList;
import java.util.List;

/** DROP, DROP OWNED and REASSIGN OWNED. */
final class DropParser {
    private DropParser() {}

    static Command parse(Cursor c) {
        c.expect("drop");
        if (c.accept("owned")) {
            c.expect("by");
            List<Identifier> roles = c.roles();
            c.cascade();
            return new Command.OwnedBy(true, roles);
        }
        ObjectKind kind = ObjectNames.kind(c);
        if (kind == ObjectKind.COLUMN || kind == ObjectKind.CONSTRAINT || kind == ObjectKind.LARGE_OBJECT) {
            c.moveTo(c.at() - 1);
            throw c.unfit("a kind of object that can be dropped");
        }
        boolean concurrently = kind == ObjectKind.INDEX && c.accept("concurrently");
        boolean ifExists = c.ifExists();
        List<ObjectRef> objects = new ArrayList<>(1);
        do {
            objects.add(ObjectNames.read(c, kind));
        } while (c.accept(','));
        if (kind == ObjectKind.DATABASE) {
            c.accept("with");
            if (c.symbol() == '(') {
                c.parenthesised();
            }
        }
        return new Command.Drop(List.copyOf(objects), ifExists, c.cascade(), concurrently);
    }

    static Command reassign(Cursor c) {
        c.expect("reassign");
        c.expect("owned");
        c.expect("by");
        List<Identifier> roles = c.roles();
        c.expect("to");
        c.role();
        return new Command.OwnedBy(false, roles);
    }
}
