package io.github.migrationguard.rule;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.rerun.Hazard;
import io.github.migrationguard.sql.Statement;
import java.util.List;

/** The one finding of a migration that can't be judged: points at the first statement, names the others. */
final class NotDecided {
    static final String ID = "not-decided";
    static final Severity SEVERITY = Severity.WARNING;

    /** So many other statements are named with their reasons. */
    private static final int MOST_NAMED = 3;

    private NotDecided() {}

    /** @param open the hazards that leave the migration undecided, at least one, by statement */
    static Finding finding(Migration migration, List<Hazard> open) {
        Hazard first = open.get(0);
        Statement statement = migration.script().statements().get(first.statement() - 1);
        return new Finding(
                ID,
                SEVERITY,
                first.statement(),
                migration.source().span(statement.start(), statement.end()),
                "whether this can be run again cannot be told from the text: " + first.detail(),
                others(migration, open),
                "Write it in a form that shows what it does, or run the migration twice against a copy of the database.",
                null);
    }

    private static String others(Migration migration, List<Hazard> open) {
        StringBuilder others = new StringBuilder();
        int named = 0;
        int more = 0;
        int last = open.get(0).statement();
        for (Hazard hazard : open) {
            if (hazard.statement() == last) {
                continue;
            }
            last = hazard.statement();
            if (named == MOST_NAMED) {
                more++;
                continue;
            }
            Statement statement = migration.script().statements().get(last - 1);
            int line =
                    migration.source().span(statement.start(), statement.end()).line();
            others.append(named++ == 0 ? "Neither can line " : "; line ").append(line);
            others.append(" (").append(hazard.detail()).append(')');
        }
        if (named == 0) {
            return "";
        }
        return others.append(more == 0 ? "." : "; nor " + more + " more statements.")
                .toString();
    }
}
