package io.github.migrationguard.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InParallelTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 1000})
    void keepsTheOrderAndLeavesNoThread(int size) {
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        List<Supplier<Integer>> work = IntStream.range(0, size)
                .<Supplier<Integer>>mapToObj(i -> () -> {
                    threads.add(Thread.currentThread());
                    return i * i;
                })
                .toList();
        assertThat(InParallel.all(work, 16))
                .isEqualTo(IntStream.range(0, size).map(i -> i * i).boxed().toList());
        threads.remove(Thread.currentThread());
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    @Test
    void throwsWhatTheWorkThrew() {
        List<Supplier<Integer>> work = IntStream.range(0, 100)
                .<Supplier<Integer>>mapToObj(i -> () -> {
                    if (i == 57) {
                        throw new IllegalStateException("planted");
                    }
                    return i;
                })
                .toList();
        assertThatThrownBy(() -> InParallel.all(work, 16))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("planted");
    }

    @RepeatedTest(50)
    void throwsTheEarliestOfSeveralFailures() {
        List<Supplier<Integer>> work = IntStream.range(0, 20)
                .<Supplier<Integer>>mapToObj(i -> () -> {
                    if (i == 0) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    throw new IllegalStateException("planted " + i);
                })
                .toList();
        assertThatThrownBy(() -> InParallel.all(work, 2)).hasMessage("planted 0");
    }

    @Test
    void keepsAnInterruptForTheCaller() {
        Thread.currentThread().interrupt();
        List<Supplier<Integer>> work = IntStream.range(0, 100)
                .<Supplier<Integer>>mapToObj(i -> () -> i)
                .toList();
        assertThat(InParallel.all(work, 16)).hasSize(100);
        assertThat(Thread.interrupted()).isTrue();
    }
}
