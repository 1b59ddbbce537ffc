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
            judgements.add(new MigrationJudge(catalog, facts, texts, migration).judge());
        }
        return judgements;
    }
}
