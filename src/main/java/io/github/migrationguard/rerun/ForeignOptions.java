package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.ExpressionReader;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.ast.TokenRange;

/** OPTIONS ([ADD | SET | DROP] name ['value'], ..) of servers, wrappers, user mappings and foreign tables. */
final class ForeignOptions {
    private ForeignOptions() {}

    static void change(Run run, Tokens tokens, Key key, Entity entity, TokenRange range) {
        Entity changed = entity;
        TokenRange list = new TokenRange(range.from() + 2, Math.max(range.from() + 2, range.to() - 1));
        for (TokenRange option : ExpressionReader.split(tokens, list)) {
            int name = option.from();
            boolean set = tokens.isWord(name, "set");
            boolean drop = tokens.isWord(name, "drop");
            if (set || drop || tokens.isWord(name, "add")) {
                name++;
            }
            Part part = new Part(Part.Kind.MEMBER, Queries.nameAt(tokens, name));
            PartValue known = changed.parts().get(part);
            boolean present = known != null && !PartValue.GONE.equals(known);
            if (drop || set) {
                if (known != null && !present) {
                    throw SqlError.missing("42704", "option \"" + part.name() + "\" not found");
                }
                changed = changed.with(part, drop ? PartValue.GONE : PartValue.of(tokens.text(option)));
            } else {
                if (present) {
                    throw SqlError.of("42710", "option \"" + part.name() + "\" provided more than once");
                }
                changed = changed.with(part, PartValue.of(tokens.text(option)));
            }
        }
        run.catalog().put(key, changed);
    }
}
