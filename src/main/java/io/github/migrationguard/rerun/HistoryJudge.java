package io.github.migrationguard.rerun;

import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.migration.MigrationHistory;
import java.util.ArrayList;
import java.util.List;

/** Judges the migrations of a history in their order: each starts from what the ones before it left. */
public final class HistoryJudge {
    private HistoryJudge() {}

    /** One judgement for each migration, in order. Never throws for what a migration says. */
    public static List<Judgement> judge(MigrationHistory history) {
        Catalog catalog = new Catalog();
        DataFacts facts = new DataFacts();
        TextFacts texts = new TextFacts();
        List<Judgement> judgements = new ArrayList<>();
        for (Migration migration : history.migrations()) {
            if (!migration.wasRead()) {
                // It may have changed anything, so from here on everything is unknown.
                catalog = new Catalog();
                facts = new DataFacts();
                texts = new TextFacts();
            }
            judgements.add(new MigrationJudge(catalog, facts, texts, migration).judge());
        }
        return judgements;
    }
}
