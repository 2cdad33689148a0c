package org.papilio.program;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tries generated code beside a running job, on a copy of some of its trajectories: until the JIT compiler has made it faster than the
 * plain path, with the same bits, and without keeping vectors as objects, which it does to some code and which makes that many
 * times slower.
 */
final class VectorTrial implements Runnable {

    /** Time to spend on one repetition of the plain path, in nanoseconds. */
    private static final long REPETITION = 5_000_000;

    /** Bytes allocated by a step of a block beyond which vectors are kept as objects. */
    private static final long OBJECTS = 100;

    private final long patience;
    private final LaneBlock start;
    private final LaneBlock plain;
    private final LaneBlock vectorised;
    private final Consumer<String> failed;
    private final Runnable passed;

    /**
     * Prepares a trial.
     *
     * @param patience how much processor time it may take, in nanoseconds
     * @param start trajectories to try it on
     * @param plain a block on the plain path, as wide
     * @param vectorised a block that runs the generated code
     * @param passed called if the code is good
     * @param failed called with the reason if it is not
     */
    VectorTrial(
            long patience,
            LaneBlock start,
            LaneBlock plain,
            LaneBlock vectorised,
            Runnable passed,
            Consumer<String> failed) {
        this.patience = patience;
        this.start = start;
        this.plain = plain;
        this.vectorised = vectorised;
        this.passed = passed;
        this.failed = failed;
    }

    @Override
    public void run() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        plain.copy(start);
        int steps = (int) Math.max(1, REPETITION / Math.max(1, timed(plain, 1)));
        long begin = threads.getCurrentThreadCpuTime();
        String shortcoming = "";
        while (threads.getCurrentThreadCpuTime() - begin < patience) {
            plain.copy(start);
            vectorised.copy(start);
            long plainTime = timed(plain, steps);
            long before = threads.getThreadAllocatedBytes(self);
            long time = timed(vectorised, steps);
            long allocated = (threads.getThreadAllocatedBytes(self) - before) / steps;
            if (!vectorised.equalsBits(plain)) {
                failed.accept("its results differ from those of the plain path");
                return;
            }
            if (allocated > OBJECTS) {
                shortcoming = "the JIT compiler keeps its vectors as objects, " + allocated + " bytes a step";
            } else if (time >= plainTime) {
                shortcoming = "it is no faster";
            } else {
                passed.run();
                return;
            }
            if (!pause(time)) {
                return;
            }
        }
        failed.accept(shortcoming);
    }

    /** Leaves the processor to the JIT compilers, which are what is waited for; false if the trial is to end. */
    private static boolean pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long timed(LaneBlock block, int steps) {
        long begin = System.nanoTime();
        block.advance(steps);
        return System.nanoTime() - begin;
    }
}
