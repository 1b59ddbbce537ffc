package io.github.migrationguard.rerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartsTest {
    private record State(Parts parts, Map<Part, PartValue> expected) {}

    /** Every state, however old, stays what it was while others are made of it. */
    @ParameterizedTest
    @ValueSource(ints = {3, 20, 80})
    void everyStateIsThatOfALinkedMap(int names) {
        Random random = new Random(names);
        List<State> states = new ArrayList<>(List.of(new State(Parts.NONE, Map.of())));
        for (int step = 0; step < 2_000; step++) {
            State from = states.get(Math.max(0, states.size() - 1 - random.nextInt(4)));
            Part name = Part.column("c" + random.nextInt(names));
            Map<Part, PartValue> expected = new LinkedHashMap<>(from.expected());
            Parts parts;
            if (random.nextInt(4) == 0) {
                parts = from.parts().without(name);
                expected.remove(name);
            } else {
                PartValue value = PartValue.of("v" + step);
                parts = from.parts().with(name, value);
                expected.put(name, value);
            }
            states.add(new State(parts, expected));
        }
        for (State state : states) {
            assertThat(new ArrayList<>(state.parts().entrySet()))
                    .isEqualTo(new ArrayList<>(state.expected().entrySet()));
            for (int i = 0; i < names; i++) {
                Part name = Part.column("c" + i);
                assertThat(state.parts().get(name)).isEqualTo(state.expected().get(name));
                assertThat(state.parts().containsKey(name))
                        .isEqualTo(state.expected().containsKey(name));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theOrderOfColumnsCountsOnlyWhereItIsKnown(boolean ordered) {
        PartValue value = PartValue.of("int");
        Parts one = Parts.NONE
                .with(Part.column("a"), value)
                .with(Part.setting("x"), value)
                .with(Part.column("b"), value);
        Parts settingElsewhere = Parts.NONE
                .with(Part.setting("x"), value)
                .with(Part.column("a"), value)
                .with(Part.column("b"), value);
        Parts turned = Parts.NONE
                .with(Part.column("b"), value)
                .with(Part.setting("x"), value)
                .with(Part.column("a"), value);
        assertThat(one.sameAs(settingElsewhere, ordered)).isTrue();
        assertThat(one.sameAs(turned, ordered)).isEqualTo(!ordered);
        assertThat(one.sameAs(turned.with(Part.column("a"), PartValue.of("text")), ordered))
                .isFalse();
        assertThat(one.sameAs(one.without(Part.setting("x")), ordered)).isFalse();
    }
}
