package io.github.migrationguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.Golden;
import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.finding.Severity;
import io.github.migrationguard.finding.Span;
import io.github.migrationguard.migration.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DrawingTest {
    private static final String FILE = "prisma/migrations/20250203180200_versions/migration.sql";

    private static String draw(String sql, String marked, Severity severity, String message, String help) {
        SourceText source = new SourceText(sql);
        int at = sql.indexOf(marked);
        Span span = source.span(at, at + marked.length());
        String reason = "The first run created it, and this statement has no guard.";
        return draw(new Finding("unguarded-create-index", severity, 1, span, message, reason, help, "42P07"), source);
    }

    private static String draw(Finding finding, SourceText source) {
        List<String> lines = new ArrayList<>();
        new Drawing(
                        (severity, line) -> lines.add((severity.word() + "  ").substring(0, 4) + "| " + line),
                        Palette.PLAIN)
                .draw(finding, FILE, source);
        return String.join("\n", lines) + "\n";
    }

    @Test
    void aFindingOnOneLine() {
        String drawn = draw(
                "-- CreateIndex\n\nCREATE INDEX \"versions_systemId_idx\" ON \"versions\"(\"systemId\");\n",
                "\"versions_systemId_idx\"",
                Severity.ERROR,
                "running this again fails: relation \"versions_systemId_idx\" already exists",
                "CREATE INDEX IF NOT EXISTS \"versions_systemId_idx\" ON \"versions\"(\"systemId\");");
        Golden.verify("report/drawing-one-line.txt", drawn);
    }

    @Test
    void quotedNamesOfAnotherSchemaWithWideCharacters() {
        String drawn = draw(
                "\tCREATE INDEX \"größe 🐘\" ON \"Verkauf\".\"名前 \"\"x\"\"\" (a);\r\n\tSELECT 1;\r\n",
                "\"名前 \"\"x\"\"\"",
                Severity.WARNING,
                "running this again fails: relation \"Verkauf\".\"größe 🐘\" already exists",
                "CREATE INDEX IF NOT EXISTS \"größe 🐘\" ON \"Verkauf\".\"名前 \"\"x\"\"\" (a);");
        Golden.verify("report/drawing-wide.txt", drawn);
    }

    @Test
    void aVeryLongLine() {
        String row = "(1, 'some value', now()), ";
        String drawn = draw(
                "\n".repeat(122) + "INSERT INTO t VALUES " + row.repeat(40_000) + "(2, 'here', now());",
                "(2, 'here', now())",
                Severity.INFO,
                "running this again adds the same rows again",
                "INSERT INTO t VALUES ... ON CONFLICT (id) DO NOTHING;");
        Golden.verify("report/drawing-long-line.txt", drawn);
    }

    @Test
    void aStatementOverSeveralLinesWithHelpOverSeveralLines() {
        String sql = "SELECT 1;\n  ALTER TABLE a\n    ADD CONSTRAINT b CHECK (c > 0);\n";
        String drawn = draw(
                sql,
                sql.substring(sql.indexOf("ALTER"), sql.length() - 2),
                Severity.ERROR,
                "running this again fails: constraint \"b\" for relation \"a\" already exists",
                """
                DO $$
                BEGIN
                  ALTER TABLE a ADD CONSTRAINT b CHECK (c > 0 AND c < 100000 AND c IS NOT NULL);
                EXCEPTION WHEN duplicate_object THEN
                  NULL;
                END $$;""");
        Golden.verify("report/drawing-several-lines.txt", drawn);
    }

    @Test
    void aFindingAboutTheWholeFileHasNoSource() {
        Finding finding = new Finding(
                "file-unreadable",
                Severity.ERROR,
                null,
                Span.START,
                "could not be read: no permission",
                "",
                "Go.",
                null);
        assertThat(draw(finding, new SourceText(""))).isEqualTo("""
                        erro| error[file-unreadable]: could not be read: no permission
                        erro|  --> %s
                        erro|   = help: Go.
                        erro|\s
                        """.formatted(FILE));
    }

    @Test
    void theSqlStateIsNotSaidTwice() {
        String drawn = draw("SELECT 1;", "1", Severity.ERROR, "fails with 42P07 here", "x");
        assertThat(drawn).contains("fails with 42P07 here\n");
    }

    @Test
    void aNameCannotSteerTheTerminal() {
        String name = "\"a\u001B[2J\rb\"";
        String drawn = draw("DROP TABLE " + name + ";", name, Severity.ERROR, "no " + name, "DROP " + name);
        assertThat(drawn)
                .contains("DROP TABLE \"a\uFFFD[2J\uFFFDb\";")
                .contains("no \"a\uFFFD[2J\uFFFDb\"")
                .doesNotContain("\u001B")
                .doesNotContain("\r");
    }

    @Test
    void coloursDoNotMoveAnything() {
        SourceText source = new SourceText("SELECT 1;");
        Finding finding = new Finding(
                "a-rule",
                Severity.ERROR,
                1,
                source.span(7, 8),
                "m ".repeat(60),
                "r ".repeat(60),
                "h ".repeat(60),
                null);
        List<String> plain = new ArrayList<>();
        List<String> painted = new ArrayList<>();
        new Drawing((severity, line) -> plain.add(line), Palette.PLAIN).draw(finding, FILE, source);
        Palette brackets = (tone, text) -> "\u001B[1m" + text + "\u001B[m";
        new Drawing((severity, line) -> painted.add(line.replaceAll("\u001B\\[1?m", "")), brackets)
                .draw(finding, FILE, source);
        assertThat(painted).isEqualTo(plain);
    }
}
