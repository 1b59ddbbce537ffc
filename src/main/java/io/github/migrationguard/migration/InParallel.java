package io.github.migrationguard.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Runs independent work on all processors; every thread it starts has ended when it returns. */
public final class InParallel {
    private InParallel() {}

    /**
     * The results in the order of the work. Of several failures that of the earliest work is thrown, as it is.
     *
     * @param worthwhile less pieces of work than this are done before a second thread has started
     */
    public static <T> List<T> all(List<? extends Supplier<T>> work, int worthwhile) {
        int helpers = work.size() < worthwhile ? 0 : Runtime.getRuntime().availableProcessors() - 1;
        Object[] results = new Object[work.size()];
        AtomicInteger next = new AtomicInteger();
        Throwable[] failures = new Throwable[work.size()];
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                try {
                    results[i] = work.get(i).get();
                } catch (RuntimeException | Error broken) {
                    failures[i] = broken;
                    // What comes earlier has been taken already, so that the earliest failure is never missed.
                    next.set(results.length);
                }
            }
        };
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < helpers; i++) {
            Thread thread = new Thread(worker, "migration-guard-reader-" + (i + 1));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        worker.run();
        join(threads);
        for (Throwable failure : failures) {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure instanceof Error error) {
                throw error;
            }
        }
        @SuppressWarnings("unchecked") // each element came from a Supplier<T>
        List<T> ordered = (List<T>) Arrays.asList(results);
        return ordered;
    }

    /** The work is short and finite, so an interrupt waits for its end instead of leaving threads behind. */
    private static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
