package org.papilio.number;

import java.util.Map;

/**
 * The hyperbolic tangent and the logistic function, sigmoid(x) = (1 + tanh(x/2)) / 2, as fixed sequences of IEEE operations
 * without tables and, in their core ranges, without branches: the scalar code here and a copy of the sequence over vector lanes
 * give the same bits.
 *
 * <p>Both rest on a minimax rational function, tanh(y) = y P(y^2) / Q(y^2) for |y| &lt;= ln(2)/4, with P and Q of degree 2 in
 * double (relative error 5.5e-18) and 1 in float (6.6e-10), evaluated in few operations that do not wait for each other. The
 * argument is reduced as in {@link Exp}.
 *
 * <p><b>sigmoid.</b> With r = x + k ln(2), k = -x / ln(2) rounded to an integer, s = 2^k and d / q = tanh(r/2), exp(-r) is
 * (q - d) / (q + d), so that the result is (q + d) / fma(q - d, s, q + d), with a single division and never more than 1. Its Q
 * has the leading coefficient 1.
 *
 * <p><b>tanh.</b> With a = |x|, y = a - k ln(2)/2, k = 2a / ln(2) rounded to an integer, h = 2^k / 2 and d / q = tanh(y), n =
 * fma(h + 1/2, d, (h - 1/2) q), the result is n / (n + (q - d)) with the sign of x. It is odd to the last bit, never more
 * than 1 in magnitude, and x itself where x is small.
 *
 * <p>Accuracy, largest errors seen in 12 million arguments in double and in all floats: sigmoid 2.53 and 2.88 ulp, tanh 3.53 and
 * 2.97 ulp.
 *
 * <p>Outside the core ranges sigmoid is 1 / (1 + exp(-x)) and tanh is 1 or -1; both are NaN of NaN.
 */
public final class Tanh {
    /** Arguments of the logistic function of at most this magnitude need no special care in double. */
    public static final double SIGMOID_BOUND = 700;

    /** Arguments of the hyperbolic tangent of at most this magnitude need no special care in double. */
    public static final double TANH_BOUND = 350;

    /** Arguments of the logistic function of at most this magnitude need no special care in float. */
    public static final float FLOAT_SIGMOID_BOUND = 80;

    /** Arguments of the hyperbolic tangent of at most this magnitude need no special care in float. */
    public static final float FLOAT_TANH_BOUND = 40;

    private static final double S_Q0 = 0x1.f826254449f9dp+9;
    private static final double S_Q1 = 0x1.c01ee11f645bfp+6;
    private static final double S_P0 = 0x1.f826254449f9dp+8;
    private static final double S_P1 = 0x1.c015cbc776ef1p+3;
    private static final double S_P2 = 0x1.10f218c8118c9p-5;

    private static final double T_Q1 = 0x1.c7195e97b579bp-2;
    private static final double T_Q2 = 0x1.03fc93a329c3bp-6;
    private static final double T_P1 = 0x1.c710250980ab4p-4;
    private static final double T_P2 = 0x1.15323acbc99a9p-10;

    private static final float S_F_Q0 = 0x1.401056p+3f;
    private static final float S_F_P0 = 0x1.401056p+2f;
    private static final float S_F_P1 = 0x1.54fe8cp-4f;

    private static final float T_F_Q1 = 0x1.9984b2p-2f;
    private static final float T_F_P1 = 0x1.10bdb8p-4f;

    private Tanh() {}

    /**
     * The coefficients of the logistic function by name, for code that repeats the sequence over lanes.
     *
     * @param wide whether in double; otherwise in float
     */
    public static Map<String, Number> sigmoidCoefficients(boolean wide) {
        return wide
                ? Map.of("q0", S_Q0, "q1", S_Q1, "p0", S_P0, "p1", S_P1, "p2", S_P2)
                : Map.of("q0", S_F_Q0, "p0", S_F_P0, "p1", S_F_P1);
    }

    /**
     * The coefficients of the hyperbolic tangent by name, for code that repeats the sequence over lanes.
     *
     * @param wide whether in double; otherwise in float
     */
    public static Map<String, Number> tanhCoefficients(boolean wide) {
        return wide ? Map.of("q1", T_Q1, "q2", T_Q2, "p1", T_P1, "p2", T_P2) : Map.of("q1", T_F_Q1, "p1", T_F_P1);
    }

    static double sigmoid(double x) {
        if (!(Math.abs(x) <= SIGMOID_BOUND)) {
            return 1 / (1 + Exp.exp(-x));
        }
        double t = Math.fma(x, -Exp.LOG2E, Exp.MAGIC);
        double s = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << 52);
        double k = t - Exp.MAGIC;
        double r = Math.fma(k, Exp.LN2_LO, Math.fma(k, Exp.LN2_HI, x));
        double z = r * r;
        double w = z * z;
        double q = Math.fma(z, S_Q1, w + S_Q0);
        double d = r * Math.fma(w, S_P2, Math.fma(z, S_P1, S_P0));
        double u = q + d;
        return u / Math.fma(q - d, s, u);
    }

    static double tanh(double x) {
        double a = Math.abs(x);
        if (!(a <= TANH_BOUND)) {
            return Double.isNaN(x) ? Double.NaN : Math.copySign(1, x);
        }
        double t = Math.fma(a, 2 * Exp.LOG2E, Exp.MAGIC - 1);
        double h = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << 52);
        double k = t - (Exp.MAGIC - 1);
        double y = Math.fma(k, -Exp.LN2_LO / 2, Math.fma(k, -Exp.LN2_HI / 2, a));
        double z = y * y;
        double w = z * z;
        double q = Math.fma(w, T_Q2, Math.fma(z, T_Q1, 1));
        double d = Math.fma(y * z, Math.fma(z, T_P2, T_P1), y);
        double n = Math.fma(h + 0.5, d, (h - 0.5) * q);
        return Math.copySign(n / (n + (q - d)), x);
    }

    static float sigmoid(float x) {
        if (!(Math.abs(x) <= FLOAT_SIGMOID_BOUND)) {
            return 1 / (1 + Exp.exp(-x));
        }
        float t = Math.fma(x, -Exp.FLOAT_LOG2E, Exp.FLOAT_MAGIC);
        float s = Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
        float k = t - Exp.FLOAT_MAGIC;
        float r = Math.fma(k, Exp.FLOAT_LN2_LO, Math.fma(k, Exp.FLOAT_LN2_HI, x));
        float z = r * r;
        float q = z + S_F_Q0;
        float d = r * Math.fma(z, S_F_P1, S_F_P0);
        float u = q + d;
        return u / Math.fma(q - d, s, u);
    }

    static float tanh(float x) {
        float a = Math.abs(x);
        if (!(a <= FLOAT_TANH_BOUND)) {
            return Float.isNaN(x) ? Float.NaN : Math.copySign(1, x);
        }
        float t = Math.fma(a, 2 * Exp.FLOAT_LOG2E, Exp.FLOAT_MAGIC - 1);
        float h = Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
        float k = t - (Exp.FLOAT_MAGIC - 1);
        float y = Math.fma(k, -Exp.FLOAT_LN2_LO / 2, Math.fma(k, -Exp.FLOAT_LN2_HI / 2, a));
        float z = y * y;
        float q = Math.fma(z, T_F_Q1, 1);
        float d = Math.fma(y * z, T_F_P1, y);
        float n = Math.fma(h + 0.5f, d, (h - 0.5f) * q);
        return Math.copySign(n / (n + (q - d)), x);
    }
}
