package io.github.migrationguard.rerun;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says in a few words how an object differs after a re-run. */
final class Differences {
    private Differences() {}

    static String describe(Key key, @Nullable Entity clean, @Nullable Entity rerun) {
        String name = key.space().words() + " " + key.shown();
        if (rerun == null || Entity.isAbsent(rerun)) {
            return name + " is gone after the re-run";
        }
        if (clean == null || Entity.isAbsent(clean)) {
            return name + " is there after the re-run but not after a clean run";
        }
        if (clean.kind() != rerun.kind()) {
            return clean.kind().words() + " " + key.shown() + " is a "
                    + rerun.kind().words() + " after the re-run";
        }
        for (Part part : rerun.parts().keySet()) {
            if (clean.part(part) == null && rerun.part(part) != null) {
                return part.kind().name().toLowerCase(Locale.ROOT) + " " + part.name() + " of " + name
                        + " is added again";
            }
        }
        for (Part part : clean.parts().keySet()) {
            if (rerun.part(part) == null && clean.part(part) != null) {
                return part.kind().name().toLowerCase(Locale.ROOT) + " " + part.name() + " of " + name + " is lost";
            }
        }
        if (clean.sameDefinition(rerun)) {
            for (RowChange change : rerun.rows().changes()) {
                if (!change.why.isEmpty()) {
                    return "rows of " + name + ": " + change.why;
                }
            }
            return "rows of " + name + " differ";
        }
        return "the definition of " + name + " differs";
    }
}
