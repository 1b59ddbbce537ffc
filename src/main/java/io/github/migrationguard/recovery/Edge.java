package io.github.migrationguard.recovery;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.Migration;
import io.github.migrationguard.schema.SchemaDifference;
import io.github.migrationguard.schema.Stages;
import io.github.migrationguard.schema.Stages.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Up to which migration a database has come, as far as that can be told.
 *
 * @param migrations how many it has; where that cannot be told, of which it is nearest
 * @param obstacle why that number cannot be recorded, one or more sentences; null where it can
 * @param differences what stands against it
 */
record Edge(int migrations, @Nullable String obstacle, List<SchemaDifference> differences) {
    /**
     * Decides.
     *
     * @param recorded how many are recorded as applied, which are the first ones
     * @param upTo what a person says that it has come to; null where nobody says
     * @throws GuardException where that is none of the migrations
     */
    static Edge of(List<Migration> migrations, Stages stages, int recorded, @Nullable String upTo) {
        List<Stage> fitting = new ArrayList<>();
        for (Stage stage : stages.all()) {
            if (stage.fits() && stage.migrations() >= recorded) {
                fitting.add(stage);
            }
        }
        if (upTo != null) {
            return named(migrations, stages, recorded, upTo);
        }
        if (fitting.isEmpty()) {
            Stage nearest = nearest(stages, recorded);
            return new Edge(nearest.migrations(), none(migrations, stages, nearest), nearest.differences());
        }
        int first = fitting.get(0).migrations();
        int last = fitting.get(fitting.size() - 1).migrations();
        if (fitting.size() == 1 || first == recorded) {
            return new Edge(first, null, List.of());
        }
        String traceless =
                migrations.subList(first, last).stream().map(Migration::id).collect(Collectors.joining(", "));
        return new Edge(
                last,
                "The database has all that shows of the migrations, but nothing can tell whether " + traceless
                        + " ran: what is left of them leaves no trace in the catalogs. Say which was the last:"
                        + " -Dmigration-guard.upTo="
                        + migrations.get(last - 1).id()
                        + (first == 0
                                ? ", or deploy where none ran."
                                : " or ..upTo=" + migrations.get(first - 1).id() + "."),
                List.of());
    }

    private static Edge named(List<Migration> migrations, Stages stages, int recorded, String upTo) {
        int count = 0;
        for (int i = 0; i < migrations.size(); i++) {
            count = migrations.get(i).id().equals(upTo) ? i + 1 : count;
        }
        if (count == 0) {
            throw new GuardException(
                    "upTo names " + upTo + ", which is none of the migrations",
                    "Correct -Dmigration-guard.upTo; migration-guard:migrate-status lists them.");
        }
        if (count >= stages.all().size()) {
            return new Edge(stages.all().size() - 1, "It cannot be told: " + stages.stop(), List.of());
        }
        Stage stage = stages.all().get(count);
        String obstacle = !stage.fits()
                ? "The database is not as the migrations up to " + upTo + " leave it."
                : count < recorded ? migrations.get(recorded - 1).id() + " behind it is recorded as applied." : null;
        return new Edge(count, obstacle, stage.differences());
    }

    /** Of several that are as near, the last. */
    private static Stage nearest(Stages stages, int recorded) {
        Stage nearest = stages.all().get(0);
        for (Stage stage : stages.all()) {
            boolean nearer = stage.distance() <= nearest.distance();
            nearest = nearer || nearest.migrations() < recorded ? stage : nearest;
        }
        return nearest;
    }

    private static String none(List<Migration> migrations, Stages stages, Stage nearest) {
        String place = nearest.migrations() == 0
                ? "what was there before the first migration"
                : "the state after " + migrations.get(nearest.migrations() - 1).id();
        int count = nearest.differences().size();
        return "The database is as no number of the migrations leaves it. It is nearest to " + place + " ("
                + nearest.migrations() + " of " + migrations.size() + "), with " + count
                + (count == 1 ? " difference." : " differences.")
                + (stages.stop() == null ? "" : " Later ones could not be replayed: " + stages.stop() + ".");
    }
}
