package org.papilio.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.number.Field;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

class ProgramTest {

    /** A random straight-line definition with every operation; the choice of operations depends on the seed alone. */
    private record RandomDefinition(long seed, int inputs, int length, int outputs) implements Definition {
        @Override
        public <T> List<T> apply(Field<T> f, List<T> x) {
            Random random = new Random(seed);
            List<T> values = new ArrayList<>(x);
            values.add(f.of(BigDecimal.ZERO));
            values.add(f.of(BigDecimal.ONE));
            values.add(f.of(new BigDecimal("0.1")));
            for (int i = 0; i < length; i++) {
                T a = values.get(random.nextInt(values.size()));
                T b = values.get(random.nextInt(values.size()));
                T c = values.get(random.nextInt(values.size()));
                T squashed = f.tanh(a);
                values.add(
                        switch (random.nextInt(17)) {
                            case 0 -> f.add(a, b);
                            case 1 -> f.sub(a, b);
                            case 2 -> f.mul(f.tanh(a), f.tanh(b));
                            case 3 -> f.div(a, f.add(f.exp(f.tanh(b)), f.of(BigDecimal.ONE)));
                            case 4 -> f.neg(a);
                            case 5 -> f.fma(squashed, f.tanh(b), c);
                            case 6 -> f.max(a, b);
                            case 7 -> f.min(a, b);
                            case 8 -> f.select(a, b, c);
                            case 9 -> f.sqrt(f.mul(squashed, squashed));
                            case 10 -> f.exp(squashed);
                            case 11 -> f.log(f.exp(squashed));
                            case 12 -> f.sin(squashed);
                            case 13 -> f.cos(squashed);
                            case 14 -> f.atan2(f.exp(squashed), f.exp(f.tanh(b)));
                            case 15 -> f.sigmoid(a);
                            default -> squashed;
                        });
            }
            return values.subList(values.size() - outputs, values.size());
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theProgramHasTheBitsOfTheDefinitionInEveryPrecision(long seed) {
        RandomDefinition definition = new RandomDefinition(seed, 5, 40, 8);
        Program program = Program.record(definition, 100_000).orElseThrow();
        for (String name : List.of("float", "double", "double-double", "decimal(20)")) {
            assertSame(definition, program, Precisions.named(name), new Random(seed));
        }
    }

    private static <T> void assertSame(Definition definition, Program program, Precision<T> p, Random random) {
        Interpreter<T> interpreter = program.in(p);
        for (int repetition = 0; repetition < 3; repetition++) {
            List<T> x = new ArrayList<>();
            for (int i = 0; i < definition.inputs(); i++) {
                x.add(p.of(random.nextGaussian()));
            }
            List<String> expected =
                    definition.apply(p, x).stream().map(p::toString).toList();
            assertEquals(
                    expected, interpreter.apply(x).stream().map(p::toString).toList(), p.name());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theDoubleInterpreterHasTheBitsOfTheDoubleField(long seed) {
        RandomDefinition definition = new RandomDefinition(seed, 6, 60, 10);
        Program program = Program.record(definition, 100_000).orElseThrow();
        DoubleInterpreter interpreter = program.inDouble();
        Random random = new Random(seed);
        for (int repetition = 0; repetition < 3; repetition++) {
            double[] x = random.doubles(6, -3, 3).toArray();
            List<Double> boxed = new ArrayList<>();
            for (double value : x) {
                boxed.add(value);
            }
            List<Double> expected = program.in(Precisions.DOUBLE).apply(boxed);
            double[] y = new double[10];
            interpreter.apply(x, y);
            for (int i = 0; i < y.length; i++) {
                assertEquals(Double.doubleToLongBits(expected.get(i)), Double.doubleToLongBits(y[i]), "output " + i);
            }
        }
    }

    @Test
    void sharesWhatIsTheSameAndLeavesOutWhatIsNotNeeded() {
        Definition definition = new Definition() {
            @Override
            public int inputs() {
                return 2;
            }

            @Override
            public int outputs() {
                return 2;
            }

            @Override
            public <T> List<T> apply(Field<T> f, List<T> x) {
                T once = f.exp(f.mul(x.get(0), x.get(1)));
                T again = f.exp(f.mul(x.get(0), x.get(1)));
                f.log(x.get(0));
                T constant = f.div(f.of(1.0), f.of(3.0));
                return List.of(f.add(once, again), f.mul(f.fma(x.get(0), f.of(1.0), x.get(1)), constant));
            }
        };
        Program program = Program.record(definition, 100).orElseThrow();
        // mul, exp, add; and add (the fma with 1), mul with a third, which is no operation of the step.
        assertEquals(5, program.operations());
        assertEquals(1, program.elementaryOperations());
        List<Double> y = program.apply(Precisions.DOUBLE, List.of(2.0, 0.0));
        assertEquals(List.of(2.0, 2.0 * (1.0 / 3.0)), y);
    }

    @Test
    void aDefinitionBeyondTheLimitIsNotRecorded() {
        RandomDefinition definition = new RandomDefinition(1, 5, 400, 3);
        assertTrue(Program.record(definition, 50).isEmpty());
    }

    @Test
    void refusesTheWrongNumberOfArgumentsAndInfiniteConstants() {
        Program program = Program.record(new RandomDefinition(1, 5, 4, 1), 1000).orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> program.apply(Precisions.DOUBLE, List.of(1.0)));
        assertThrows(IllegalArgumentException.class, () -> new Recorder(10).of(Double.POSITIVE_INFINITY));
    }
}
