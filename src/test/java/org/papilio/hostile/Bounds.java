package org.papilio.hostile;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.function.Executable;

/** What an input may take, however hostile: far more than any sound one of its size does. */
public final class Bounds {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long MOST_BYTES = 1L << 32;

    private Bounds() {}

    /** Fails if reading an input hangs, allocates beyond the bound, or throws what the reader does not catch. */
    public static void check(String input, Executable reading) {
        assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                    long before = threads.getThreadAllocatedBytes(
                            Thread.currentThread().getId());
                    try {
                        reading.execute();
                    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                        throw new AssertionError(input, e);
                    }
                    long allocated = threads.getThreadAllocatedBytes(
                                    Thread.currentThread().getId())
                            - before;
                    assertTrue(allocated < MOST_BYTES, () -> allocated + " bytes for\n" + input);
                },
                () -> "takes longer than " + LIMIT + ":\n" + input);
    }
}
