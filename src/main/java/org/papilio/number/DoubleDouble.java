package org.papilio.number;

import java.math.BigDecimal;

/** The unevaluated sum hi + lo of two binary64 numbers, hi being the sum rounded to binary64. */
public final class DoubleDouble {
    /** Zero. */
    public static final DoubleDouble ZERO = new DoubleDouble(0, 0);

    /** One. */
    public static final DoubleDouble ONE = new DoubleDouble(1, 0);

    private final double hi;
    private final double lo;

    DoubleDouble(double hi, double lo) {
        this.hi = hi;
        this.lo = lo;
    }

    /** The number {@code value}. */
    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /** The sum a + b, exact. */
    public static DoubleDouble ofSum(double a, double b) {
        double s = a + b;
        double bb = s - a;
        return finish(s, s, (a - (s - bb)) + (b - bb));
    }

    /** The number nearest to {@code value}, up to a relative error of 2^-106. */
    public static DoubleDouble of(BigDecimal value) {
        double hi = value.doubleValue();
        if (hi == 0 || !Double.isFinite(hi)) {
            return of(hi);
        }
        return ofSum(hi, value.subtract(new BigDecimal(hi)).doubleValue());
    }

    /** The leading part: the number rounded to binary64. */
    public double hi() {
        return hi;
    }

    /** The trailing part, at most half a unit in the last place of {@link #hi}; zero if hi is infinite or NaN. */
    public double lo() {
        return lo;
    }

    /** The exact value. */
    public BigDecimal toBigDecimal() {
        return new BigDecimal(hi).add(new BigDecimal(lo));
    }

    /** {@code this + y}. */
    public DoubleDouble add(DoubleDouble y) {
        double sh = hi + y.hi;
        double bb = sh - hi;
        double sl = (hi - (sh - bb)) + (y.hi - bb);
        double th = lo + y.lo;
        double tb = th - lo;
        double tl = (lo - (th - tb)) + (y.lo - tb);
        double c = sl + th;
        double vh = sh + c;
        double vl = c - (vh - sh);
        double w = tl + vl;
        double zh = vh + w;
        return finish(sh, zh, w - (zh - vh));
    }

    /** {@code this - y}. */
    public DoubleDouble sub(DoubleDouble y) {
        return add(y.negate());
    }

    /** {@code -this}. */
    public DoubleDouble negate() {
        return new DoubleDouble(-hi, 0.0 - lo);
    }

    /** {@code this * y}. */
    public DoubleDouble mul(DoubleDouble y) {
        double ch = hi * y.hi;
        double cl = Math.fma(hi, y.hi, -ch) + Math.fma(lo, y.hi, Math.fma(hi, y.lo, lo * y.lo));
        double zh = ch + cl;
        return finish(ch, zh, cl - (zh - ch));
    }

    /** {@code this / y}. */
    public DoubleDouble div(DoubleDouble y) {
        double th = hi / y.hi;
        double remainder = Math.fma(-th, y.hi, hi) + Math.fma(-th, y.lo, lo);
        double tl = remainder / y.hi;
        double zh = th + tl;
        return finish(th, zh, tl - (zh - th));
    }

    /** The square root. */
    public DoubleDouble sqrt() {
        double s = Math.sqrt(hi);
        if (s == 0 || !Double.isFinite(s)) {
            return of(s);
        }
        double tl = (Math.fma(-s, s, hi) + lo) / (2 * s);
        double zh = s + tl;
        return finish(s, zh, tl - (zh - s));
    }

    private static DoubleDouble finish(double plain, double zh, double zl) {
        if (Double.isFinite(zh)) {
            return new DoubleDouble(zh, zl);
        }
        return of(Double.isFinite(plain) ? Math.copySign(Double.POSITIVE_INFINITY, plain) : plain);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DoubleDouble that && Double.compare(hi, that.hi) == 0 && Double.compare(lo, that.lo) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(hi) + Double.hashCode(lo);
    }

    @Override
    public String toString() {
        return DoubleDoubleField.INSTANCE.toString(this);
    }
}
