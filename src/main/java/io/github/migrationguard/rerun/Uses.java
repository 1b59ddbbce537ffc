package io.github.migrationguard.rerun;

import io.github.migrationguard.sql.StringLiterals;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.ObjectKind;
import io.github.migrationguard.sql.ast.QualifiedName;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a definition depends on (PostgreSQL manual, 5.14), among the objects that are known to exist. */
final class Uses {
    private Uses() {}

    /** The type's object, if it is one of the known ones. */
    static Set<Key> ofType(Run run, String typeText) {
        QualifiedName name = TypeNames.userType(typeText);
        if (name == null) {
            return Set.of();
        }
        Key key = run.names().existing(ObjectKind.TYPE, name);
        return run.catalog().presence(key) == Presence.PRESENT ? Set.of(key) : Set.of();
    }

    /** Known functions called, known sequences and types named in an expression. */
    static Set<Key> ofExpression(Run run, Tokens tokens, TokenRange range) {
        Set<Key> uses = new HashSet<>();
        for (int i : run.texts().dependencies(tokens, range)) {
            if (tokens.kind(i) == Kind.STRING) {
                QualifiedName name = TypeNames.userType(StringLiterals.decode(tokens, i));
                addIfPresent(run, uses, name == null ? null : run.names().relation(name));
            } else if (tokens.isSymbol(i - 1, "::")) {
                uses.addAll(ofType(run, typeText(tokens, i)));
            } else {
                uses.addAll(Routines.named(run, tokens, i));
            }
        }
        return uses;
    }

    private static String typeText(Tokens tokens, int token) {
        String text = tokens.text(token);
        return text.startsWith("\"") ? text : text.toLowerCase(Locale.ROOT);
    }

    /** Relations, functions and types that a query names. */
    static Set<Key> ofQuery(Run run, Tokens tokens, TokenRange query) {
        Set<Key> uses = ofExpression(run, tokens, query);
        for (QualifiedName name : run.texts().relations(tokens, query)) {
            addIfPresent(run, uses, run.names().relation(name));
        }
        return uses;
    }

    private static void addIfPresent(Run run, Set<Key> uses, @Nullable Key key) {
        if (key != null && run.catalog().presence(key) == Presence.PRESENT) {
            uses.add(key);
        }
    }

    /** All words and names of a range, folded: whether a column is named in it can be asked of them. */
    static Set<String> words(Tokens tokens, TokenRange range) {
        Set<String> words = new HashSet<>();
        for (int i = range.from(); i < range.to(); i++) {
            switch (tokens.kind(i)) {
                case WORD -> words.add(tokens.text(i).toLowerCase(Locale.ROOT));
                case QUOTED_IDENTIFIER ->
                    words.add(tokens.text(i)
                            .substring(1, tokens.text(i).length() - 1)
                            .replace("\"\"", "\""));
                case SYMBOL -> {
                    if (tokens.isSymbol(i, "*")) {
                        words.add("*");
                    }
                }
                default -> {}
            }
        }
        return words;
    }
}
