package org.papilio.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.number.Field;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** Generated code, plain lanes and the definition run directly, side by side to the last bit. */
class LanesTest {

    /** A definition in a few words. */
    private interface Body {
        <T> List<T> apply(Field<T> field, List<T> x);
    }

    private record Small(int inputs, int outputs, Body body) implements Definition {
        @Override
        public <T> List<T> apply(Field<T> field, List<T> x) {
            return body.apply(field, x);
        }
    }

    /** Operations drawn at random, on values of any size; the choice depends on the seed alone. */
    private record Wild(long seed, int inputs, int length, int outputs) implements Definition {
        @Override
        public <T> List<T> apply(Field<T> f, List<T> x) {
            Random random = new Random(seed);
            List<T> values = new ArrayList<>(x);
            for (String constant : List.of("0", "1", "-0.1", "1e20")) {
                values.add(f.of(new BigDecimal(constant)));
            }
            for (int i = 0; i < length; i++) {
                T a = values.get(random.nextInt(values.size()));
                T b = values.get(random.nextInt(values.size()));
                T c = values.get(random.nextInt(values.size()));
                values.add(
                        switch (random.nextInt(19)) {
                            case 0, 1 -> f.add(a, b);
                            case 2 -> f.sub(a, b);
                            case 3, 4 -> f.mul(a, b);
                            case 5 -> f.div(a, b);
                            case 6 -> f.neg(a);
                            case 7, 8 -> f.fma(a, b, c);
                            case 9 -> f.max(a, b);
                            case 10 -> f.min(a, b);
                            case 11 -> f.select(a, b, c);
                            case 12 -> f.sqrt(a);
                            case 13 -> f.exp(a);
                            case 14 -> f.log(a);
                            case 15 -> f.sin(a);
                            case 16 -> f.atan2(a, b);
                            case 17 -> f.sigmoid(a);
                            default -> f.tanh(a);
                        });
            }
            Collections.shuffle(values, random);
            return values.subList(0, outputs);
        }
    }

