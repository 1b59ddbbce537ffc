package io.github.migrationguard.check;

import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.MigrationHistory;
import io.github.migrationguard.rerun.HistoryJudge;
import io.github.migrationguard.rerun.Judgement;
import io.github.migrationguard.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The analysis of the product: the re-run simulation, put into words by the rules. */
final class Simulation implements Analysis {
    @Override
    public List<Opinion> judge(MigrationHistory history) {
        List<Judgement> judgements = HistoryJudge.judge(history);
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < judgements.size(); i++) {
            Judgement judgement = judgements.get(i);
            opinions.add(new Opinion(
                    judgement.verdict(),
                    judgement.exposure(),
                    Rules.findings(history.migrations().get(i), judgement)));
        }
        return opinions;
    }

    @Override
    public Map<String, Severity> rules() {
        return Rules.defaults();
    }
}
