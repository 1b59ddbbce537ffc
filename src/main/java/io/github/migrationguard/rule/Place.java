package io.github.migrationguard.rule;

import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.Identifier;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;

/** A part of a text, from {@code start} up to but without {@code end}; empty where a name stands nowhere in it. */
record Place(int start, int end) {
    static Place of(Identifier name) {
        return new Place(name.start(), name.end());
    }

    static Place of(QualifiedName name) {
        return new Place(name.start(), name.end());
    }

    static Place of(Tokens tokens, TokenRange range) {
        return range.isEmpty() ? new Place(0, 0) : new Place(tokens.start(range.from()), tokens.end(range.to() - 1));
    }

    boolean isNowhere() {
        return end <= start;
    }
}
