package io.github.migrationguard.rerun;

import java.util.List;

/**
 * What the simulation says of one migration.
 *
 * @param verdict not re-runnable as soon as one crash point certainly fails
 * @param exposure which crash hurts
 * @param hazards by statement, ascending
 */
public record Judgement(Verdict verdict, Exposure exposure, List<Hazard> hazards) {}
