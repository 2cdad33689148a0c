package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.train.Gradient;
import org.papilio.train.Optimiser;
import org.papilio.train.TrainingMap;

/** The derivative of the training map itself, judged by central differences in 60 digits. */
class TangentMapTest {
    private static final Precision<BigDecimal> JUDGE = Precisions.decimal(60);
    private static final BigDecimal H = new BigDecimal("1e-18");

    static Stream<TrainingMap> maps() {
        TrainingMap published = Xor.published();
        TrainingMap small = Xor.bertels(5);
        return Stream.of(
                published,
                new TrainingMap(
                        published.objective(),
                        new Gradient.Backpropagation(),
                        published.order(),
                        published.batches(),
                        published.optimiser()),
                new TrainingMap(
                        small.objective(),
                        small.gradient(),
                        List.of(),
                        List.of(List.of(2), List.of(0), List.of(1), List.of(3)),
                        new Optimiser.Momentum(new BigDecimal("0.5"), new BigDecimal("0.9"))),
                new TrainingMap(
                        small.objective(),
                        small.gradient(),
                        List.of(),
                        small.batches(),
                        new Optimiser.Adam(
                                new BigDecimal("0.1"),
                                new BigDecimal("0.9"),
                                new BigDecimal("0.999"),
                                new BigDecimal("1e-8"))));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void isTheDerivativeOfTheStepThatRuns(TrainingMap map) {
        int parameters = map.parameterCount();
        List<BigDecimal> start = map.initialState(
                JUDGE, Xor.uniform(parameters, 8).stream().map(JUDGE::of).toList());
        // one step first, so that velocities and moments are not zero
        List<BigDecimal> x = map.apply(JUDGE, start);
        List<BigDecimal> direction =
                Xor.uniform(x.size(), 9).stream().map(JUDGE::of).toList();
        List<BigDecimal> up = map.apply(JUDGE, moved(x, direction, H));
        List<BigDecimal> down = map.apply(JUDGE, moved(x, direction, H.negate()));
        List<BigDecimal> exact = new TangentMap<>(map, JUDGE)
                .apply(x, List.of(direction))
                .tangents()
                .get(0);
        List<Double> doubles = new TangentMap<>(map, Precisions.DOUBLE)
                .apply(doubles(x), List.of(doubles(direction)))
                .tangents()
                .get(0);
        for (int i = 0; i < x.size(); i++) {
            BigDecimal slope = JUDGE.div(JUDGE.sub(up.get(i), down.get(i)), JUDGE.mul(H, JUDGE.of(2.0)));
            assertEquals(
                    slope.doubleValue(), exact.get(i).doubleValue(), 1e-25 + 1e-15 * Math.abs(slope.doubleValue()));
            assertEquals(slope.doubleValue(), doubles.get(i), 1e-9 * (1 + Math.abs(slope.doubleValue())));
        }
    }

    private static List<BigDecimal> moved(List<BigDecimal> x, List<BigDecimal> direction, BigDecimal by) {
        List<BigDecimal> moved = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            moved.add(JUDGE.fma(by, direction.get(i), x.get(i)));
        }
        return moved;
    }

    private static List<Double> doubles(List<BigDecimal> x) {
        return x.stream().map(BigDecimal::doubleValue).toList();
    }
}
