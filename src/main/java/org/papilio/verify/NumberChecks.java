package org.papilio.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.papilio.number.Complex;
import org.papilio.number.ComplexArithmetic;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.number.Tangent;
import org.papilio.number.TangentField;

/** The arithmetic and the elementary functions of every precision over seeded arguments. */
final class NumberChecks {
    private static final int BINARY = 2000;
    private static final int DOUBLE_DOUBLE = 300;
    private static final int DECIMAL = 12;

    private NumberChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.addAll(of(Precisions.FLOAT, BINARY));
        checks.addAll(of(Precisions.DOUBLE, BINARY));
        checks.addAll(of(Precisions.DOUBLE_DOUBLE, DOUBLE_DOUBLE));
        checks.addAll(of(Precisions.decimal(34), DECIMAL));
        checks.addAll(of(Precisions.decimal(50), DECIMAL));
        return checks;
    }

    private static <T> List<Check> of(Precision<T> p, int count) {
        List<T> arguments = arguments(p, count);
        // decimals have no logarithm and no root of a negative number
        Function<T, T> positive = isDecimal(p) ? x -> p.max(x, p.neg(x)) : x -> x;
        Map<String, BinaryOperator<T>> functions = new LinkedHashMap<>();
        functions.put("add", p::add);
        functions.put("sub", p::sub);
        functions.put("mul", p::mul);
        functions.put("div", p::div);
        functions.put("fma", (x, y) -> p.fma(x, y, x));
        functions.put("select", (x, y) -> p.select(p.max(x, y), x, p.min(x, y)));
        functions.put("sqrt", (x, y) -> p.sqrt(positive.apply(x)));
        functions.put("exp", (x, y) -> p.exp(x));
        functions.put("sigmoid", (x, y) -> p.sigmoid(x));
        functions.put("log", (x, y) -> p.log(positive.apply(x)));
        functions.put("tanh", (x, y) -> p.tanh(x));
        functions.put("sin", (x, y) -> p.sin(x));
        functions.put("cos", (x, y) -> p.cos(x));
        functions.put("atan2", p::atan2);
        functions.put("round", (x, y) -> p.round(x, 7));
        functions.put("ulps", (x, y) -> p.plusUlps(x, 3));
        List<Check> checks = new ArrayList<>();
        functions.forEach((name, function) -> checks.add(Check.of(
                "number/" + p.name() + "/" + name,
                name + " of " + count + " arguments",
                () -> results(arguments, function))));
        checks.add(Check.of(
                "number/" + p.name() + "/text",
                "shortest decimal digits of " + count + " numbers",
                () -> arguments.stream().map(p::toString).toList()));
        checks.add(Check.of(
                "number/" + p.name() + "/complex",
                "complex quotient, logarithm and exponential",
                () -> complex(p, arguments)));
        checks.add(Check.of(
                "number/" + p.name() + "/tangent",
                "derivatives of all functions",
                () -> tangents(p, arguments, positive)));
        return checks;
    }

    private static <T> List<T> results(List<T> arguments, BinaryOperator<T> function) {
        List<T> results = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            results.add(function.apply(arguments.get(i), arguments.get((i + 1) % arguments.size())));
        }
        return results;
    }

    private static boolean isDecimal(Precision<?> precision) {
        return precision.name().startsWith("decimal");
    }

    private static <T> Object complex(Precision<T> p, List<T> arguments) {
        ComplexArithmetic<T> complex = new ComplexArithmetic<>(p);
        List<Object> results = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            Complex<T> z = new Complex<>(arguments.get(i), arguments.get(i + 1));
            Complex<T> one = complex.real(p.of(1.0));
            results.add(List.of(complex.div(one, z), complex.log(z), complex.exp(z)));
        }
        return results;
    }

    private static <T> Object tangents(Precision<T> p, List<T> arguments, Function<T, T> positive) {
        TangentField<T> f = new TangentField<>(p, 2);
        List<Object> results = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size() && i < 100; i += 2) {
            Tangent<T> x = f.variable(positive.apply(arguments.get(i)), 0);
            Tangent<T> y = f.variable(positive.apply(arguments.get(i + 1)), 1);
            for (Tangent<T> z : List.of(
                    f.fma(x, y, f.div(x, y)),
                    f.sqrt(x),
                    f.log(x),
                    f.exp(x),
                    f.sigmoid(x),
                    f.tanh(x),
                    f.sin(x),
                    f.cos(x),
                    f.atan2(x, y),
                    f.select(f.sub(x, y), f.max(x, y), f.min(x, y)))) {
                results.add(List.of(z.value(), f.derivative(z, 0), f.derivative(z, 1)));
            }
        }
        return results;
    }

    /**
     * Numbers of usual size, numbers next to one, large ones, and for the binary precisions signed zeros, infinities, NaN and any bits
     * at all.
     */
    private static <T> List<T> arguments(Precision<T> p, int count) {
        Random random = new Random(4711);
        List<T> all = new ArrayList<>();
        boolean decimal = isDecimal(p);
        if (!decimal) {
            for (double special :
                    new double[] {0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                all.add(p.of(special));
            }
        }
        while (all.size() < count) {
            int kind = random.nextInt(10);
            double hi = kind < 5
                    ? random.nextGaussian() * 4
                    : kind < 7 ? 1 + random.nextGaussian() * 1e-3 : random.nextGaussian() * 300;
            double bits = Double.longBitsToDouble(random.nextLong());
            double lo = (random.nextDouble() - 0.5) * Math.ulp(hi);
            if (kind == 9 && !decimal) {
                all.add(p.of(bits));
            } else {
                all.add(p.of(new BigDecimal(hi).add(new BigDecimal(lo))));
            }
        }
        return all;
    }
}
