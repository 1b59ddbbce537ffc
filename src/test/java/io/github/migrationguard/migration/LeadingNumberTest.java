package io.github.migrationguard.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LeadingNumberTest {
    @Test
    void ordersByNumberOfAnyLengthThenByCodePoints() {
        List<String> expected = List.of(
                "000.sql",
                "1_a.sql",
                "01_b.sql",
                "2_B.sql",
                "2_a.sql",
                "2_\uFFFDx.sql",
                "2_😀.sql",
                "10_a.sql",
                "20240101000000_a.sql",
                "99999999999999999999999_a.sql",
                "B.sql",
                "a.sql");
        List<String> names = new ArrayList<>(expected);
        Collections.reverse(names);
        // Of equal numbers "01_b" is the lower by code points.
        names.sort(LeadingNumber::compare);
        List<String> adjusted = new ArrayList<>(expected);
        Collections.swap(adjusted, 1, 2);
        assertThat(names).isEqualTo(adjusted);
    }

    @ParameterizedTest
    @CsvSource({
        "1_add-user, 1_add_user, true",
        "1_Add_User, 01_add_user, true",
        "1_add_user, 2_add_user, false",
        "1_add_user, 1_add_users, false",
        "é_1, É_1, true",
    })
    void knowsNamesThatDifferInCaseAndPunctuationOnly(String one, String other, boolean same) {
        assertThat(LeadingNumber.sameButForPunctuation(one, other)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "V10__b, V2__a, true",
        "V2__a, V10__b, false",
        "1_10_b, 1_2_a, true",
        "V1_1, V1_10, false",
        "V01, V1, false",
        "a9, b1, false",
        "b, a1, false",
        "2024-10-01, 2024-9-30, true",
    })
    void knowsNamesWhoseNumbersSayOtherwise(String earlier, String later, boolean against) {
        assertThat(LeadingNumber.againstTheNumbers(earlier, later, LeadingNumber.shared(earlier, later, 0)))
                .isEqualTo(against);
    }
}
