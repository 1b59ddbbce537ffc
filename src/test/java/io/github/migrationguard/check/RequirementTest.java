package io.github.migrationguard.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RequirementTest {

    @Test
    void byDefaultTheToolDecides() {
        Requirement auto = Requirement.of("auto");
        assertThat(auto.in("prisma")).isEqualTo(Requirement.RERUNNABLE);
        assertThat(auto.in("plain")).isEqualTo(Requirement.RERUNNABLE);
        assertThat(auto.in("flyway")).isEqualTo(Requirement.NO_HALF_APPLIED);
        assertThat(auto.in("liquibase")).isEqualTo(Requirement.NO_HALF_APPLIED);
    }

    @Test
    void theUserDecidesOtherwise() {
        assertThat(Requirement.of("no-half-applied").in("prisma")).isEqualTo(Requirement.NO_HALF_APPLIED);
        assertThat(Requirement.of(" rerunnable ").in("flyway")).isEqualTo(Requirement.RERUNNABLE);
    }
}
