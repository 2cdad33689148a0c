package org.papilio.number;

/**
 * The elementary functions of double and float: the same bits on every machine, JDK and compiler.
 *
 * <p>{@code exp}, {@code sigmoid} and {@code tanh} are fixed sequences of IEEE operations ({@link Exp}, {@link Tanh}), made to be
 * fast over vectors and short rather than to be right to half an ulp. The others are {@link StrictMath}, whose results are those
 * of FDLIBM by specification; the float versions round the double result, which is the correctly rounded one except next to a
 * tie. {@code Math.exp}, {@code Math.tanh} and their like are intrinsics and give other bits on other JDKs.
 *
 * <p>Largest errors measured, in units in the last place of the exact result; in brackets the bounds that the tests hold:
 *
 * <table>
 * <caption>Errors in ulp</caption>
 * <tr><th>function</th><th>double</th><th>float</th></tr>
 * <tr><td>exp</td><td>0.87 (0.92)</td><td>0.891 over all floats (0.9)</td></tr>
 * <tr><td>exp, subnormal result</td><td>below 1 (1)</td><td>0.858 over all floats (1)</td></tr>
 * <tr><td>sigmoid</td><td>2.53 (2.8)</td><td>2.878 over all floats (2.9)</td></tr>
 * <tr><td>log</td><td>0.78 (1)</td><td>0.5 (0.501)</td></tr>
 * <tr><td>tanh</td><td>3.53 (3.8)</td><td>2.966 over all floats (3)</td></tr>
 * <tr><td>sin, cos</td><td>0.81 (1)</td><td>0.5 (0.501)</td></tr>
 * <tr><td>atan2</td><td>1.23 (1.5)</td><td>0.5 (0.501)</td></tr>
 * <tr><td>sqrt</td><td>0.5</td><td>0.5</td></tr>
 * </table>
 */
public final class Elementary {
    private Elementary() {}

    /** e^x; infinite above 709.78, 0 below -745.13. */
    public static double exp(double x) {
        return Exp.exp(x);
    }

    /** e^x; infinite above 88.72, 0 below -103.97. */
    public static float exp(float x) {
        return Exp.exp(x);
    }

    /** The logistic function, 1 / (1 + exp(-x)); 0 where exp(-x) overflows. */
    public static double sigmoid(double x) {
        return Tanh.sigmoid(x);
    }

    /** The logistic function, 1 / (1 + exp(-x)); 0 where exp(-x) overflows. */
    public static float sigmoid(float x) {
        return Tanh.sigmoid(x);
    }

    /** The natural logarithm; -infinity at zero, NaN below. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    /** The natural logarithm; -infinity at zero, NaN below. */
    public static float log(float x) {
        return (float) StrictMath.log(x);
    }

    /** The hyperbolic tangent, odd to the last bit. */
    public static double tanh(double x) {
        return Tanh.tanh(x);
    }

    /** The hyperbolic tangent, odd to the last bit. */
    public static float tanh(float x) {
        return Tanh.tanh(x);
    }

    /** The sine of x radians; NaN at infinities. */
    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    /** The sine of x radians; NaN at infinities. */
    public static float sin(float x) {
        return (float) StrictMath.sin(x);
    }

    /** The cosine of x radians; NaN at infinities. */
    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    /** The cosine of x radians; NaN at infinities. */
    public static float cos(float x) {
        return (float) StrictMath.cos(x);
    }

    /** The angle of the point (x, y), with the signed zeros and infinities of {@link Math#atan2}. */
    public static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }

    /** The angle of the point (x, y), with the signed zeros and infinities of {@link Math#atan2}. */
    public static float atan2(float y, float x) {
        return (float) StrictMath.atan2(y, x);
    }

    /** The square root, correctly rounded. */
    public static double sqrt(double x) {
        return Math.sqrt(x);
    }

    /** The square root, correctly rounded: rounding the double root once more is innocuous in float. */
    public static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }
}
