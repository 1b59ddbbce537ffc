package io.github.migrationguard.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Runs all checks of a build and writes one report of them. In this version that is <code>check-idempotency</code>:
 * whether each migration can be run again after it died half-way. Needs no database.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends AnalysisMojo {}
