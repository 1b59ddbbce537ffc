package io.github.migrationguard.schema;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Statement;
import io.github.migrationguard.sql.Tokens;
import io.github.migrationguard.sql.Tokens.Kind;
import io.github.migrationguard.sql.ast.AlterAction;
import io.github.migrationguard.sql.ast.Command;
import io.github.migrationguard.sql.ast.TokenRange;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which migration an object comes from: the last whose statements about its table name it, or that makes it. Where none
 * does, as for names that PostgreSQL chose, a block that names it, or what names its columns.
 */
final class Provenance {
    private final List<Migration> migrations;
    private @Nullable Set<String> names;

    Provenance(List<Migration> migrations) {
        this.migrations = List.copyOf(migrations);
    }

    /** Whether a name stands in the migrations; if not, PostgreSQL chose it. */
    boolean names(String part) {
        Set<String> known = names;
        if (known == null) {
            known = new HashSet<>();
            for (Migration migration : migrations) {
                Tokens tokens = migration.script().tokens();
                known.addAll(identifiers(tokens, new TokenRange(0, tokens.size())));
            }
            names = known;
        }
        return known.contains(Names.plain(part)) || inText(part) != null;
    }

    /** The migration's id; null where nothing tells. */
    @Nullable
    String of(SchemaObject object) {
        String table = Names.plain(Names.last(object.table()));
        String own = Names.plain(object.simpleName().replaceFirst("\\(.*$", ""));
        if (table.isEmpty() || object.kind().equals("sequence")) {
            String made = made(own);
            String named = made == null ? inText(own) : made;
            return named == null ? made(table) : named;
        }
        String found = object.kind().equals("row security")
                ? last(statement -> table.equals(Subject.table(statement.command())) && isAboutRowSecurity(statement))
                : naming(object.kind(), table, Set.of(own));
        if (found == null) {
            found = inText(object.kind().equals("row security") ? table : own);
        }
        if (found == null && object.kind().equals("constraint")) {
            found = naming(object.kind(), table, columns(object.definition()));
        }
        return found == null ? made(table) : found;
    }

    /** The last that grants or revokes something on the object. */
    @Nullable
    String of(PrivilegeComparison.Finding finding) {
        List<String> parts = Names.parts(finding.object());
        for (int i = parts.size() - 1; i >= 0; i--) {
            // A right on a column is granted on its table.
            String name = Names.plain(parts.get(i).replaceFirst("\\(.*$", ""));
            String granted = last(statement -> statement.command() instanceof Command.Grant grant
                    && grant.objects().stream()
                            .anyMatch(object -> object.name().name().value().equals(name)));
            if (granted != null) {
                return granted;
            }
        }
        return null;
    }

    /** The last that sets one of them; where no statement of its own does, a block that names a role. */
    @Nullable
    String of(DefaultPrivileges.Finding finding) {
        String found = finding.migration();
        for (String role : finding.roles()) {
            found = found == null ? inText(role.equals(Privileges.PUBLIC) ? "PUBLIC" : role) : found;
        }
        return found;
    }

    private @Nullable String made(String name) {
        return last(statement -> name.equals(Subject.made(statement.command())));
    }

    private @Nullable String naming(String kind, String table, Set<String> parts) {
        return last(statement -> table.equals(Subject.table(statement.command()))
                && Subject.mayMake(kind, statement.command())
                && identifiers(statement.tokens(), statement.range()).containsAll(parts));
    }

    /** What stands in the first parentheses of a constraint. */
    private static Set<String> columns(String definition) {
        int open = definition.indexOf('(');
        int close = definition.indexOf(')', open + 1);
        Tokens tokens = Script.parse(close < 0 ? "" : definition.substring(open + 1, close))
                .tokens();
        return identifiers(tokens, new TokenRange(0, tokens.size()));
    }

    private static boolean isAboutRowSecurity(Statement statement) {
        return Subject.actions(statement.command()).stream().anyMatch(AlterAction.RowSecurity.class::isInstance);
    }

    /** In a block, or in a text that one puts together. */
    private @Nullable String inText(String part) {
        String plain = Names.plain(part);
        return last(statement -> {
            Tokens tokens = statement.tokens();
            for (int i = statement.range().from(); i < statement.range().to(); i++) {
                boolean text = tokens.kind(i) == Kind.DOLLAR_STRING || tokens.kind(i) == Kind.STRING;
                if (text && tokens.text(i).contains(plain)) {
                    return true;
                }
            }
            return false;
        });
    }

    private interface Sign {
        boolean in(Statement statement);
    }

    private @Nullable String last(Sign sign) {
        for (int i = migrations.size() - 1; i >= 0; i--) {
            for (Statement statement : migrations.get(i).script().statements()) {
                if (sign.in(statement)) {
                    return migrations.get(i).id();
                }
            }
        }
        return null;
    }

    /** Words, folded, and quoted names. */
    private static Set<String> identifiers(Tokens tokens, TokenRange range) {
        Set<String> found = new HashSet<>();
        for (int i = range.from(); i < range.to(); i++) {
            if (tokens.kind(i) == Kind.WORD) {
                found.add(tokens.text(i).toLowerCase(Locale.ROOT));
            } else if (tokens.kind(i) == Kind.QUOTED_IDENTIFIER) {
                found.add(Names.plain(tokens.text(i)));
            }
        }
        return found;
    }
}
