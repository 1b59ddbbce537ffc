package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.ObjectRef;

/** COMMENT ON and SECURITY LABEL. */
final class CommentParser {
    private CommentParser() {}

    static Command parse(Cursor c) {
        boolean securityLabel = c.accept("security");
        c.expect(securityLabel ? "label" : "comment");
        if (securityLabel && c.accept("for")) {
            c.next();
        }
        c.expect("on");
        ObjectKind kind = ObjectNames.kind(c);
        ObjectRef object = ObjectNames.read(c, kind);
        c.expect("is");
        int from = c.at();
        if (!c.accept("null") && !c.is(Tokens.Kind.PLACEHOLDER)) {
            c.string();
        } else {
            c.moveTo(from + 1);
        }
        return new Command.Comment(object, securityLabel, c.since(from));
    }
}
