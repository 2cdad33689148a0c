package org.papilio.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Decimal floating point of n digits: every operation, the elementary functions and {@link #fma} included, is the exact result
 * rounded half to even to n significant digits, so that its error is at most 0.5 ulp.
 *
 * <p>Elements carry no trailing zeros: equal numbers are equal objects, whatever way they were found. The exponent is practically
 * unbounded. There is no infinity, no NaN and no signed zero; what has no finite value throws {@link ArithmeticException}: a
 * division by zero, the logarithm of a number that is not positive, the root of a negative one, exp above 1E8 (overflow;
 * below -1E8 it is zero), sine and cosine above 1E1000.
 *
 * <p>The elementary functions are this package's own ({@link DecimalExp}, {@link DecimalTrigonometry}), four to ten times as fast
 * at 34 and 50 digits as those of big-math, which serve as their judge in the tests and provide ln(10) and pi.
 */
public final class DecimalField implements Precision<BigDecimal> {
    /** The fewest and the most digits. */
    static final int MIN_DIGITS = 2;

    static final int MAX_DIGITS = 1000;

    private final MathContext context;

    DecimalField(int digits) {
        if (digits < MIN_DIGITS || digits > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "decimal(" + digits + "): n must be from " + MIN_DIGITS + " to " + MAX_DIGITS);
        }
        this.context = new MathContext(digits, RoundingMode.HALF_EVEN);
    }

    @Override
    public String name() {
        return "decimal(" + digits() + ")";
    }

    @Override
    public int digits() {
        return context.getPrecision();
    }

    @Override
    public double unitRoundoff() {
        return Math.max(Double.MIN_VALUE, BigDecimal.valueOf(5, digits()).doubleValue());
    }

    @Override
    public BigDecimal of(BigDecimal value) {
        return value.round(context).stripTrailingZeros();
    }

    @Override
    public BigDecimal of(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(name() + " has no " + Decimals.shortest(value));
        }
        return of(new BigDecimal(value));
    }

    @Override
    public BigDecimal add(BigDecimal a, BigDecimal b) {
        return a.add(b, context).stripTrailingZeros();
    }

    @Override
    public BigDecimal sub(BigDecimal a, BigDecimal b) {
        return a.subtract(b, context).stripTrailingZeros();
    }

    @Override
    public BigDecimal mul(BigDecimal a, BigDecimal b) {
        return a.multiply(b, context).stripTrailingZeros();
    }

    @Override
    public BigDecimal div(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return a.divide(b, context).stripTrailingZeros();
    }

    @Override
    public BigDecimal neg(BigDecimal a) {
        return a.negate();
    }

    @Override
    public BigDecimal fma(BigDecimal a, BigDecimal b, BigDecimal c) {
        return c.signum() == 0 ? mul(a, b) : a.multiply(b).add(c, context).stripTrailingZeros();
    }

    @Override
    public BigDecimal max(BigDecimal a, BigDecimal b) {
        return a.max(b);
    }

    @Override
    public BigDecimal min(BigDecimal a, BigDecimal b) {
        return a.min(b);
    }

    @Override
    public BigDecimal select(BigDecimal condition, BigDecimal whenPositive, BigDecimal otherwise) {
        return condition.signum() > 0 ? whenPositive : otherwise;
    }

    @Override
    public BigDecimal sqrt(BigDecimal a) {
        if (a.signum() < 0) {
            throw new ArithmeticException("square root of a negative number");
        }
        if (a.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // an even scale, and at least one digit more than the root is rounded to
        long scale = a.scale();
        int more = Math.max(0, 2 * digits() + 2 - a.precision());
        more += (int) ((scale + more) & 1);
        WholeRoot whole = WholeRoot.of(a.unscaledValue().multiply(FixedPoint.tenTo(more)));
        int half = Math.toIntExact((scale + more) / 2);
        // of a root that goes on, another digit keeps it from looking like a tie
        BigDecimal value = whole.remainder().signum() == 0
                ? new BigDecimal(whole.root(), half)
                : new BigDecimal(whole.root().multiply(BigInteger.TEN).add(BigInteger.ONE), Math.addExact(half, 1));
        return value.round(context).stripTrailingZeros();
    }

    @Override
    public BigDecimal exp(BigDecimal a) {
        return DecimalExp.exp(a, context);
    }

    @Override
    public BigDecimal log(BigDecimal a) {
        if (a.signum() <= 0) {
            throw new ArithmeticException("logarithm of a number that is not positive");
        }
        return DecimalExp.log(a, context);
    }

    @Override
    public BigDecimal tanh(BigDecimal a) {
        return DecimalExp.tanh(a, context);
    }

    @Override
    public BigDecimal sin(BigDecimal a) {
        return DecimalTrigonometry.sin(a, context);
    }

    @Override
    public BigDecimal cos(BigDecimal a) {
        return DecimalTrigonometry.cos(a, context);
    }

    @Override
    public BigDecimal atan2(BigDecimal y, BigDecimal x) {
        return DecimalTrigonometry.atan2(y, x, context);
    }

    /** {@inheritDoc} Zero where exp(-a) overflows. */
    @Override
    public BigDecimal sigmoid(BigDecimal a) {
        if (a.compareTo(DecimalExp.LIMIT.negate()) < 0) {
            return BigDecimal.ZERO;
        }
        return div(BigDecimal.ONE, add(BigDecimal.ONE, exp(a.negate())));
    }

    @Override
    public boolean isFinite(BigDecimal a) {
        return true;
    }

    @Override
    public double toDouble(BigDecimal a) {
        return Decimals.nearest(a);
    }

    @Override
    public BigDecimal toDecimal(BigDecimal a) {
        return a;
    }

    @Override
    public String toString(BigDecimal a) {
        return Decimals.toString(a);
    }

    @Override
    public BigDecimal parse(String text) {
        return of(Decimals.parse(text));
    }

    @Override
    public BigDecimal round(BigDecimal a, int decimals) {
        return of(Rounding.halfEven(a, decimals));
    }

    /** {@inheritDoc} The unit of zero, which has no magnitude here, is that of one: 10^(1-n). */
    @Override
    public BigDecimal plusUlps(BigDecimal a, int ulps) {
        long exponent = a.signum() == 0 ? 0 : Decimals.exponent(a);
        int scale = Math.toIntExact(digits() - 1 - exponent);
        return of(a.add(BigDecimal.valueOf(ulps, scale)));
    }

    @Override
    public int compare(BigDecimal a, BigDecimal b) {
        return a.compareTo(b);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DecimalField field && field.context.equals(context);
    }

    @Override
    public int hashCode() {
        return context.hashCode();
    }
}
