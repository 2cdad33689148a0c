package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Ranges of integers are the lists that they stand for. */
class ConsecutiveTest {

    @Test
    void isTheListItStandsFor() {
        List<Object> longs = new ArrayList<>(LongStream.range(-3, 2000).boxed().toList());
        List<Object> integers = new ArrayList<>(IntStream.range(7, 100).boxed().toList());
        for (List<Object> values : List.of(longs, integers)) {
            Axis axis = new Axis("seed", values);
            assertInstanceOf(Consecutive.class, axis.values());
            assertEquals(values, axis.values());
            assertEquals(values.hashCode(), axis.values().hashCode());
            assertEquals(values.get(0).getClass(), axis.values().get(0).getClass());
        }
        assertEquals(Optional.of("-3..1999"), Ranges.ofIntegers(longs));
    }

    @Test
    void isNothingElse() {
        for (List<Object> values : List.<List<Object>>of(
                List.of(),
                List.of(1L),
                List.of(1L, 2),
                List.of(1L, 3L, 2L, 4L),
                List.of(2L, 1L),
                List.of("1", "2"),
                List.of(new BigDecimal("1"), new BigDecimal("2")),
                Arrays.asList(1L, null, 3L),
                List.of(Integer.MAX_VALUE - 1, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1),
                List.of(Long.MAX_VALUE, Long.MIN_VALUE))) {
            assertEquals(Optional.empty(), Consecutive.of(values), values.toString());
            assertEquals(values, new Axis("seed", values).values());
        }
    }
}
