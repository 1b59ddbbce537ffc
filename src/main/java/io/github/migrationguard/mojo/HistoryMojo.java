package io.github.migrationguard.mojo;

import io.github.migrationguard.check.CheckResult.Outcome;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** The goals that read migrations: which ones, and from which severity on the build fails. */
abstract class HistoryMojo extends GuardMojo {
    /**
     * Directories with migrations, each a history of its own, relative to the module. Default: those that exist of
     * <code>prisma/migrations</code>, <code>src/main/resources/db/migration</code>,
     * <code>src/main/resources/db/changelog</code>, <code>supabase/migrations</code>, <code>db/migrations</code> and
     * <code>migrations</code>; a goal that is called directly at the root of a multi-module build looks into every
     * module. A directory that is named here and missing is an error.
     * Example: <code>-Dmigration-guard.directories=prisma/migrations,sql</code>
     */
    @Parameter(property = "migration-guard.directories")
    private List<File> directories = List.of();

    /**
     * How the directories are laid out: <code>prisma</code> (one directory with a <code>migration.sql</code> for each
     * migration), <code>plain</code> (<code>.sql</code> files ordered by their leading number, then by name) or
     * <code>auto</code>, which finds out. Example: <code>-Dmigration-guard.layout=plain</code>
     */
    @Parameter(property = "migration-guard.layout", defaultValue = "auto")
    private String layout;

    /**
     * From which severity on a finding fails the build: <code>error</code>, <code>warning</code> or
     * <code>never</code>. Example: <code>-Dmigration-guard.failOn=never</code>
     */
    @Parameter(property = "migration-guard.failOn", defaultValue = "error")
    private String failOn;

    final String layout() {
        return layout;
    }

    final String failOn() {
        return failOn;
    }

    final List<String> directories() {
        List<String> named = new ArrayList<>();
        for (File directory : directories) {
            named.add(directory.toString());
        }
        return named;
    }

    /** Named directories are those of one module; usual places are looked for in every one. */
    final List<Path> bases(Workplace workplace) {
        return directories.isEmpty() ? workplace.modules() : List.of(workplace.base());
    }

    static void end(Outcome outcome, String message) throws MojoExecutionException, MojoFailureException {
        switch (outcome) {
            case PASSED -> {}
            case FAILED -> throw new MojoFailureException(message);
            case ERROR -> throw new MojoExecutionException(message);
        }
    }
}
