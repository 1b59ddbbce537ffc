package io.github.migrationguard.sql;

import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.Command.Utility;
import io.github.migrationguard.sql.ast.Command.Utility.Kind;
import io.github.migrationguard.sql.ast.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Commands that leave nothing behind in a database. */
final class UtilityParser {
    private UtilityParser() {}

    static Command parse(Cursor c) {
        int from = c.at();
        String verb = c.tokens().text(c.at()).toUpperCase(Locale.ROOT);
        c.next();
        Kind kind = verb.equals("ANALYSE") ? Kind.ANALYZE : Kind.valueOf(verb);
        List<QualifiedName> names = switch (kind) {
            case ANALYZE, VACUUM -> maintained(c);
            case CLUSTER, REPACK -> clustered(c);
            case LOCK -> locked(c);
            case DECLARE -> declared(c);
            default -> List.of();
        };
        Seams.skipRest(c);
        return new Utility(kind, names, c.since(from));
    }

    private static List<QualifiedName> maintained(Cursor c) {
        options(c);
        while (c.accept("full")
                || c.accept("freeze")
                || c.accept("verbose")
                || c.accept("analyze")
                || c.accept("analyse")) {
            // old options without parentheses
        }
        List<QualifiedName> names = new ArrayList<>();
        if (!c.atEnd()) {
            do {
                names.add(c.relation());
                if (c.symbol() == '(') {
                    c.parenthesised();
                }
            } while (c.accept(','));
        }
        return List.copyOf(names);
    }

    private static List<QualifiedName> clustered(Cursor c) {
        options(c);
        c.accept("verbose");
        if (c.atEnd()) {
            return List.of();
        }
        QualifiedName name = c.qualifiedName();
        if (c.accept("on")) {
            name = c.qualifiedName();
        }
        return List.of(name);
    }

    private static void options(Cursor c) {
        if (c.symbol() == '(') {
            c.parenthesised();
        }
    }

    private static List<QualifiedName> locked(Cursor c) {
        c.accept("table");
        List<QualifiedName> names = new ArrayList<>();
        do {
            names.add(c.relation());
        } while (c.accept(','));
        return List.copyOf(names);
    }

    private static List<QualifiedName> declared(Cursor c) {
        QualifiedName name = new QualifiedName(null, c.name());
        while (!c.atEnd() && !c.is("cursor")) {
            c.next();
        }
        c.expect("cursor");
        return List.of(name);
    }
}
