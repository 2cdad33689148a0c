package org.papilio.number;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * sin, cos and atan2 of double-double numbers.
 *
 * <p><b>sin, cos.</b> x = k pi/2 + r, |r| at most about pi/4. Up to |x| = 2^20 pi/2 is taken in parts of 32 bits, whose multiples
 * are exact; for larger arguments, and for those within 2^-60 of a multiple of pi/2, in decimals with enough digits of pi for
 * every binary64 exponent. Then the Taylor series of sine or cosine, its terms below 2^-53 of the sum in double.
 *
 * <p><b>atan2.</b> z the binary64 angle of the leading parts, z + d with d = (y cos z - x sin z) / (x cos z + y sin z): the angle that is
 * left is a few 2^-53 z, so that it equals its tangent d up to 2^-156. Ratios below 2^-60 are their own angle.
 *
 * <p>Largest errors measured, in units of 2^-104 of the result (the bounds that the tests hold in brackets): sin 0.43 (1),
 * cos 0.41 (1), atan2 0.73 (1.5). About 0.3 microseconds (atan2 0.6), 70 for an angle above 2^20.
 */
final class DoubleDoubleTrigonometry {
    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

    /** pi/2 in parts of at most 32 bits but for the last. */
    private static final double HALF_PI_1 = 0x1.921fb544p+0;

    private static final double HALF_PI_2 = 0x1.0b4611a6p-34;
    private static final double HALF_PI_3 = 0x1.3198a2ep-69;
    private static final double HALF_PI_4 = 0x1.b839a252p-104;
    private static final double HALF_PI_5 = 0x1.27044533e63ap-142;

    private static final DoubleDouble PI = new DoubleDouble(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53);

    private static final double MANY_TURNS = 0x1p+20;
    private static final double CLOSE_TO_MULTIPLE = 0x1p-60;

    /** Ratios of coordinates below this are angles: their third power does not matter. */
    private static final double SMALL_RATIO = 0x1p-60;

    private DoubleDoubleTrigonometry() {}

    static DoubleDouble sin(DoubleDouble x) {
        if (!x.isFinite() || x.hi() == 0) {
            return DoubleDouble.of(Elementary.sin(x.hi()));
        }
        return sineOfTurned(Reduced.of(x), 0);
    }

    static DoubleDouble cos(DoubleDouble x) {
        if (!x.isFinite()) {
            return DoubleDouble.of(Double.NaN);
        }
        return sineOfTurned(Reduced.of(x), 1);
    }

    /** The sine of the angle turned further by some quarters. */
    private static DoubleDouble sineOfTurned(Reduced angle, int quarters) {
        return switch ((angle.quadrant() + quarters) & 3) {
            case 0 -> sine(angle.rest());
            case 1 -> cosine(angle.rest());
            case 2 -> sine(angle.rest()).negate();
            default -> cosine(angle.rest()).negate();
        };
    }

    static DoubleDouble atan2(DoubleDouble y, DoubleDouble x) {
        double z = Elementary.atan2(y.hi(), x.hi());
        if (Double.isNaN(z)) {
            return DoubleDouble.of(z);
        }
        if (y.hi() == 0 || x.hi() == 0 || !x.isFinite() || !y.isFinite()) {
            int eighths = (int) Math.rint(z * 2 * TWO_OVER_PI);
            return eighths == 0 ? DoubleDouble.of(z) : PI.mul(eighths / 4.0);
        }
        DoubleDouble slope = y.div(x);
        if (Math.abs(slope.hi()) < SMALL_RATIO) {
            return x.hi() > 0 ? slope : PI.mul(Math.copySign(1, y.hi())).add(slope);
        }
        if (Math.abs(slope.hi()) > 1 / SMALL_RATIO) {
            return PI.mul(Math.copySign(0.5, y.hi())).sub(x.div(y));
        }
        int k = -Math.max(Math.getExponent(x.hi()), Math.getExponent(y.hi()));
        DoubleDouble u = x.scalb(k);
        DoubleDouble v = y.scalb(k);
        Reduced angle = Reduced.of(DoubleDouble.of(z));
        DoubleDouble sin = sineOfTurned(angle, 0);
        DoubleDouble cos = sineOfTurned(angle, 1);
        DoubleDouble across = v.mul(cos).sub(u.mul(sin));
        DoubleDouble along = u.mul(cos).add(v.mul(sin));
        return DoubleDouble.of(z).add(across.div(along));
    }

    /** sin(r) for |r| at most about pi/4. */
    private static DoubleDouble sine(DoubleDouble r) {
        DoubleDouble square = r.mul(r);
        return r.add(alternating(square, 3).mul(square).mul(r));
    }

    /** cos(r) for |r| at most about pi/4. */
    private static DoubleDouble cosine(DoubleDouble r) {
        DoubleDouble square = r.mul(r);
        return DoubleDouble.ONE.add(alternating(square, 2).mul(square));
    }

    /** {@code -1/first! + square/(first+2)! - square^2/(first+4)! ...} */
    private static DoubleDouble alternating(DoubleDouble square, int first) {
        double h = -square.hi();
        double tail = InverseFactorials.of(first + 26).hi();
        for (int n = first + 24; n >= first + 16; n -= 2) {
            tail = Math.fma(h, tail, InverseFactorials.of(n).hi());
        }
        DoubleDouble minus = square.negate();
        DoubleDouble sum = InverseFactorials.of(first + 14).add(DoubleDouble.of(h * tail));
        for (int n = first + 12; n >= first; n -= 2) {
            sum = sum.mul(minus).add(InverseFactorials.of(n));
        }
        return sum.negate();
    }

    /** An angle as a number of quarter turns and a rest. */
    private record Reduced(int quadrant, DoubleDouble rest) {

        static Reduced of(DoubleDouble x) {
            if (Math.abs(x.hi()) > MANY_TURNS) {
                return exactly(x);
            }
            double k = Math.rint(x.hi() * TWO_OVER_PI);
            if (k == 0) {
                return new Reduced(0, x);
            }
            DoubleDouble rest = DoubleDouble.ofSum(x.hi() - k * HALF_PI_1, -k * HALF_PI_2)
                    .add(DoubleDouble.ofSum(x.lo(), -k * HALF_PI_3))
                    .add(DoubleDouble.ofSum(-k * HALF_PI_4, -k * HALF_PI_5));
            return Math.abs(rest.hi()) < CLOSE_TO_MULTIPLE ? exactly(x) : new Reduced((int) ((long) k & 3), rest);
        }

        private static Reduced exactly(DoubleDouble x) {
            BigDecimal value = x.toBigDecimal();
            BigDecimal turns = value.divide(HalfPi.VALUE, HalfPi.CONTEXT).setScale(0, RoundingMode.HALF_EVEN);
            int quadrant = turns.toBigInteger().intValue() & 3;
            return new Reduced(quadrant, DoubleDouble.of(value.subtract(turns.multiply(HalfPi.VALUE))));
        }
    }

    /** pi/2 with 309 digits for the whole turns of the largest number, and 110 for a rest that may be as small as 1e-65. */
    private static final class HalfPi {
        static final MathContext CONTEXT = new MathContext(420);
        static final BigDecimal VALUE = BigDecimalMath.pi(CONTEXT).divide(BigDecimal.valueOf(2), CONTEXT);
    }
}
