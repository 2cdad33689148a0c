package org.papilio.number;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Measures elementary functions against big-math at twice the precision. */
final class Accuracy {

    /** A function of one or two arguments with its judge and the arguments it is tried at. */
    enum Function {
        EXP("exp", (s, d) -> s.logUniform(-20, 1, d), BigDecimalMath::exp),
        EXP_OF_LARGE("exp", (s, d) -> s.uniform(-80, 80, d), BigDecimalMath::exp),
        SIGMOID(
                "sigmoid",
                (s, d) -> s.uniform(-30, 30, d),
                (x, c) -> BigDecimal.ONE.divide(BigDecimal.ONE.add(BigDecimalMath.exp(x.negate(), c)), c)),
        LOG("log", (s, d) -> s.logUniform(-30, 30, d).abs(), BigDecimalMath::log),
        LOG_NEAR_ONE("log", (s, d) -> s.uniform(0.7, 1.5, d), BigDecimalMath::log),
        LOG_VERY_NEAR_ONE("log", (s, d) -> BigDecimal.ONE.add(s.logUniform(-7, -1, d)), BigDecimalMath::log),
        TANH("tanh", (s, d) -> s.logUniform(-12, 2, d), BigDecimalMath::tanh),
        TANH_AROUND_ONE("tanh", (s, d) -> s.uniform(-4, 4, d), BigDecimalMath::tanh),
        SIN("sin", (s, d) -> s.logUniform(-12, 2, d), BigDecimalMath::sin),
        SIN_OF_A_TURN("sin", (s, d) -> s.uniform(-7, 7, d), BigDecimalMath::sin),
        COS("cos", (s, d) -> s.logUniform(-12, 2, d), BigDecimalMath::cos),
        COS_OF_A_TURN("cos", (s, d) -> s.uniform(-7, 7, d), BigDecimalMath::cos),
        SQRT("sqrt", (s, d) -> s.logUniform(-30, 30, d).abs(), BigDecimalMath::sqrt);

        final String method;
        final BiFunction<Samples, Integer, BigDecimal> argument;
        final BiFunction<BigDecimal, MathContext, BigDecimal> judge;

        Function(
                String method,
                BiFunction<Samples, Integer, BigDecimal> argument,
                BiFunction<BigDecimal, MathContext, BigDecimal> judge) {
            this.method = method;
            this.argument = argument;
            this.judge = judge;
        }
    }

    /** The largest error and where it is. */
    record Worst(double ulps, String where) {
        Worst or(double otherUlps, String elsewhere) {
            return otherUlps > ulps ? new Worst(otherUlps, elsewhere) : this;
        }
    }

    private Accuracy() {}

    static <T> UnaryOperator<T> method(Field<T> field, String name) {
        return switch (name) {
            case "exp" -> field::exp;
            case "sigmoid" -> field::sigmoid;
            case "log" -> field::log;
            case "tanh" -> field::tanh;
            case "sin" -> field::sin;
            case "cos" -> field::cos;
            case "sqrt" -> field::sqrt;
            default -> throw new AssertionError(name);
        };
    }

    /**
     * The largest error over seeded arguments.
     *
     * @param ulp the unit in which errors are counted, from the exact result
     */
    static <T> Worst worst(
            Precision<T> precision, Function function, UnaryOperator<BigDecimal> ulp, long seed, int count) {
        Samples samples = new Samples(seed);
        MathContext twice = new MathContext(2 * precision.digits() + 10);
        UnaryOperator<T> method = method(precision, function.method);
        Worst worst = new Worst(0, "nowhere");
        for (int i = 0; i < count; i++) {
            T x = precision.of(function.argument.apply(samples, precision.digits() + 6));
            BigDecimal exact = function.judge.apply(precision.toDecimal(x), twice);
            worst = worst.or(error(precision.toDecimal(method.apply(x)), exact, ulp), precision.toString(x));
        }
        return worst;
    }

    static <T> Worst worstAtan2(Precision<T> precision, UnaryOperator<BigDecimal> ulp, long seed, int count) {
        Samples samples = new Samples(seed);
        MathContext twice = new MathContext(2 * precision.digits() + 20);
        int digits = precision.digits() + 6;
        Worst worst = new Worst(0, "nowhere");
        for (int i = 0; i < count; i++) {
            T y = precision.of(samples.logUniform(-6, 2, digits));
            T x = precision.of(samples.logUniform(-6, 2, digits));
            BigDecimal exact = BigDecimalMath.atan2(precision.toDecimal(y), precision.toDecimal(x), twice);
            worst = worst.or(
                    error(precision.toDecimal(precision.atan2(y, x)), exact, ulp),
                    precision.toString(y) + ", " + precision.toString(x));
        }
        return worst;
    }

    /** The largest error of a binary operation, in units of the precision's unit round-off of the exact result. */
    static <T> Worst worstOperation(
            Precision<T> precision,
            BinaryOperator<T> operation,
            BinaryOperator<BigDecimal> exactly,
            Iterable<T> left,
            Iterable<T> right) {
        BigDecimal unit = new BigDecimal(precision.unitRoundoff());
        Worst worst = new Worst(0, "nowhere");
        for (T a : left) {
            for (T b : right) {
                BigDecimal exact = exactly.apply(precision.toDecimal(a), precision.toDecimal(b));
                BigDecimal result = precision.toDecimal(operation.apply(a, b));
                worst = worst.or(
                        exact.signum() == 0
                                ? result.signum() == 0 ? 0 : Double.POSITIVE_INFINITY
                                : error(result, exact, e -> e.abs().multiply(unit)),
                        precision.toString(a) + ", " + precision.toString(b));
            }
        }
        return worst;
    }

    static double error(BigDecimal result, BigDecimal exact, UnaryOperator<BigDecimal> ulp) {
        return result.subtract(exact)
                .abs()
                .divide(ulp.apply(exact), new MathContext(10))
                .doubleValue();
    }

    /** The error of a float, in units in the last place of the binade of the exact result, not of the next one it may round up to. */
    static double error(float result, double exact) {
        double ulp = Math.max(Float.MIN_VALUE, Math.scalb(1.0, Math.getExponent(exact) - 23));
        return Math.abs(result - exact) / ulp;
    }
}
