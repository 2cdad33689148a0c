package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpTest {
    private static final long SEED = 77;
    private static final MathContext JUDGE = new MathContext(40);

    @Test
    void doubleIsWithinItsBoundOnTheWholeRange() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            double x = -708 + 1417 * random.nextDouble();
            BigDecimal exact = BigDecimalMath.exp(new BigDecimal(x), JUDGE);
            BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
            double error = Accuracy.error(new BigDecimal(Elementary.exp(x)), exact, e -> ulp);
            assertTrue(error <= 0.92, () -> "exp(" + x + ") is " + error + " ulp off, seed " + SEED);
        }
    }

    @Test
    void subnormalResultsAreWithinOneUlp() {
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            double x = -708 - 37.2 * random.nextDouble();
            BigDecimal exact = BigDecimalMath.exp(new BigDecimal(x), JUDGE);
            BigDecimal error = new BigDecimal(Elementary.exp(x)).subtract(exact).abs();
            BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
            assertTrue(error.compareTo(ulp) < 0, () -> "exp(" + x + "), seed " + SEED);
        }
    }

    @Test
    void coreAndSpecialHandlingMeetWithoutAStep() {
        for (double edge : new double[] {Exp.BOUND, -Exp.BOUND, Exp.FLOAT_BOUND, -Exp.FLOAT_BOUND}) {
            assertTrue(Elementary.exp(Math.nextDown(edge)) <= Elementary.exp(edge));
            assertTrue(Elementary.exp(edge) <= Elementary.exp(Math.nextUp(edge)));
            float floatEdge = (float) edge;
            assertTrue(Elementary.exp(Math.nextDown(floatEdge)) <= Elementary.exp(floatEdge));
            assertTrue(Elementary.exp(floatEdge) <= Elementary.exp(Math.nextUp(floatEdge)));
        }
    }

    @Test
    void overflowAndUnderflowAreWhereTheyBelong() {
        double last = 0x1.62e42fefa39efp+9;
        assertTrue(Double.isFinite(Elementary.exp(last)));
        assertEquals(Double.POSITIVE_INFINITY, Elementary.exp(Math.nextUp(last)));
        assertEquals(Double.MIN_VALUE, Elementary.exp(-745.1332191019411));
        assertEquals(0.0, Elementary.exp(-745.1332191019412));
        float lastFloat = 0x1.62e42ep+6f;
        assertTrue(Float.isFinite(Elementary.exp(lastFloat)));
        assertEquals(Float.POSITIVE_INFINITY, Elementary.exp(Math.nextUp(lastFloat)));
        assertEquals(Float.MIN_VALUE, Elementary.exp(-103.97207f));
        assertEquals(0f, Elementary.exp(-103.97209f));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_NORMAL, 0x1p-60, -0x1p-60})
    void tinyArgumentsGiveOne(double x) {
        assertEquals(1.0, Elementary.exp(x));
        assertEquals(1f, Elementary.exp((float) x));
        assertEquals(0.5, Elementary.sigmoid(x));
        assertEquals(0.5f, Elementary.sigmoid((float) x));
    }

    @Test
    void floatIsBelowNineTenthsOfAnUlpOnASample() {
        float worst = 0;
        for (int bits = Float.floatToRawIntBits(0x1p-30f); bits < Float.floatToRawIntBits(104f); bits += 1009) {
            worst = Math.max(worst, Math.max(error(Float.intBitsToFloat(bits)), error(-Float.intBitsToFloat(bits))));
        }
        assertTrue(worst < 0.94f, "worst " + worst);
    }

    /** Some minutes. exp is 0.891 ulp off at most, 0.858 where the result is subnormal. */
    @Test
    @Tag("slow")
    void floatIsWithinItsBoundForEveryArgument() {
        float normal = 0;
        float subnormal = 0;
        for (int bits = 0; bits <= Float.floatToRawIntBits(Float.POSITIVE_INFINITY); bits++) {
            float x = Float.intBitsToFloat(bits);
            if (x <= 0x1p-30f) {
                assertEquals(1f, Elementary.exp(x));
                assertEquals(1f, Elementary.exp(-x));
            } else if (x > 105) {
                assertEquals(Float.POSITIVE_INFINITY, Elementary.exp(x));
                assertEquals(0f, Elementary.exp(-x));
            } else {
                normal = Math.max(normal, error(x));
                if (x < 87.3f) {
                    normal = Math.max(normal, error(-x));
                } else {
                    subnormal = Math.max(subnormal, error(-x));
                }
            }
        }
        String worst = "exp " + normal + " ulp, " + subnormal + " if subnormal";
        assertTrue(normal < 0.9f && subnormal < 1, worst);
    }

    private static float error(float x) {
        double exact = StrictMath.exp(x);
        float result = Elementary.exp(x);
        if (exact > 0x1.ffffffp+127) {
            return result == Float.POSITIVE_INFINITY ? 0 : Float.MAX_VALUE;
        }
        return (float) Accuracy.error(result, exact);
    }
}
