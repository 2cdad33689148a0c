package org.papilio.run;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs independent jobs on threads and hands their outcomes over on the calling thread. */
final class Runner {
    private static final long TICK_MILLIS = 250;

    private Runner() {}

    private record Outcome<R>(@Nullable R result, @Nullable Throwable failure) {}

    /**
     * Starts the jobs in their order and hands over each outcome as soon as it is there.
     *
     * @param threads how many jobs run at the same time
     * @param work makes an outcome, on any thread; what it throws ends everything and is thrown here
     * @param sink takes the outcomes one at a time on the calling thread, in the order in which they come
     * @param tick is called on the calling thread a few times a second
     * @throws InterruptedException if the calling thread is interrupted; no outcome is handed over after that, and jobs that
     *     are running are interrupted but not waited for
     */
    static <J, R> void run(List<J> jobs, int threads, Function<J, R> work, Consumer<R> sink, Runnable tick)
            throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "cells-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        BlockingQueue<Outcome<R>> outcomes = new LinkedBlockingQueue<>();
        try {
            for (J job : jobs) {
                executor.execute(() -> outcomes.add(outcome(job, work)));
            }
            for (int left = jobs.size(); left > 0; ) {
                Outcome<R> outcome = outcomes.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (outcome != null) {
                    sink.accept(resultOf(outcome));
                    left--;
                }
                tick.run();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static <J, R> Outcome<R> outcome(J job, Function<J, R> work) {
        try {
            return new Outcome<>(work.apply(job), null);
        } catch (Throwable t) {
            // Also an OutOfMemoryError: the calling thread must hear of it or wait for ever.
            return new Outcome<>(null, t);
        }
    }

    private static <R> R resultOf(Outcome<R> outcome) {
        if (outcome.failure() instanceof Error error) {
            throw error;
        }
        if (outcome.failure() instanceof RuntimeException exception) {
            throw exception;
        }
        if (outcome.result() == null) {
            throw new IllegalStateException("a job without an outcome", outcome.failure());
        }
        return outcome.result();
    }
}
