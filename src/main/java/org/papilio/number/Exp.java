package org.papilio.number;

/**
 * The exponential function as a fixed sequence of IEEE operations without tables and, in its core range, without branches:
 * the scalar code here and a copy of the sequence over vector lanes give the same bits.
 *
 * <p>With t = fma(x, log2(e), {@code MAGIC}), where MAGIC = 1.5 * 2^p + bias (p = 52 and bias = 1023 in double, 23 and 127
 * in float), the low bits of t hold k + bias, k being x / ln(2) rounded to an integer. Shifting them into the exponent field
 * gives s = 2^k. The reduced argument r = fma(-k, {@code LN2_LO}, fma(-k, {@code LN2_HI}, x)) is rounded only once, because
 * LN2_HI is so short that its multiples are exact. With the minimax polynomial q, exp(r) = 1 + r q(r), evaluated by Horner's
 * rule in fused operations, the result is fma(s * r, q, s).
 *
 * <p>Outside the core range, |x| &gt; {@code BOUND}, s or s * r may leave the normal range: there 1 + r q(r) is scaled in one
 * correctly rounded step.
 *
 * <p>Accuracy: below 0.92 ulp in double (largest seen in 3 million arguments 0.864), below 0.9 ulp in float (0.891 over all 2^32
 * arguments) while the result is normal; below 1 ulp if it is subnormal.
 */
public final class Exp {
    /** Arguments of at most this magnitude need no special care in double. */
    public static final double BOUND = 700;

    /** log2(e). */
    public static final double LOG2E = 0x1.71547652b82fep+0;

    /** 1.5 * 2^52 + 1023. */
    public static final double MAGIC = 0x1.8p+52 + 1023;

    /** The leading 42 bits of ln(2). */
    public static final double LN2_HI = 0x1.62e42fefa38p-1;

    /** ln(2) - LN2_HI. */
    public static final double LN2_LO = 0x1.ef35793c7673p-45;

    /** Arguments of at most this magnitude need no special care in float. */
    public static final float FLOAT_BOUND = 80;

    /** log2(e). */
    public static final float FLOAT_LOG2E = 0x1.715476p+0f;

    /** 1.5 * 2^23 + 127. */
    public static final float FLOAT_MAGIC = 0x1.8p+23f + 127;

    /** The leading 15 bits of ln(2). */
    public static final float FLOAT_LN2_HI = 0x1.62e4p-1f;

    /** ln(2) - FLOAT_LN2_HI. */
    public static final float FLOAT_LN2_LO = 0x1.7f7d1cp-20f;

    private static final double C0 = 1;
    private static final double C1 = 0x1.000000000000ap-1;
    private static final double C2 = 0x1.5555555555503p-3;
    private static final double C3 = 0x1.5555555550604p-5;
    private static final double C4 = 0x1.1111111124dcap-7;
    private static final double C5 = 0x1.6c16c184b613bp-10;
    private static final double C6 = 0x1.a01a013d26ad5p-13;
    private static final double C7 = 0x1.a019988a0efe1p-16;
    private static final double C8 = 0x1.71def4514ba7bp-19;
    private static final double C9 = 0x1.28aede73c48eep-22;
    private static final double C10 = 0x1.add7d927f9e48p-26;

    private static final float F0 = 1;
    private static final float F1 = 0x1.fffffcp-2f;
    private static final float F2 = 0x1.55548p-3f;
    private static final float F3 = 0x1.5558f4p-5f;
    private static final float F4 = 0x1.12445p-7f;
    private static final float F5 = 0x1.6a1fdcp-10f;

    /** Beyond these, results overflow or round to zero. */
    private static final double OVERFLOW = 710;

    private static final double UNDERFLOW = -745.2;
    private static final float FLOAT_OVERFLOW = 89;
    private static final float FLOAT_UNDERFLOW = -104;

    private Exp() {}

    /** The coefficients of q in double, constant term first. */
    public static double[] coefficients() {
        return new double[] {C0, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10};
    }

    /** The coefficients of q in float, constant term first. */
    public static float[] floatCoefficients() {
        return new float[] {F0, F1, F2, F3, F4, F5};
    }

    static double exp(double x) {
        if (!(Math.abs(x) <= BOUND)) {
            return outside(x);
        }
        double t = Math.fma(x, LOG2E, MAGIC);
        double s = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << 52);
        double r = reduce(x, t - MAGIC);
        return Math.fma(s * r, polynomial(r), s);
    }

    private static double outside(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        if (x > OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < UNDERFLOW) {
            return 0;
        }
        double k = Math.fma(x, LOG2E, MAGIC) - MAGIC;
        double r = reduce(x, k);
        return Math.scalb(Math.fma(r, polynomial(r), 1), (int) k);
    }

    private static double reduce(double x, double k) {
        return Math.fma(-k, LN2_LO, Math.fma(-k, LN2_HI, x));
    }

    private static double polynomial(double r) {
        double q = Math.fma(C10, r, C9);
        q = Math.fma(q, r, C8);
        q = Math.fma(q, r, C7);
        q = Math.fma(q, r, C6);
        q = Math.fma(q, r, C5);
        q = Math.fma(q, r, C4);
        q = Math.fma(q, r, C3);
        q = Math.fma(q, r, C2);
        q = Math.fma(q, r, C1);
        return Math.fma(q, r, C0);
    }

    static float exp(float x) {
        if (!(Math.abs(x) <= FLOAT_BOUND)) {
            return outside(x);
        }
        float t = Math.fma(x, FLOAT_LOG2E, FLOAT_MAGIC);
        float s = Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
        float r = reduce(x, t - FLOAT_MAGIC);
        return Math.fma(s * r, polynomial(r), s);
    }

    private static float outside(float x) {
        if (Float.isNaN(x)) {
            return Float.NaN;
        }
        if (x > FLOAT_OVERFLOW) {
            return Float.POSITIVE_INFINITY;
        }
        if (x < FLOAT_UNDERFLOW) {
            return 0;
        }
        float k = Math.fma(x, FLOAT_LOG2E, FLOAT_MAGIC) - FLOAT_MAGIC;
        float r = reduce(x, k);
        return Math.scalb(Math.fma(r, polynomial(r), 1), (int) k);
    }

    private static float reduce(float x, float k) {
        return Math.fma(-k, FLOAT_LN2_LO, Math.fma(-k, FLOAT_LN2_HI, x));
    }

    private static float polynomial(float r) {
        float q = Math.fma(F5, r, F4);
        q = Math.fma(q, r, F3);
        q = Math.fma(q, r, F2);
        q = Math.fma(q, r, F1);
        return Math.fma(q, r, F0);
    }
}
