package org.papilio.number;

/** The elementary functions of float and double, the same bits on every machine and JDK. */
public final class Elementary {
    private Elementary() {}

    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    public static float exp(float x) {
        return (float) StrictMath.exp(x);
    }

    public static double sigmoid(double x) {
        return 1.0 / (1.0 + exp(-x));
    }

    public static float sigmoid(float x) {
        return 1.0f / (1.0f + exp(-x));
    }

    public static double log(double x) {
        return StrictMath.log(x);
    }

    public static float log(float x) {
        return (float) StrictMath.log(x);
    }

    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    public static float tanh(float x) {
        return (float) StrictMath.tanh(x);
    }

    public static double sin(double x) {
        return StrictMath.sin(x);
    }

    public static float sin(float x) {
        return (float) StrictMath.sin(x);
    }

    public static double cos(double x) {
        return StrictMath.cos(x);
    }

    public static float cos(float x) {
        return (float) StrictMath.cos(x);
    }

    public static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }

    public static float atan2(float y, float x) {
        return (float) StrictMath.atan2(y, x);
    }

    public static double sqrt(double x) {
        return Math.sqrt(x);
    }

    public static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }
}
