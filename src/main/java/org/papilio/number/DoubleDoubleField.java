package org.papilio.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The arithmetic of {@link DoubleDouble}. */
public final class DoubleDoubleField implements Precision<DoubleDouble> {
    static final DoubleDoubleField INSTANCE = new DoubleDoubleField();

    private DoubleDoubleField() {}

    @Override
    public String name() {
        return "double-double";
    }

    @Override
    public int digits() {
        return 31;
    }

    @Override
    public double unitRoundoff() {
        return 0x1p-106;
    }

    @Override
    public DoubleDouble of(BigDecimal value) {
        return DoubleDouble.of(value);
    }

    @Override
    public DoubleDouble of(double value) {
        return DoubleDouble.of(value);
    }

    @Override
    public DoubleDouble add(DoubleDouble a, DoubleDouble b) {
        return a.add(b);
    }

    @Override
    public DoubleDouble sub(DoubleDouble a, DoubleDouble b) {
        return a.sub(b);
    }

    @Override
    public DoubleDouble mul(DoubleDouble a, DoubleDouble b) {
        return a.mul(b);
    }

    @Override
    public DoubleDouble div(DoubleDouble a, DoubleDouble b) {
        return a.div(b);
    }

    @Override
    public DoubleDouble neg(DoubleDouble a) {
        return a.negate();
    }

    /** {@inheritDoc} Here the product is rounded before the sum. */
    @Override
    public DoubleDouble fma(DoubleDouble a, DoubleDouble b, DoubleDouble c) {
        return a.mul(b).add(c);
    }

    @Override
    public DoubleDouble max(DoubleDouble a, DoubleDouble b) {
        return Double.isNaN(b.hi()) || !Double.isNaN(a.hi()) && compare(a, b) < 0 ? b : a;
    }

    @Override
    public DoubleDouble min(DoubleDouble a, DoubleDouble b) {
        return Double.isNaN(b.hi()) || compare(a, b) > 0 && !Double.isNaN(a.hi()) ? b : a;
    }

    @Override
    public DoubleDouble select(DoubleDouble condition, DoubleDouble whenPositive, DoubleDouble otherwise) {
        return condition.hi() > 0 ? whenPositive : otherwise;
    }

    @Override
    public DoubleDouble sqrt(DoubleDouble a) {
        return a.sqrt();
    }

    @Override
    public DoubleDouble exp(DoubleDouble a) {
        return DoubleDoubleExp.exp(a);
    }

    @Override
    public DoubleDouble log(DoubleDouble a) {
        return DoubleDoubleExp.log(a);
    }

    @Override
    public DoubleDouble tanh(DoubleDouble a) {
        return DoubleDoubleExp.tanh(a);
    }

    @Override
    public DoubleDouble sin(DoubleDouble a) {
        return DoubleDoubleTrigonometry.sin(a);
    }

    @Override
    public DoubleDouble cos(DoubleDouble a) {
        return DoubleDoubleTrigonometry.cos(a);
    }

    @Override
    public DoubleDouble atan2(DoubleDouble y, DoubleDouble x) {
        return DoubleDoubleTrigonometry.atan2(y, x);
    }

    @Override
    public boolean isFinite(DoubleDouble a) {
        return Double.isFinite(a.hi());
    }

    @Override
    public double toDouble(DoubleDouble a) {
        return a.hi();
    }

    @Override
    public BigDecimal toDecimal(DoubleDouble a) {
        return a.toBigDecimal();
    }

    @Override
    public String toString(DoubleDouble a) {
        if (!isFinite(a) || a.hi() == 0) {
            return Decimals.shortest(a.hi());
        }
        BigDecimal exact = a.toBigDecimal();
        for (int digits = 31; digits <= 36; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (of(rounded).equals(a)) {
                return Decimals.toString(rounded);
            }
        }
        return Decimals.toString(exact);
    }

    @Override
    public DoubleDouble parse(String text) {
        return switch (text.strip()) {
            case "NaN" -> of(Double.NaN);
            case "Infinity" -> of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> of(Double.NEGATIVE_INFINITY);
            default -> {
                DoubleDouble value = of(Decimals.parse(text));
                yield value.hi() == 0 && Decimals.isNegative(text) ? of(-0.0) : value;
            }
        };
    }

    @Override
    public DoubleDouble round(DoubleDouble a, int decimals) {
        if (!isFinite(a)) {
            return a;
        }
        DoubleDouble rounded = of(Rounding.halfEven(a.toBigDecimal(), decimals));
        return rounded.hi() == 0 ? of(Math.copySign(0, a.hi())) : rounded;
    }

    /** {@inheritDoc} The unit is 2^-53 of that of the leading part. */
    @Override
    public DoubleDouble plusUlps(DoubleDouble a, int ulps) {
        double unit = Math.max(Math.ulp(a.hi()) * 0x1p-53, Double.MIN_VALUE);
        return ulps == 0 ? a : a.add(of(ulps * unit));
    }

    @Override
    public int compare(DoubleDouble a, DoubleDouble b) {
        return a.compareTo(b);
    }
}
