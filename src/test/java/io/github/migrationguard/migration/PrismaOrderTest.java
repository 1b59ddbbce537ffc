package io.github.migrationguard.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PrismaOrderTest {
    private static final List<String> GOLDEN = Golden.lines("prisma-order");

    @Test
    void sortsThousandsOfNamesAsNodeDoes() {
        assertThat(sorted(new PrismaOrder())).isEqualTo(GOLDEN);
    }

    @Test
    void noOtherOrderWouldDo() {
        assertThat(sorted(CodePoints::compare)).isNotEqualTo(GOLDEN);
        assertThat(sorted(Collator.getInstance(Locale.ROOT)::compare)).isNotEqualTo(GOLDEN);
    }

    @Test
    void ordersWhatThePrismaCommandLineWasSeenToOrder() {
        assertThat(Stream.of("20240101a", "20240101_A", "2024010_z", "20240101-c", "20240101_b", "20240101_a")
                        .sorted(new PrismaOrder())
                        .toList())
                .containsExactly("2024010_z", "20240101_a", "20240101_A", "20240101_b", "20240101-c", "20240101a");
    }

    @Test
    void putsLettersOfOtherScriptsBehindAndSymbolsBeforeTheDigits() {
        List<String> names = new ArrayList<>(List.of("я", "z", "α", "9", "€", "漢", "$"));
        names.sort(new PrismaOrder());
        assertThat(names).containsExactly("$", "€", "9", "z", "α", "я", "漢");
    }

    @Test
    void isTotalForNamesThatCollateEqual() {
        assertThat(new PrismaOrder().compare("e\u0301", "é")).isNegative();
        assertThat(new PrismaOrder().compare("a\u0001", "a")).isPositive();
        assertThat(new PrismaOrder().compare("a", "a")).isZero();
    }

    private static List<String> sorted(Comparator<? super String> order) {
        List<String> names = new ArrayList<>(GOLDEN);
        Collections.shuffle(names, new Random(42));
        names.sort(order);
        return names;
    }
}
