package org.papilio.number;

import java.math.BigDecimal;

/** binary64, the {@code double} of Java. Elementary functions are those of {@link Elementary}. */
public final class DoubleField implements Precision<Double> {
    static final DoubleField INSTANCE = new DoubleField();

    private DoubleField() {}

    @Override
    public String name() {
        return "double";
    }

    @Override
    public int digits() {
        return 15;
    }

    @Override
    public double unitRoundoff() {
        return 0x1p-53;
    }

    @Override
    public Double of(BigDecimal value) {
        return value.doubleValue();
    }

    @Override
    public Double of(double value) {
        return value;
    }

    @Override
    public Double add(Double a, Double b) {
        return a + b;
    }

    @Override
    public Double sub(Double a, Double b) {
        return a - b;
    }

    @Override
    public Double mul(Double a, Double b) {
        return a * b;
    }

    @Override
    public Double div(Double a, Double b) {
        return a / b;
    }

    @Override
    public Double neg(Double a) {
        return -a;
    }

    @Override
    public Double fma(Double a, Double b, Double c) {
        return Math.fma(a, b, c);
    }

    @Override
    public Double max(Double a, Double b) {
        return Math.max(a, b);
    }

    @Override
    public Double min(Double a, Double b) {
        return Math.min(a, b);
    }

    @Override
    public Double select(Double condition, Double whenPositive, Double otherwise) {
        return condition > 0 ? whenPositive : otherwise;
    }

    @Override
    public Double sqrt(Double a) {
        return Elementary.sqrt(a);
    }

    @Override
    public Double exp(Double a) {
        return Elementary.exp(a);
    }

    @Override
    public Double log(Double a) {
        return Elementary.log(a);
    }

    @Override
    public Double tanh(Double a) {
        return Elementary.tanh(a);
    }

    @Override
    public Double sin(Double a) {
        return Elementary.sin(a);
    }

    @Override
    public Double cos(Double a) {
        return Elementary.cos(a);
    }

    @Override
    public Double atan2(Double y, Double x) {
        return Elementary.atan2(y, x);
    }

    @Override
    public Double sigmoid(Double a) {
        return Elementary.sigmoid(a);
    }

    @Override
    public boolean isFinite(Double a) {
        return Double.isFinite(a);
    }

    @Override
    public double toDouble(Double a) {
        return a;
    }

    @Override
    public BigDecimal toDecimal(Double a) {
        if (!Double.isFinite(a)) {
            throw new ArithmeticException(toString(a) + " has no decimal value");
        }
        return new BigDecimal(a);
    }

    @Override
    public String toString(Double a) {
        return Decimals.shortest(a);
    }

    @Override
    public Double parse(String text) {
        return switch (text.strip()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                double value = Decimals.parse(text).doubleValue();
                yield value == 0 && Decimals.isNegative(text) ? -0.0 : value;
            }
        };
    }

    @Override
    public Double round(Double a, int decimals) {
        double scale = Rounding.powerOfTen(decimals);
        return Math.rint(a * scale) / scale;
    }

    @Override
    public Double plusUlps(Double a, int ulps) {
        return ulps == 0 ? a : a + ulps * Math.ulp(a);
    }

    @Override
    public int compare(Double a, Double b) {
        return Double.compare(a, b);
    }
}
