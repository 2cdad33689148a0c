package org.papilio.number;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A floating-point number of about 107 bits: the unevaluated sum hi + lo of two binary64 numbers ("double-double"), where hi
 * is the sum rounded to binary64.
 *
 * <p><b>Arithmetic.</b> Write u = 2^-53. The building blocks are the error-free sum (TwoSum of Knuth and Møller; Fast2Sum of
 * Dekker where one operand is known to be the larger) and the error-free product by a fused multiply-add. The largest
 * relative errors, in units of u^2 = 2^-106 and up to terms of order u^3 and with the largest seen, are
 *
 * <ul>
 *   <li>sum and difference: 3, seen 2.5 (algorithm AccurateDWPlusDW, [1] algorithm 6), also under cancellation;
 *   <li>product: 5, seen 4.5 (algorithm DWTimesDW1, [1] algorithm 10, with the bound of [2]); the variants with a smaller bound do not
 *       commute;
 *   <li>quotient: 11, seen 6.1. With t = RN(xh / yh) the remainder xh - t yh is a binary64 number that one fused operation finds without
 *       error, and so |remainder| &le; u |xh|; the second one, xl - t yl, is at most 2u |xh| and rounded once (2). Their sum
 *       is rounded (3), divided by yh instead of yh + yl (3), and rounded (3). Because the first remainder is exact, x / x is 1
 *       and x / 1 is x;
 *   <li>square root: 25/8, seen 2.7 (algorithm SQRTDWtoDW, [3]).
 * </ul>
 *
 * <p>Operations are branch-free sequences of IEEE operations but for a last test that mends results which are
 * infinite or NaN: these are what binary64 would give for the leading parts, and their trailing part is zero. Error terms are
 * computed with the opposite sign and subtracted: as +0 - 0 = +0, they leave the sign of a zero as binary64 has it. The sign of a
 * trailing zero means nothing.
 *
 * <p><b>Range.</b> That of binary64. The bounds hold as long as the trailing part of the result does not underflow, that is
 * for |result| above about 2^-968; the quotient and the root are scaled so that only their result matters. Below, the
 * absolute error is a few 2^-1074. A sum in which hi overflows is infinite.
 *
 * <p>References:
 *
 * <ol>
 *   <li>M. Joldes, J.-M. Muller, V. Popescu, Tight and rigorous error bounds for basic building blocks of double-word
 *       arithmetic, ACM Trans. Math. Softw. 44 (2017) 15, doi:10.1145/3121432
 *   <li>J.-M. Muller, L. Rideau, Formalization of double-word arithmetic, and comments on [1], ACM Trans. Math. Softw. 48
 *       (2022) 9, doi:10.1145/3484514
 *   <li>V. Lefèvre, N. Louvet, J.-M. Muller, J. Picot, L. Rideau, Accurate calculation of Euclidean norms using double-word
 *       arithmetic, ACM Trans. Math. Softw. 49 (2023) 1, doi:10.1145/3568672
 * </ol>
 */
public final class DoubleDouble implements Comparable<DoubleDouble> {
    /** Zero. */
    public static final DoubleDouble ZERO = new DoubleDouble(0, 0);

    /** One. */
    public static final DoubleDouble ONE = new DoubleDouble(1, 0);

    /** Operands of quotients and roots below this are scaled up, so that their remainders do not underflow. */
    private static final double TINY = 0x1p-960;

    private static final int SCALING = 200;

    private final double hi;
    private final double lo;

    DoubleDouble(double hi, double lo) {
        this.hi = hi;
        this.lo = lo;
    }

    /** The number of these parts, which must be normalised: hi = hi + lo rounded, and lo = 0 if hi is infinite or NaN. */
    public static DoubleDouble ofParts(double hi, double lo) {
        return new DoubleDouble(hi, lo);
    }

    /** The number {@code value}. */
    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /** The sum a + b, without error. */
    public static DoubleDouble ofSum(double a, double b) {
        double s = a + b;
        double bb = s - a;
        return finish(s, s, (a - (s - bb)) + (b - bb));
    }

    /** The product a * b, without error unless it underflows. */
    public static DoubleDouble ofProduct(double a, double b) {
        double p = a * b;
        return finish(p, p, Math.fma(a, b, -p));
    }

    /** The value rounded, with a relative error of at most 2^-106. */
    public static DoubleDouble of(BigDecimal value) {
        double hi = value.doubleValue();
        if (hi == 0 || Double.isInfinite(hi)) {
            return of(hi);
        }
        return ofSum(hi, value.subtract(new BigDecimal(hi)).doubleValue());
    }

    /** The leading part: the number rounded to binary64. */
    public double hi() {
        return hi;
    }

    /** The trailing part, at most half a unit in the last place of {@link #hi}; zero if hi is zero, infinite or NaN. */
    public double lo() {
        return lo;
    }

