package org.papilio.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent jobs on threads and hands their outcomes over on the calling thread. Jobs are made when a thread is free for
 * them, and threads wait while outcomes are not taken, so that any number of jobs takes no memory.
 *
 * @param <J> a job
 * @param <R> its outcome
 */
final class Runner<J, R> {
    private static final long TICK_MILLIS = 250;

    /** How long threads may take to end once they are interrupted. */
    private static final long END_MILLIS = 1000;

    private final Iterator<J> jobs;
    private final Function<J, R> work;
    private final BlockingQueue<Outcome<R>> outcomes;
    private final IntSupplier threads;
    private final List<Thread> workers = new ArrayList<>();
    private final AtomicBoolean stopping;

    /** The outcome of a job; with neither a thread says that it has ended. */
    private record Outcome<R>(@Nullable R result, @Nullable Throwable failure) {}

    /**
     * A runner.
     *
     * @param jobs asked by one thread at a time
     * @param threads how many jobs run at the same time; asked again and again, more are begun when it grows
     * @param work makes an outcome, on any thread; what it throws ends everything
     * @param stopping is set when the run is to end as soon as can be: work may return before it is done
     */
    Runner(Iterator<J> jobs, IntSupplier threads, Function<J, R> work, AtomicBoolean stopping) {
        this.jobs = jobs;
        this.threads = threads;
        this.work = work;
        this.stopping = stopping;
        outcomes = new ArrayBlockingQueue<>(4 * threads.getAsInt());
    }

    /**
     * Starts the jobs in their order and hands over each outcome as soon as it is there.
     *
     * @param sink takes the outcomes one at a time on the calling thread, in the order in which they come; what work or it throws
     *     is thrown here
     * @param tick is called on the calling thread a few times a second
     * @param patience how long jobs are waited for that run when the calling thread is interrupted, in milliseconds; then they are
     *     interrupted and given up
     * @throws InterruptedException if the calling thread is interrupted, after the outcomes of those jobs were handed over
     */
    void run(Consumer<R> sink, Runnable tick, long patience) throws InterruptedException {
        int running = start();
        try {
            while (running > 0) {
                running -= take(TICK_MILLIS, sink);
                tick.run();
                running += start();
            }
        } catch (InterruptedException e) {
            stopping.set(true);
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
            while (running > 0 && System.nanoTime() < deadline) {
                running -= take(TICK_MILLIS, sink);
            }
            throw e;
        } finally {
            stopping.set(true);
            for (Thread worker : workers) {
                worker.interrupt();
            }
            awaitEnd();
        }
    }

    /** Starts the threads that there may be and are not; how many. */
    private int start() {
        int before = workers.size();
        while (workers.size() < threads.getAsInt() && hasNext()) {
            Thread worker = new Thread(this::work, "cells-" + (workers.size() + 1));
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        return workers.size() - before;
    }

    /** Jobs write files: whoever hears that the run is over must not find them still changing, if that can be had. */
    private void awaitEnd() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
        try {
            for (Thread worker : workers) {
                worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands over the next outcome; 1 if a thread has ended instead. */
    private int take(long millis, Consumer<R> sink) throws InterruptedException {
        Outcome<R> outcome = outcomes.poll(millis, TimeUnit.MILLISECONDS);
        if (outcome == null) {
            return 0;
        }
        if (outcome.failure() instanceof Error error) {
            throw error;
        }
        if (outcome.failure() instanceof RuntimeException exception) {
            throw exception;
        }
        if (outcome.result() == null) {
            return 1;
        }
        sink.accept(outcome.result());
        return 0;
    }

    private void work() {
        try {
            try {
                for (J job = next(); job != null && !stopping.get(); job = next()) {
                    outcomes.put(new Outcome<>(work.apply(job), null));
                }
                outcomes.put(new Outcome<>(null, null));
            } catch (RuntimeException | Error e) {
                // Also an OutOfMemoryError: the calling thread must hear of it or wait for ever.
                outcomes.put(new Outcome<>(null, e));
            }
        } catch (InterruptedException e) {
            // Nobody takes outcomes any more.
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable J next() {
        synchronized (jobs) {
            return hasNext() ? jobs.next() : null;
        }
    }

    private boolean hasNext() {
        synchronized (jobs) {
            return !stopping.get() && jobs.hasNext();
        }
    }
}
