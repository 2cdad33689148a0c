package org.papilio.number;

import java.math.BigDecimal;

/** binary32, the {@code float} of Java. Elementary functions are those of {@link Elementary}. */
public final class FloatField implements Precision<Float> {
    static final FloatField INSTANCE = new FloatField();

    private FloatField() {}

    @Override
    public String name() {
        return "float";
    }

    @Override
    public int digits() {
        return 7;
    }

    @Override
    public double unitRoundoff() {
        return 0x1p-24;
    }

    @Override
    public Float of(BigDecimal value) {
        return value.floatValue();
    }

    @Override
    public Float of(double value) {
        return (float) value;
    }

    @Override
    public Float add(Float a, Float b) {
        return a + b;
    }

    @Override
    public Float sub(Float a, Float b) {
        return a - b;
    }

    @Override
    public Float mul(Float a, Float b) {
        return a * b;
    }

    @Override
    public Float div(Float a, Float b) {
        return a / b;
    }

    @Override
    public Float neg(Float a) {
        return -a;
    }

    @Override
    public Float fma(Float a, Float b, Float c) {
        return Math.fma(a, b, c);
    }

    @Override
    public Float max(Float a, Float b) {
        return Math.max(a, b);
    }

    @Override
    public Float min(Float a, Float b) {
        return Math.min(a, b);
    }

    @Override
    public Float select(Float condition, Float whenPositive, Float otherwise) {
        return condition > 0 ? whenPositive : otherwise;
    }

    @Override
    public Float sqrt(Float a) {
        return Elementary.sqrt(a);
    }

    @Override
    public Float exp(Float a) {
        return Elementary.exp(a);
    }

    @Override
    public Float log(Float a) {
        return Elementary.log(a);
    }

    @Override
    public Float tanh(Float a) {
        return Elementary.tanh(a);
    }

    @Override
    public Float sin(Float a) {
        return Elementary.sin(a);
    }

    @Override
    public Float cos(Float a) {
        return Elementary.cos(a);
    }

    @Override
    public Float atan2(Float y, Float x) {
        return Elementary.atan2(y, x);
    }

    @Override
    public Float sigmoid(Float a) {
        return Elementary.sigmoid(a);
    }

    @Override
    public boolean isFinite(Float a) {
        return Float.isFinite(a);
    }

    @Override
    public double toDouble(Float a) {
        return a;
    }

    @Override
    public BigDecimal toDecimal(Float a) {
        if (!Float.isFinite(a)) {
            throw new ArithmeticException(toString(a) + " has no decimal value");
        }
        return new BigDecimal(a);
    }

    @Override
    public String toString(Float a) {
        return Decimals.shortest(a);
    }

    @Override
    public Float parse(String text) {
        return switch (text.strip()) {
            case "NaN" -> Float.NaN;
            case "Infinity" -> Float.POSITIVE_INFINITY;
            case "-Infinity" -> Float.NEGATIVE_INFINITY;
            default -> {
                float value = Decimals.parse(text).floatValue();
                yield value == 0 && Decimals.isNegative(text) ? -0.0f : value;
            }
        };
    }

    @Override
    public Float round(Float a, int decimals) {
        float scale = (float) Rounding.powerOfTen(decimals);
        return (float) Math.rint(a * scale) / scale;
    }

    @Override
    public Float plusUlps(Float a, int ulps) {
        return ulps == 0 ? a : a + ulps * Math.ulp(a);
    }

    @Override
    public int compare(Float a, Float b) {
        return Float.compare(a, b);
    }
}
