package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives judged by central differences in 80 digits, whose error is below 1e-35. */
class TangentFieldTest {
    private static final Precision<BigDecimal> JUDGE = Precisions.decimal(80);
    private static final BigDecimal H = new BigDecimal("1e-22");

    /** A function of two numbers in any field. */
    interface Function2 {
        <T> T apply(Field<T> f, T x, T y);
    }

    private record Named(String name, Function2 function) {
        @Override
        public String toString() {
            return name;
        }
    }

    private abstract static class F implements Function2 {}

    static Stream<Arguments> functions() {
        return Stream.of(
                        new Named("add", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.add(x, y);
                            }
                        }),
                        new Named("sub", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.sub(x, y);
                            }
                        }),
                        new Named("mul", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.mul(x, y);
                            }
                        }),
                        new Named("div", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.div(x, y);
                            }
                        }),
                        new Named("neg", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.neg(x);
                            }
                        }),
                        new Named("fma", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.fma(x, y, x);
                            }
                        }),
                        new Named("constant - x", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.sub(f.of(2.0), x);
                            }
                        }),
                        new Named("constant * x", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.mul(f.of(3.0), x);
                            }
                        }),
                        new Named("constant / x", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.div(f.of(2.0), x);
                            }
                        }),
                        new Named("x / constant", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.div(x, f.of(7.0));
                            }
                        }),
                        new Named("fma(constant, y, x)", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.fma(f.of(3.0), y, x);
                            }
                        }),
                        new Named("fma(x, constant, constant)", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.fma(x, f.of(3.0), f.of(1.0));
                            }
                        }),
                        new Named("fma(x, y, constant)", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.fma(x, y, f.of(1.0));
                            }
                        }),
                        new Named("max", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.max(f.mul(x, x), y);
                            }
                        }),
                        new Named("min", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.min(f.mul(x, x), y);
                            }
                        }),
                        new Named("select", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.select(f.sub(x, y), f.mul(x, y), y);
                            }
                        }),
                        new Named("sqrt", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.sqrt(x);
                            }
                        }),
                        new Named("exp", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.exp(x);
                            }
                        }),
                        new Named("log", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.log(f.mul(x, y));
                            }
                        }),
                        new Named("tanh", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.tanh(f.sub(x, y));
                            }
                        }),
                        new Named("sin", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.sin(f.mul(x, y));
                            }
                        }),
                        new Named("cos", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.cos(x);
                            }
                        }),
                        new Named("atan2", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.atan2(f.sub(x, y), y);
                            }
                        }),
                        new Named("atan2 of a constant", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.atan2(f.of(0.5), x);
                            }
                        }),
                        new Named("sigmoid", new F() {
                            @Override
                            public <T> T apply(Field<T> f, T x, T y) {
                                return f.sigmoid(f.sub(x, y));
                            }
                        }))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void derivativesAgreeWithDifferencesInEightyDigits(Named named) {
        long seed = 20240611;
        Random random = new Random(seed);
        TangentField<Double> doubles = new TangentField<>(Precisions.DOUBLE, 2);
        TangentField<BigDecimal> decimals = new TangentField<>(Precisions.decimal(40), 2);
        for (int i = 0; i < 20; i++) {
            double x = 0.2 + 2 * random.nextDouble();
            double y = 0.2 + 2 * random.nextDouble();
            BigDecimal bx = new BigDecimal(x);
            BigDecimal by = new BigDecimal(y);
            List<BigDecimal> slopes = List.of(
                    difference(h -> named.function.apply(JUDGE, bx.add(h), by)),
                    difference(h -> named.function.apply(JUDGE, bx, by.add(h))));
            Tangent<Double> d = named.function.apply(doubles, doubles.variable(x, 0), doubles.variable(y, 1));
            Tangent<BigDecimal> b = named.function.apply(decimals, decimals.variable(bx, 0), decimals.variable(by, 1));
            assertEquals(named.function.apply(Precisions.DOUBLE, x, y), d.value(), "value, seed " + seed);
            for (int k = 0; k < 2; k++) {
                double scale = Math.max(1, Math.abs(slopes.get(k).doubleValue()));
                assertEquals(
                        slopes.get(k).doubleValue(), doubles.derivative(d, k), 4e-15 * scale, named + " seed " + seed);
                double error =
                        decimals.derivative(b, k).subtract(slopes.get(k)).abs().doubleValue();
                assertTrue(error < 1e-36 * scale, named + " in decimal(40): error " + error + ", seed " + seed);
            }
        }
    }

    private static BigDecimal difference(java.util.function.UnaryOperator<BigDecimal> f) {
        BigDecimal rise = f.apply(H).subtract(f.apply(H.negate()));
        return rise.divide(H.multiply(BigDecimal.valueOf(2)), new MathContext(60));
    }

    @Test
    void secondDerivativesComeByNesting() {
        TangentField<Double> inner = new TangentField<>(Precisions.DOUBLE, 1);
        TangentField<Tangent<Double>> outer = new TangentField<>(inner, 1);
        Tangent<Tangent<Double>> x = outer.of(inner.variable(0.7, 0), List.of(inner.of(1.0)));
        Tangent<Tangent<Double>> y = outer.exp(outer.mul(x, x));
        double second = (2 + 4 * 0.49) * StrictMath.exp(0.49);
        assertEquals(second, inner.derivative(outer.derivative(y, 0), 0), 1e-14 * second);
    }

    @Test
    void oneSidedDerivativesAtTies() {
        TangentField<Double> field = new TangentField<>(Precisions.DOUBLE, 1);
        Tangent<Double> zero = field.variable(0.0, 0);
        assertEquals(0.0, field.derivative(field.max(zero, field.of(0.0)), 0), "relu has derivative 0 at 0");
        assertEquals(1.0, field.derivative(field.max(field.of(0.0), zero), 0));
        assertEquals(0.0, field.derivative(field.min(zero, field.of(0.0)), 0));
    }

    @Test
    void constantsCarryNothingAndSelectIgnoresTheDerivativeOfItsCondition() {
        TangentField<Double> field = new TangentField<>(Precisions.DOUBLE, 3);
        assertTrue(field.mul(field.of(2.0), field.of(3.0)).isConstant());
        assertTrue(field.select(field.variable(1.0, 0), field.of(2.0), field.of(3.0))
                .isConstant());
        BiFunction<Tangent<Double>, Integer, Double> d = field::derivative;
        assertEquals(0.0, d.apply(field.of(2.0), 2));
    }

    @Test
    void refusesWrongSizes() {
        assertThrows(IllegalArgumentException.class, () -> new TangentField<>(Precisions.DOUBLE, 0));
        TangentField<Double> field = new TangentField<>(Precisions.DOUBLE, 2);
        assertThrows(IllegalArgumentException.class, () -> field.variable(1.0, 2));
        assertThrows(IllegalArgumentException.class, () -> field.of(1.0, List.of(1.0)));
    }
}
