package org.papilio.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * When the Java runtime is told to end (Ctrl-C, a plain kill), interrupts a thread and gives it a few seconds to put away
 * what it holds.
 */
final class StopOnExit implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private StopOnExit(Thread thread) {
        hook = new Thread(
                () -> {
                    thread.interrupt();
                    try {
                        done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-on-exit");
    }

    static StopOnExit install(Thread thread) {
        StopOnExit stop = new StopOnExit(thread);
        try {
            Runtime.getRuntime().addShutdownHook(stop.hook);
        } catch (IllegalStateException e) {
            // The runtime is ending already.
            thread.interrupt();
        }
        return stop;
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The runtime is ending, and the hook has done its work.
        }
    }
}
