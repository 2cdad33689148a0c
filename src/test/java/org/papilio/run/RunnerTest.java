package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private static final List<Integer> JOBS = IntStream.range(0, 100).boxed().toList();

    private static <J, R> void run(List<J> jobs, int threads, Function<J, R> work, Consumer<R> sink, Runnable tick)
            throws InterruptedException {
        new Runner<>(jobs.iterator(), () -> threads, work, new AtomicBoolean()).run(sink, tick, 1000);
    }

    @Test
    void handsOverEveryOutcomeOnTheCallingThread() throws InterruptedException {
        Thread caller = Thread.currentThread();
        Set<Integer> outcomes = new HashSet<>();
        run(
                JOBS,
                4,
                job -> job * job,
                outcome -> {
                    assertEquals(caller, Thread.currentThread());
                    assertTrue(outcomes.add(outcome));
                },
                () -> {});
        assertEquals(100, outcomes.size());
        assertTrue(outcomes.contains(99 * 99));
    }

    @Test
    void threadsWorkAtTheSameTime() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(3);
        List<Integer> outcomes = new ArrayList<>();
        run(
                List.of(1, 2, 3),
                3,
                job -> {
                    together.countDown();
                    try {
                        together.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return job;
                },
                outcomes::add,
                () -> {});
        assertEquals(3, outcomes.size());
    }

    @Test
    void oneThreadKeepsTheOrder() throws InterruptedException {
        List<Integer> outcomes = new ArrayList<>();
        run(JOBS, 1, job -> job, outcomes::add, () -> {});
        assertEquals(JOBS, outcomes);
    }

    @Test
    void whatAJobThrowsIsThrownHere() {
        for (Throwable thrown : List.of(new IllegalArgumentException("x"), new StackOverflowError())) {
            Throwable caught = assertThrows(
                    thrown.getClass(),
                    () -> run(
                            JOBS,
                            2,
                            job -> {
                                if (job == 50) {
                                    if (thrown instanceof Error error) {
                                        throw error;
                                    }
                                    throw (RuntimeException) thrown;
                                }
                                return job;
                            },
                            outcome -> {},
                            () -> {}));
            assertEquals(thrown, caught);
        }
    }

    @Test
    void whenARunHasFailedItsJobsHaveEnded() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Function<Integer, Integer> work = job -> {
            try {
                if (job == 1) {
                    begun.await();
                    throw new IllegalStateException("no");
                }
                begun.countDown();
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                // As a job that is in the middle of a file.
                long end = System.nanoTime() + 100_000_000L;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                ended.set(true);
            }
            return job;
        };
        assertThrows(IllegalStateException.class, () -> run(List.of(1, 2), 2, work, result -> {}, () -> {}));
        assertTrue(ended.get());
    }

    @Test
    void nothingToDoIsDone() throws InterruptedException {
        run(List.<Integer>of(), 2, job -> job, outcome -> {}, () -> {});
    }

    @Test
    void jobsAreMadeWhenTheyAreNeeded() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        Iterator<Integer> jobs = IntStream.range(0, 1000)
                .peek(job -> assertTrue(made.incrementAndGet() - taken.get() <= 4 * 2 + 2 + 1, "made ahead"))
                .iterator();
        new Runner<Integer, Integer>(jobs, () -> 2, job -> job, new AtomicBoolean())
                .run(outcome -> taken.incrementAndGet(), () -> {}, 1000);
        assertEquals(1000, taken.get());
    }

    @Test
    void anInterruptLetsWhatIsRunningEnd() {
        Thread caller = Thread.currentThread();
        List<Integer> outcomes = new ArrayList<>();
        AtomicBoolean stopping = new AtomicBoolean();
        assertThrows(InterruptedException.class, () -> new Runner<>(
                        JOBS.iterator(),
                        () -> 2,
                        job -> {
                            if (job == 3) {
                                caller.interrupt();
                                while (!stopping.get()) {
                                    Thread.onSpinWait();
                                }
                            }
                            return job;
                        },
                        stopping)
                .run(outcomes::add, () -> {}, 60_000));
        assertTrue(outcomes.contains(3), outcomes::toString);
        assertTrue(outcomes.size() < JOBS.size());
    }

    @Test
    void whatDoesNotEndIsGivenUp() {
        Thread caller = Thread.currentThread();
        assertThrows(
                InterruptedException.class,
                () -> run(
                        List.of(1),
                        1,
                        job -> {
                            caller.interrupt();
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException e) {
                                return 0;
                            }
                            return 1;
                        },
                        outcome -> assertEquals(0, outcome),
                        () -> {}));
    }
}
