package io.github.migrationguard.migration;

import io.github.migrationguard.finding.GuardException;
import io.github.migrationguard.migration.Layout.Unsupported;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All layouts, in the order in which {@code auto} tries them: what is known for certain before what is read as plain. */
final class Layouts {
    private static final Unsupported PRISMA_NEXT = new Unsupported("prisma-8", "Prisma 8", Signs.below("ops.json", 2));

    private static final List<Layout> ALL = List.of(
            new PrismaLayout(),
            PRISMA_NEXT,
            new Unsupported("drizzle", "Drizzle", Signs.file("meta/_journal.json")),
            new Unsupported("atlas", "Atlas", Signs.file("atlas.sum")),
            new Unsupported("sqitch", "Sqitch", Signs.file("sqitch.plan", "../sqitch.plan")),
            new Unsupported("flyway", "Flyway", Signs::flyway),
            new Unsupported("liquibase", "Liquibase", Signs::liquibase),
            new Unsupported("diesel", "Diesel or Hasura", Signs.below("up.sql", 1)),
            new Unsupported("goose", "goose", Signs.head("^--\\s*\\+goose\\b")),
            new Unsupported("dbmate", "dbmate", Signs.head("^--\\s*migrate:(?:up|down)\\b")),
            new Unsupported("node-pg-migrate", "node-pg-migrate", Signs.head("^--+\\s*(?:up|down) migration\\b")),
            new Unsupported("rails", "Rails", Signs.named("\\d+_.+\\.rb")),
            new Unsupported("alembic", "Alembic", Signs.file("env.py", "../env.py")),
            new Unsupported("django", "Django", Signs.named("\\d{4}_.+\\.py")),
            new Unsupported("ecto", "Ecto", Signs.named("\\d{14}_.+\\.exs")),
            new Unsupported(
                    "javascript",
                    "a JavaScript tool (Knex, TypeORM, Sequelize, ...)",
                    Signs.named("\\d+[-_.].+\\.[cm]?[jt]s")),
            new PlainLayout());

    private Layouts() {}

    /**
     * The layout that the parameter {@code layout} asks for; null for {@code auto}.
     *
     * @throws GuardException for an unknown word and for a layout that cannot be read yet
     */
    static Layout.@Nullable Supported configured(String word) {
        if (word.equals("auto")) {
            return null;
        }
        String advice = "Use one of auto, " + words(Layout.Supported.class) + ".";
        for (Layout layout : ALL) {
            if (layout.word().equals(word)) {
                if (layout instanceof Layout.Supported supported) {
                    return supported;
                }
                throw new GuardException("layout=" + word + " is recognised but not supported yet", advice);
            }
        }
        throw new GuardException(
                "layout=" + word + " is unknown",
                advice + " Recognised but not supported yet: " + words(Unsupported.class) + ".");
    }

    /**
     * The layout of a directory: the configured one, or else the first that something in the directory speaks for; null
     * where nothing does.
     */
    static @Nullable Detected of(DirectoryListing listing, Layout.@Nullable Supported configured) {
        if (configured != null) {
            String evidence = configured.evidence(listing);
            // Prisma 8 keeps its predecessor's name and place, so the word alone does not say which one is meant.
            String next = evidence == null && configured.word().equals("prisma") ? PRISMA_NEXT.evidence(listing) : null;
            return next == null ? new Detected(configured, "configured") : new Detected(PRISMA_NEXT, next);
        }
        for (Layout layout : ALL) {
            String evidence = layout.evidence(listing);
            if (evidence != null) {
                return new Detected(layout, evidence);
            }
        }
        return null;
    }

    private static String words(Class<? extends Layout> kind) {
        return ALL.stream().filter(kind::isInstance).map(Layout::word).collect(Collectors.joining(", "));
    }

    /** A layout and what spoke for it. */
    record Detected(Layout layout, String evidence) {}
}
