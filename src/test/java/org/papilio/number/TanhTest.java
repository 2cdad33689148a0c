package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TanhTest {
    private static final long SEED = 78;

    @Test
    void tanhIsOddToTheLastBitAndNeverBeyondOne() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            double x = i % 2 == 0 ? random.nextGaussian() * 12 : Double.longBitsToDouble(random.nextLong() >>> 1);
            double y = Elementary.tanh(x);
            assertEquals(-y, Elementary.tanh(-x), () -> "tanh(" + x + "), seed " + SEED);
            assertTrue(Double.isNaN(x) || Math.abs(y) <= 1, () -> "tanh(" + x + ") = " + y + ", seed " + SEED);
            float f = (float) x;
            float z = Elementary.tanh(f);
            assertEquals(-z, Elementary.tanh(-f), () -> "tanh(" + f + "), seed " + SEED);
            assertTrue(Float.isNaN(f) || Math.abs(z) <= 1, () -> "tanh(" + f + ") = " + z + ", seed " + SEED);
        }
    }

    @Test
    void sigmoidIsBetweenZeroAndOne() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            double x = random.nextGaussian() * (i % 2 == 0 ? 20 : 400);
            double y = Elementary.sigmoid(x);
            assertTrue(y >= 0 && y <= 1, () -> "sigmoid(" + x + ") = " + y + ", seed " + SEED);
            float z = Elementary.sigmoid((float) x);
            assertTrue(z >= 0 && z <= 1, () -> "sigmoid(" + (float) x + ") = " + z + ", seed " + SEED);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, 0x1p-60, -0x1.8p-30})
    void tanhOfASmallNumberIsTheNumber(double x) {
        assertEquals(x, Elementary.tanh(x));
        assertEquals((float) x, Elementary.tanh((float) x));
    }

    @Test
    void coreAndSpecialHandlingMeetWithoutAStep() {
        for (double edge : new double[] {Tanh.SIGMOID_BOUND, -Tanh.SIGMOID_BOUND}) {
            assertEquals(1, Elementary.sigmoid(Math.nextUp(edge)) / Elementary.sigmoid(edge), 1e-12);
            assertEquals(1, Elementary.sigmoid(Math.nextDown(edge)) / Elementary.sigmoid(edge), 1e-12);
        }
        for (float edge : new float[] {Tanh.FLOAT_SIGMOID_BOUND, -Tanh.FLOAT_SIGMOID_BOUND}) {
            assertEquals(1, Elementary.sigmoid(Math.nextUp(edge)) / Elementary.sigmoid(edge), 1e-4);
            assertEquals(1, Elementary.sigmoid(Math.nextDown(edge)) / Elementary.sigmoid(edge), 1e-4);
        }
        for (double x : new double[] {20, Tanh.TANH_BOUND, Math.nextUp(Tanh.TANH_BOUND), Double.MAX_VALUE}) {
            assertEquals(1.0, Elementary.tanh(x));
        }
        for (float x : new float[] {10, Tanh.FLOAT_TANH_BOUND, Math.nextUp(Tanh.FLOAT_TANH_BOUND), Float.MAX_VALUE}) {
            assertEquals(1f, Elementary.tanh(x));
        }
    }

    @Test
    void floatsAreWithinTheirBoundsOnASample() {
        checkFloats(1009);
    }

    /** Some minutes. */
    @Test
    @Tag("slow")
    void floatsAreWithinTheirBoundsForEveryArgument() {
        checkFloats(1);
    }

    private static void checkFloats(int stride) {
        double sigmoid = 0;
        double tanh = 0;
        for (int bits = 1; bits <= Float.floatToRawIntBits(87.3f); bits += stride) {
            float x = Float.intBitsToFloat(bits);
            sigmoid = Math.max(sigmoid, Accuracy.error(Elementary.sigmoid(x), 1 / (1 + StrictMath.exp(-(double) x))));
            sigmoid = Math.max(sigmoid, Accuracy.error(Elementary.sigmoid(-x), 1 / (1 + StrictMath.exp(x))));
            tanh = Math.max(tanh, Accuracy.error(Elementary.tanh(x), StrictMath.tanh(x)));
        }
        assertTrue(sigmoid < 2.9 && tanh < 3, "sigmoid " + sigmoid + " ulp, tanh " + tanh);
    }
}