    static Stream<Arguments> wild() {
        return IntStream.rangeClosed(1, 4).boxed().flatMap(seed -> Stream.of("double", "float", "double-double")
                .map(precision -> Arguments.of(seed, precision)));
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("wild")
    void randomDefinitionsHaveTheBitsOfTheField(int seed, String precision) {
        Random random = new Random(seed);
        int dimension = 2 + random.nextInt(6);
        int parameters = random.nextInt(4);
        int observations = random.nextInt(3);
        int length = seed == 1 ? 1500 : 20 + random.nextInt(200);
        Definition definition = new Wild(seed, dimension + parameters, length, dimension + observations);
        assertPathsAgree(definition, dimension, Precisions.named(precision), () -> extreme(random), 3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void elementaryFunctionsHaveTheirBits(String precision) {
        Definition all = new Small(2, 9, new Body() {
            @Override
            public <T> List<T> apply(Field<T> f, List<T> x) {
                T a = x.get(0);
                T b = x.get(1);
                return List.of(
                        a, b, f.exp(a), f.log(a), f.tanh(a), f.sigmoid(a), f.sin(a), f.cos(f.tanh(b)), f.atan2(a, b));
            }
        });
        Random random = new Random(5);
        assertPathsAgree(all, 2, Precisions.named(precision), () -> extreme(random), 1);
        assertPathsAgree(all, 2, Precisions.named(precision), () -> random.nextGaussian() * 3, 1);
        assertPathsAgree(all, 2, Precisions.named(precision), () -> 1 + random.nextGaussian() * 1e-6, 1);
        assertPathsAgree(all, 2, Precisions.named(precision), () -> random.nextGaussian() * 30, 1);
        assertPathsAgree(all, 2, Precisions.named(precision), () -> random.nextGaussian() * 200, 1);
    }

    static Stream<String> functions() {
        return Stream.of("double", "float", "double-double");
    }

    /** A random bit pattern, a number of usual size, or one of the numbers at the edges. */
    private static double extreme(Random random) {
        double[] edges = {
            0,
            -0.0,
            1,
            -1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            700,
            -700.1,
            350,
            -350.1,
            40,
            -40.1,
            709.8,
            -745.2,
            80,
            -88.8,
            89.1,
            -104.1,
            Double.MAX_VALUE,
            Double.MIN_NORMAL,
            Float.MAX_VALUE,
            Float.MIN_VALUE,
            22,
            0x1p-56,
            0x1p-30
        };
        return switch (random.nextInt(6)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> Float.intBitsToFloat(random.nextInt());
            case 2 -> edges[random.nextInt(edges.length)];
            default -> random.nextGaussian() * 2;
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void statesMayBeExchangedAndOutputsMayBeInputsConstantsOrParameters(String precision) {
        Definition exchange = new Small(6, 8, new Body() {
            @Override
            public <T> List<T> apply(Field<T> f, List<T> x) {
                T sum = f.add(x.get(0), x.get(4));
                T settled = f.sigmoid(f.mul(x.get(4), x.get(5)));
                return List.of(
                        x.get(1), x.get(0), f.of(new BigDecimal("0.1")), x.get(4), x.get(3), sum, settled, x.get(2));
            }
        });
        Random random = new Random(3);
        assertPathsAgree(exchange, 4, Precisions.named(precision), random::nextGaussian, 3);
    }

    /** More exchanges than a stage of moves takes. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void longStatesMayRotate(String precision) {
        int n = 130;
        Definition rotation = new Small(n, n, new Body() {
            @Override
            public <T> List<T> apply(Field<T> f, List<T> x) {
                List<T> next = new ArrayList<>(x);
                Collections.rotate(next, 1);
                next.set(0, f.sub(x.get(n - 1), x.get(n / 2)));
                return next;
            }
        });
        Random random = new Random(4);
        assertPathsAgree(rotation, n, Precisions.named(precision), random::nextGaussian, 3);
    }

    @Test
    void noStepsChangeNothing() {
        Program program = recorded(new Wild(2, 3, 20, 3));
        for (Lanes lanes :
                List.of(Lanes.plain(program, 3, Precisions.DOUBLE), Lanes.vectorised(program, 3, Precisions.DOUBLE))) {
            LaneBlock block = lanes.block();
            block.set(5, new double[] {1, 2, 3});
            block.advance(0);
            assertEquals(
                    List.of(1.0, 2.0, 3.0),
                    IntStream.range(0, 3).mapToObj(i -> block.state(5, i)).toList());
        }
    }

    @Test
    void aListThatIsTooLongStaysOnThePlainPathAndSaysWhy() {
        Program program = recorded(new Wild(4, 8, 40_000, 2000));
        assertTrue(program.operations() > LaneKind.DOUBLE.longest(), () -> "only " + program.operations());
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> Lanes.vectorised(program, 8, Precisions.DOUBLE));
        assertTrue(refusal.getMessage().contains("more than " + LaneKind.DOUBLE.longest()), refusal.getMessage());
        LaneBlock block = Lanes.of(program, 8, Precisions.DOUBLE).block();
        block.set(0, new double[8]);
        block.advance(1);
    }

    @Test
    void refusesOtherPrecisionsAndDimensions() {
        Program program = recorded(new Wild(2, 3, 20, 3));
        assertThrows(IllegalArgumentException.class, () -> Lanes.of(program, 3, Precisions.named("decimal(20)")));
        assertThrows(IllegalArgumentException.class, () -> Lanes.of(program, 4, Precisions.DOUBLE));
    }

    /** A long job changes over to generated code in its midst. */
    @Test
    void aLongJobIsVectorisedOnItsWay() throws InterruptedException {
        Definition logistic = new Small(2, 1, new Body() {
            @Override
            public <T> List<T> apply(Field<T> f, List<T> x) {
                T one = f.of(BigDecimal.ONE);
                T state = x.get(0);
                for (int i = 0; i < 50; i++) {
                    state = f.mul(x.get(1), f.mul(state, f.sub(one, state)));
                }
                return List.of(state);
            }
        });
        Program program = recorded(logistic);
        Lanes lanes = Lanes.of(program, 1, Precisions.DOUBLE);
        LaneBlock changing = lanes.block();
        LaneBlock plain = Lanes.plain(program, 1, Precisions.DOUBLE).block();
        for (int lane = 0; lane < lanes.width(); lane++) {
            changing.set(lane, new double[] {0.3 + lane * 1e-3, 3.7 + lane * 1e-3});
            plain.set(lane, new double[] {0.3 + lane * 1e-3, 3.7 + lane * 1e-3});
        }
        long end = System.nanoTime() + 180_000_000_000L;
        while (!lanes.isVectorised() && System.nanoTime() < end) {
            changing.advance(100);
            plain.advance(100);
            // The trial and the JIT compilers have few processors on a busy machine.
            Thread.sleep(20);
        }
        assertTrue(lanes.isVectorised(), "not vectorised within three minutes");
        changing.advance(10);
        plain.advance(10);
        assertTrue(changing.equalsBits(plain));
    }

    private static Program recorded(Definition definition) {
        return Program.record(definition, 100_000).orElseThrow();
    }

    private static void assertPathsAgree(
            Definition definition, int dimension, Precision<?> precision, DoubleSupplier numbers, int steps) {
        Program program = recorded(definition);
        LaneBlock vectorised = Lanes.vectorised(program, dimension, precision).block();
        LaneBlock plain = Lanes.plain(program, dimension, precision).block();
        double[][] start = new double[plain.width()][];
        Random trailing = new Random(1);
        for (int lane = 0; lane < start.length; lane++) {
            start[lane] = RandomNumbers.draw(precision, definition.inputs(), numbers, trailing);
            vectorised.set(lane, start[lane]);
            plain.set(lane, start[lane]);
        }
        vectorised.advance(steps);
        plain.advance(steps);
        for (int lane = 0; lane < start.length; lane++) {
            assertDirect(definition, dimension, precision, start[lane], steps, plain, lane, "plain");
            assertDirect(definition, dimension, precision, start[lane], steps, vectorised, lane, "vectorised");
        }
    }

    private static <T> void assertDirect(
            Definition definition,
            int dimension,
            Precision<T> precision,
            double[] start,
            int steps,
            LaneBlock block,
            int lane,
            String path) {
        List<T> x = LaneNumbers.read(precision, start);
        List<T> y = List.of();
        for (int step = 0; step < steps; step++) {
            y = definition.apply(precision, x);
            for (int i = 0; i < dimension; i++) {
                x.set(i, y.get(i));
            }
        }
        for (int i = 0; i < y.size(); i++) {
            int output = i;
            assertEquals(
                    RandomNumbers.bits(y.get(i)),
                    i < dimension
                            ? RandomNumbers.bits(precision, part -> block.state(lane, output, part))
                            : RandomNumbers.bits(precision, part -> block.observation(lane, output - dimension, part)),
                    () -> path + ", lane " + lane + ", output " + output + ", from " + Arrays.toString(start));
        }
    }

    @Test
    void withoutTheModuleJobsStayOnThePlainPathAndSayWhy() throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutModule.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals(
                1,
                said.lines()
                        .filter(line -> line.contains("without the Vector API"))
                        .count(),
                said);
        assertFalse(said.contains("Exception"), said);
    }

    /** Runs a job that is long enough for generated code in a Java without the module. */
    static final class WithoutModule {
        public static void main(String[] arguments) throws InterruptedException {
            Program program = recorded(new Wild(2, 3, 200, 3));
            Lanes lanes = Lanes.of(program, 3, Precisions.DOUBLE);
            LaneBlock block = lanes.block();
            long end = System.nanoTime() + 3_000_000_000L;
            while (System.nanoTime() < end) {
                block.advance(10);
            }
            Thread.sleep(500);
            System.exit(lanes.isVectorised() ? 1 : 0);
        }
    }
}
