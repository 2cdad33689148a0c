package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private static final List<Integer> JOBS = IntStream.range(0, 100).boxed().toList();

    @Test
    void handsOverEveryOutcomeOnTheCallingThread() throws InterruptedException {
        Thread caller = Thread.currentThread();
        Set<Integer> outcomes = new HashSet<>();
        Runner.run(
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
        Runner.run(
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
        Runner.run(JOBS, 1, job -> job, outcomes::add, () -> {});
        assertEquals(JOBS, outcomes);
    }

    @Test
    void whatAJobThrowsIsThrownHere() {
        for (Throwable thrown : List.of(new IllegalArgumentException("x"), new StackOverflowError())) {
            Throwable caught = assertThrows(
                    thrown.getClass(),
                    () -> Runner.run(
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
    void nothingToDoIsDone() throws InterruptedException {
        Runner.run(List.<Integer>of(), 2, job -> job, outcome -> {}, () -> {});
    }
}
