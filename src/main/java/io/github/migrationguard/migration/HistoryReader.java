package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.migration.DirectoryListing.Entry;
import io.github.migrationguard.migration.Layout.CrashModelChoice;
import io.github.migrationguard.migration.Layout.FileProblem;
import io.github.migrationguard.migration.Layout.Planned;
import io.github.migrationguard.migration.SourceReader.Source;
import io.github.migrationguard.sql.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Directories to histories: finds the layout, reads and parses every file, and goes on where one is bad. */
public final class HistoryReader {
    /** Where histories usually are, under a module. */
    private static final List<String> USUAL_PLACES = List.of(
            "prisma/migrations",
            "src/main/resources/db/migration",
            "src/main/resources/db/changelog",
            "supabase/migrations",
            "db/migrations",
            "migrations");

    private static final int NAMES_SHOWN = 3;

    /** Fewer are read before a second thread has started. */
    private static final int FEW_FILES = 16;

    private static final int FEW_DIRECTORIES = 4;

    private final HistorySettings settings;
    private final Layout.@Nullable Supported configuredLayout;
    private final @Nullable CrashModel configuredModel;

    private HistoryReader(HistorySettings settings) {
        this.settings = settings;
        this.configuredLayout = Layouts.configured(settings.layout());
        this.configuredModel = settings.configuredCrashModel();
    }

    /**
     * Reads every history that is configured, or else those that exist in the usual places. Bad files and directories
     * are findings; an empty list means that there was no directory.
     *
     * @throws GuardException for a configured directory that does not exist and for an unknown word
     */
    public static List<MigrationHistory> read(HistorySettings settings) {
        return new HistoryReader(settings).read();
    }

    /** The ids of the rules that reading can break, each with the heaviest severity it is reported with. */
    public static Map<String, Severity> rules() {
        return ReadingFindings.RULES;
    }

    private List<MigrationHistory> read() {
        List<Path> chosen = settings.directories().isEmpty() ? usualPlaces() : settings.directories();
        List<Supplier<Plan>> planning = new ArrayList<>();
        for (Path directory : chosen) {
            planning.add(() -> plan(directory));
        }
        List<Plan> plans = InParallel.all(planning, FEW_DIRECTORIES);
        List<Supplier<Migration>> work = new ArrayList<>();
        for (Plan plan : plans) {
            work.addAll(plan.work);
        }
        List<Migration> migrations = InParallel.all(work, FEW_FILES);
        List<MigrationHistory> histories = new ArrayList<>();
        int next = 0;
        for (Plan plan : plans) {
            int end = next + plan.work.size();
            List<Migration> own = List.copyOf(migrations.subList(next, end));
            histories.add(new MigrationHistory(plan.directory, plan.layout, plan.findings, own));
            next = end;
        }
        return List.copyOf(histories);
    }

    private List<Path> usualPlaces() {
        Set<Path> places = new LinkedHashSet<>();
        for (Path base : settings.bases()) {
            for (String usual : USUAL_PLACES) {
                Path place = base.resolve(usual);
                if (Files.isDirectory(place)) {
                    places.add(place);
                }
            }
        }
        return List.copyOf(places);
    }

    private Plan plan(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new GuardException(
                    "directories: " + shown(directory) + " is no directory: " + SourceReader.reason(directory),
                    "Correct -Dmigration-guard.directories; relative paths count from the module's directory.");
        }
        try {
            return plan(DirectoryListing.of(directory));
        } catch (IOException failure) {
            return unplanned(
                    directory, settings.layout(), ReadingFindings.unreadable(SourceReader.reason(directory, failure)));
        }
    }

    private Plan plan(DirectoryListing listing) {
        Layouts.Detected detected = Layouts.of(listing, configuredLayout);
        if (detected == null) {
            boolean empty =
                    listing.entries().stream().allMatch(entry -> entry.name().startsWith("."));
            Finding why =
                    empty ? ReadingFindings.emptyDirectory() : ReadingFindings.unknownLayout(weight(), seen(listing));
            return unplanned(listing.directory(), settings.layout(), why);
        }
        Layout layout = detected.layout();
        if (layout instanceof Layout.Supported supported) {
            return plan(listing, supported);
        }
        String tool = layout instanceof Layout.Unsupported foreign ? foreign.tool() : layout.word();
        return unplanned(
                listing.directory(),
                layout.word(),
                ReadingFindings.unsupportedLayout(weight(), tool, detected.evidence()));
    }

    private Plan plan(DirectoryListing listing, Layout.Supported layout) {
        Path directory = listing.directory();
        List<FileFinding> findings = new ArrayList<>();
        for (FileProblem problem : layout.problems(listing)) {
            findings.add(new FileFinding(shown(problem.file()), problem.finding()));
        }
        List<Planned> planned = layout.migrations(listing);
        if (planned.isEmpty()) {
            findings.add(new FileFinding(shown(directory), ReadingFindings.emptyDirectory()));
        }
        CrashModelChoice model = configuredModel == null
                ? layout.crashModel(directory, settings.start())
                : new CrashModelChoice(configuredModel, "set by the parameter crashModel");
        List<Supplier<Migration>> work = new ArrayList<>();
        for (Planned migration : planned) {
            work.add(() -> read(migration, layout, model));
        }
        return new Plan(shown(directory), layout.word(), List.copyOf(findings), work);
    }

    private Migration read(Planned planned, Layout.Supported layout, CrashModelChoice model) {
        List<Finding> findings = new ArrayList<>(planned.findings());
        boolean missing = false;
        for (Finding finding : findings) {
            missing |= finding.rule().equals(ReadingFindings.FILE_MISSING);
        }
        Source source = missing ? Source.NONE : SourceReader.read(planned.file());
        findings.addAll(source.findings());
        Script script = Script.parse(source.text().text());
        if (source.read()) {
            if (source.startsWithByteOrderMark()) {
                findings.add(layout.byteOrderMark());
            }
            if (script.statements().isEmpty()
                    && script.problems().isEmpty()
                    && script.metaCommands().isEmpty()) {
                findings.add(ReadingFindings.empty());
            }
        }
        return new Migration(
                planned.id(),
                shown(planned.file()),
                source.read() ? layout.checksum(source.text().text()) : null,
                source.text(),
                script,
                model.model(),
                model.reason(),
                List.copyOf(findings));
    }

    private Plan unplanned(Path directory, String layout, Finding why) {
        return new Plan(shown(directory), layout, List.of(new FileFinding(shown(directory), why)), List.of());
    }

    /** A directory that somebody named must be right; one that only stands in a usual place may be something else. */
    private Severity weight() {
        return settings.directories().isEmpty() ? Severity.WARNING : Severity.ERROR;
    }

    private static String seen(DirectoryListing listing) {
        List<String> names = listing.entries().stream().map(Entry::name).toList();
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - NAMES_SHOWN;
        return "it holds " + shown + (more > 0 ? " and " + more + " more" : "");
    }

    private String shown(Path path) {
        return ShownPath.of(path, settings.start());
    }

    /** A history whose files are not read yet. */
    private record Plan(String directory, String layout, List<FileFinding> findings, List<Supplier<Migration>> work) {}
}
