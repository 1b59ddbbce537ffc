package io.github.migrationguard.mojo;

import io.github.migrationguard.check.SchemaResult;
import io.github.migrationguard.check.StatusResult;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.jspecify.annotations.Nullable;

/**
 * Says for each migration whether it can be run again after it died half-way, and what to write instead where it can
 * not. Reads files only; needs no database.
 */
@Mojo(name = "check-idempotency", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckIdempotencyMojo extends AnalysisMojo {
    @Override
    @Nullable
    StatusResult status(Workplace workplace, OnceRead histories) {
        return null;
    }

    @Override
    @Nullable
    SchemaResult schema(Workplace workplace, OnceRead histories) {
        return null;
    }
}
