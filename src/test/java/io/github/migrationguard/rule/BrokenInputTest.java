package io.github.migrationguard.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationguard.sql.Script;
import io.github.migrationguard.sql.Tokens;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a migration lacks, findings are made, point into the file, and their edits fit. */
final class BrokenInputTest {
    static Stream<RuleCase> all() {
        return RuleCase.all().stream().filter(aCase -> aCase.sql().length() < 1000);
    }

    @ParameterizedTest
    @MethodSource("all")
    void anyTokenMayBeMissing(RuleCase aCase) {
        Tokens tokens = Script.parse(aCase.sql()).tokens();
        for (int i = 0; i < tokens.size(); i++) {
            String sql = aCase.sql().substring(0, tokens.start(i)) + aCase.sql().substring(tokens.end(i));
            check(aCase.withSql(sql));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theFileMayEndAnywhere(RuleCase aCase) {
        Tokens tokens = Script.parse(aCase.sql()).tokens();
        for (int i = 0; i < tokens.size(); i++) {
            check(aCase.withSql(aCase.sql().substring(0, tokens.end(i))));
        }
    }

    private static void check(RuleCase broken) {
        String text = broken.sql();
        for (Advised advised : broken.advised()) {
            int at = 0;
            for (Edit edit : advised.edits()) {
                assertThat(edit.start()).as(text).isGreaterThanOrEqualTo(at);
                assertThat(edit.end()).as(text).isBetween(edit.start(), text.length());
                at = edit.end();
            }
            assertThat(advised.finding().span().line()).as(text).isBetween(1, (int)
                    text.lines().count());
            assertThat(List.of(advised.finding().message(), advised.finding().help()))
                    .as(text)
                    .noneMatch(String::isBlank);
        }
    }
}