    /** Whether the number is neither infinite nor NaN. */
    public boolean isFinite() {
        return Double.isFinite(hi);
    }

    /**
     * The exact value.
     *
     * @throws ArithmeticException if the number is not finite
     */
    public BigDecimal toBigDecimal() {
        if (!isFinite()) {
            throw new ArithmeticException(Decimals.shortest(hi) + " has no decimal value");
        }
        return new BigDecimal(hi).add(new BigDecimal(lo));
    }

    /** {@code this + y}. */
    public DoubleDouble add(DoubleDouble y) {
        return sum(hi, lo, y.hi, y.lo);
    }

    /** {@code this - y}. */
    public DoubleDouble sub(DoubleDouble y) {
        return sum(hi, lo, -y.hi, -y.lo);
    }

    private static DoubleDouble sum(double xh, double xl, double yh, double yl) {
        double sh = xh + yh;
        double sb = sh - xh;
        double minusSl = ((sh - sb) - xh) + (sb - yh);
        double th = xl + yl;
        double tb = th - xl;
        double tl = (xl - (th - tb)) + (yl - tb);
        double minusC = minusSl - th;
        double vh = sh - minusC;
        double minusW = ((vh - sh) + minusC) - tl;
        double zh = vh - minusW;
        return finish(sh, zh, (vh - zh) - minusW);
    }

    /** {@code -this}, exact. */
    public DoubleDouble negate() {
        return new DoubleDouble(-hi, -lo);
    }

    /** {@code this * y}. */
    public DoubleDouble mul(DoubleDouble y) {
        double ch = hi * y.hi;
        double minusCl = Math.fma(-hi, y.hi, ch) - (hi * y.lo + lo * y.hi);
        double zh = ch - minusCl;
        return finish(ch, zh, (ch - zh) - minusCl);
    }

    /** {@code this * y} with an error of at most 2 u^2 ([1], algorithm 9, DWTimesFP3). */
    public DoubleDouble mul(double y) {
        double ch = hi * y;
        double minusCl = Math.fma(-lo, y, Math.fma(-hi, y, ch));
        double zh = ch - minusCl;
        return zh == 0 ? of(ch) : finish(ch, zh, (ch - zh) - minusCl);
    }

    /** {@code this / y}. */
    public DoubleDouble div(DoubleDouble y) {
        double th = hi / y.hi;
        if (th == 0 || !Double.isFinite(th)) {
            return of(th);
        }
        if (Math.abs(hi) < TINY) {
            return scalb(SCALING).div(y).scalb(-SCALING);
        }
        double remainder = Math.fma(-th, y.hi, hi) + Math.fma(-th, y.lo, lo);
        double tl = remainder / y.hi;
        double zh = th + tl;
        return finish(th, zh, tl - (zh - th));
    }

    /** The square root; NaN of a negative number. */
    public DoubleDouble sqrt() {
        double s = Math.sqrt(hi);
        if (s == 0 || !Double.isFinite(s)) {
            return of(s);
        }
        if (hi < TINY) {
            return scalb(SCALING).sqrt().scalb(-SCALING / 2);
        }
        double tl = (Math.fma(-s, s, hi) + lo) / (2 * s);
        double zh = s + tl;
        return finish(s, zh, tl - (zh - s));
    }

    /** {@code this * 2^k}, exact unless the result overflows or its trailing part underflows; then rounded once. */
    public DoubleDouble scalb(int k) {
        double zh = Math.scalb(hi, k);
        if (Math.abs(zh) >= TINY || !Double.isFinite(hi)) {
            return finish(zh, zh, Math.scalb(lo, k));
        }
        // Both parts lose bits: what the leading part loses must reach the trailing one before that is rounded.
        double lost = hi - Math.scalb(zh, -k);
        return ofSum(zh, Math.scalb(lost + lo, k));
    }

    /** Mends what the error terms spoil where the plain result is infinite or NaN. */
    private static DoubleDouble finish(double plain, double zh, double zl) {
        if (Math.abs(zh) <= Double.MAX_VALUE) {
            return new DoubleDouble(zh, zl);
        }
        if (Double.isNaN(zh) && Double.isFinite(plain)) {
            return of(Math.copySign(Double.POSITIVE_INFINITY, plain));
        }
        return of(Double.isFinite(plain) ? zh : plain);
    }

    @Override
    public int compareTo(DoubleDouble y) {
        int order = Double.compare(hi, y.hi);
        return order != 0 || lo == y.lo ? order : Double.compare(lo, y.lo);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DoubleDouble that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(hi) + Double.hashCode(lo + 0.0);
    }

    /** The decimal string of {@link Precision#toString(Object)}. */
    @Override
    public String toString() {
        return DoubleDoubleField.INSTANCE.toString(this);
    }
}
