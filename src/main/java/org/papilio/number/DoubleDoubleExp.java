package org.papilio.number;

/**
 * exp, log and tanh of double-double numbers.
 *
 * <p><b>exp.</b> x = k ln 2 + r with ln 2 in three parts, two of which are so short that their multiples are exact; then
 * s = r / 32, p = exp(s) - 1 by its Taylor series (terms up to s^7 in double-double, those that matter less than 2^-53 in
 * double), five times p &larr; 2p + p^2, which is exp(2s) - 1 for exp(s) - 1 and keeps the relative error of small results, and
 * exp(x) = 2^k (1 + p).
 *
 * <p><b>log.</b> x = 2^k m with m from 1/sqrt(2) to sqrt(2), y the binary64 logarithm of m, and log(m) = y + log(1 + d) with
 * d = (m - 1) + m (exp(-y) - 1), a few 2^-53 y: two terms of the series of log(1 + d) are enough, and no digit is lost where m
 * is close to 1.
 *
 * <p><b>tanh</b>(x) = e / (e + 2) with e = exp(2x) - 1.
 *
 * <p>Largest errors measured, in units of 2^-104 of the result (the bounds that the tests hold in brackets): exp 0.36 (1),
 * log 1.2 (2), tanh 1.6 (2.5), and 1 / (1 + exp(-x)) 0.9 (2). About 0.3 microseconds each.
 */
public final class DoubleDoubleExp {
    /** log2(e). */
    public static final double LOG2E = 0x1.71547652b82fep+0;

    /** The first 42 bits of ln 2. */
    public static final double LN2_1 = 0x1.62e42fefa38p-1;

    /** The next 42 bits of ln 2. */
    public static final double LN2_2 = 0x1.ef35793c76p-45;

    /** ln 2 - LN2_1 - LN2_2. */
    public static final double LN2_3 = 0x1.cc01f97b57a08p-87;

    /** ln 2. */
    public static final DoubleDouble LN2 = new DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);

    /** The square root of 2. */
    public static final double SQRT2 = 0x1.6a09e667f3bcdp+0;

    /** From here on tanh rounds to one: 2 exp(-80) is below 2^-114. */
    public static final double TANH_IS_ONE = 40;

    /** Up to here tanh(x) = x: x^2 / 3 is below 2^-111. */
    public static final double TANH_IS_X = 0x1p-55;

    /** How many times the reduced argument of exp is halved before the series, and the result squared after it. */
    public static final int HALVINGS = 5;

    private static final DoubleDouble TWO = DoubleDouble.of(2);

    /** Beyond these, exp overflows or rounds to zero. */
    private static final double OVERFLOW = 710;

    private static final double UNDERFLOW = -745.2;

    private DoubleDoubleExp() {}

    /** 1 / n!, for n up to 29. */
    public static DoubleDouble inverseFactorial(int n) {
        return InverseFactorials.of(n);
    }

    static DoubleDouble exp(DoubleDouble x) {
        if (!(x.hi() <= OVERFLOW && x.hi() >= UNDERFLOW)) {
            return DoubleDouble.of(Elementary.exp(x.hi()));
        }
        double k = Math.rint(x.hi() * LOG2E);
        return DoubleDouble.ONE.add(expm1Reduced(reduce(x, k))).scalb((int) k);
    }

    /** exp(x) - 1 for 0 &lt;= x &lt; 100. */
    private static DoubleDouble expm1(DoubleDouble x) {
        double k = Math.rint(x.hi() * LOG2E);
        DoubleDouble p = expm1Reduced(reduce(x, k));
        return k == 0 ? p : p.scalb((int) k).add(DoubleDouble.ofSum(Math.scalb(1.0, (int) k), -1));
    }

    /** x - k ln 2, the error a few 2^-106 of the result. */
    private static DoubleDouble reduce(DoubleDouble x, double k) {
        if (k == 0) {
            return x;
        }
        DoubleDouble leading = DoubleDouble.ofSum(x.hi() - k * LN2_1, -k * LN2_2);
        return leading.add(DoubleDouble.ofSum(x.lo(), -k * LN2_3));
    }

    /** exp(r) - 1 for |r| at most about ln(2) / 2. */
    private static DoubleDouble expm1Reduced(DoubleDouble r) {
        DoubleDouble s = r.scalb(-HALVINGS);
        double h = s.hi();
        double tail = InverseFactorials.of(13).hi();
        for (int n = 12; n >= 8; n--) {
            tail = Math.fma(h, tail, InverseFactorials.of(n).hi());
        }
        DoubleDouble q = InverseFactorials.of(7).add(DoubleDouble.of(h * tail));
        for (int n = 6; n >= 2; n--) {
            q = q.mul(s).add(InverseFactorials.of(n));
        }
        DoubleDouble p = s.add(q.mul(s).mul(s));
        for (int i = 0; i < HALVINGS; i++) {
            p = p.mul(p).add(p.scalb(1));
        }
        return p;
    }

    static DoubleDouble log(DoubleDouble x) {
        double h = x.hi();
        if (!(h > 0 && h <= Double.MAX_VALUE)) {
            return DoubleDouble.of(Elementary.log(h));
        }
        int k = h < Double.MIN_NORMAL ? Math.getExponent(h * 0x1p+54) - 54 : Math.getExponent(h);
        DoubleDouble m = x.scalb(-k);
        if (m.hi() > SQRT2) {
            m = m.scalb(-1);
            k++;
        }
        double y = Elementary.log(m.hi());
        DoubleDouble d = expm1Reduced(DoubleDouble.of(-y)).mul(m).add(m.sub(DoubleDouble.ONE));
        DoubleDouble logarithm = DoubleDouble.of(y).add(d.sub(DoubleDouble.of(0.5 * d.hi() * d.hi())));
        return k == 0 ? logarithm : LN2.mul(k).add(logarithm);
    }

    static DoubleDouble tanh(DoubleDouble x) {
        double magnitude = Math.abs(x.hi());
        if (!(magnitude > TANH_IS_X)) {
            return x;
        }
        if (magnitude >= TANH_IS_ONE) {
            return DoubleDouble.of(Math.copySign(1, x.hi()));
        }
        DoubleDouble e = expm1((x.hi() < 0 ? x.negate() : x).scalb(1));
        DoubleDouble result = e.div(e.add(TWO));
        return x.hi() < 0 ? result.negate() : result;
    }
}
