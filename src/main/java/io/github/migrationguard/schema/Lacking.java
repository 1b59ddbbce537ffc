package io.github.migrationguard.schema;

import io.github.migrationguard.proof.MigratedDatabase;
import io.github.migrationguard.proof.MigratedDatabase.Stop;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.Command;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Extensions that the migrations want and the scratch server does not have. Statements that fail for want of them are
 * passed over, and what they are about is not compared.
 */
final class Lacking implements MigratedDatabase.Tolerance {
    /** No such type, access method or operator class; function; schema; table; column; collation and the like. */
    private static final Set<String> WANTING = Set.of("42704", "42883", "3F000", "42P01", "42703", "42P16");

    private final Set<String> available;
    private final Set<String> extensions = new TreeSet<>();
    private final List<Statement> passed = new ArrayList<>();

    /** @param available the extensions that the scratch server has */
    Lacking(Set<String> available) {
        this.available = Set.copyOf(available);
    }

    /** Whether a migration wants one of them, or an earlier one did. */
    boolean concerns(List<Statement> statements) {
        for (Statement statement : statements) {
            if (isLacking(statement)) {
                return true;
            }
        }
        return !extensions.isEmpty();
    }

    private boolean isLacking(Statement statement) {
        return statement.command() instanceof Command.CreateExtension create
                && !available.contains(create.name().value());
    }

    @Override
    public boolean passesOver(Statement statement, Stop stop) {
        if (isLacking(statement)) {
            extensions.add(
                    ((Command.CreateExtension) statement.command()).name().value());
            return true;
        }
        boolean wanting = !extensions.isEmpty() && WANTING.contains(stop.sqlState());
        if (wanting) {
            passed.add(statement);
        }
        return wanting;
    }

    /** By the names that PostgreSQL stores. */
    Set<String> extensions() {
        return Set.copyOf(extensions);
    }

    /** Whether a statement that was passed over is about the object: it makes its table, or names it beside its table. */
    boolean isAbout(SchemaObject object) {
        String own = Names.plain(object.simpleName().replaceFirst("\\(.*$", ""));
        String table = Names.plain(Names.last(object.table()));
        for (Statement statement : passed) {
            String made = Subject.made(statement.command());
            String changed = Subject.table(statement.command());
            if (own.equals(made) || (!table.isEmpty() && table.equals(made))) {
                return true;
            }
            boolean part = changed == null || changed.equals(table) || changed.equals(own);
            if (part && names(statement).contains(own)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(Statement statement) {
        Set<String> names = new HashSet<>();
        for (int i = statement.range().from(); i < statement.range().to(); i++) {
            String text = statement.tokens().text(i);
            boolean word = statement.tokens().kind(i) == Kind.WORD;
            if (word || statement.tokens().kind(i) == Kind.QUOTED_IDENTIFIER) {
                names.add(word ? text.toLowerCase(Locale.ROOT) : Names.plain(text));
            }
        }
        return names;
    }
}
