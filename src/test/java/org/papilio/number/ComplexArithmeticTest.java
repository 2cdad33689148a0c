package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Identities of complex numbers, and double judged by 50 digits. */
class ComplexArithmeticTest {

    @SuppressWarnings("unchecked")
    private final Precision<BigDecimal> fifty = (Precision<BigDecimal>) Precisions.named("decimal(50)");

    private final ComplexArithmetic<Double> binary = new ComplexArithmetic<>(Precisions.DOUBLE);
    private final ComplexArithmetic<BigDecimal> exact = new ComplexArithmetic<>(fifty);

    private Complex<BigDecimal> exactly(Complex<Double> z) {
        return new Complex<>(new BigDecimal(z.re()), new BigDecimal(z.im()));
    }

    private static void assertNear(Complex<BigDecimal> expected, Complex<Double> actual) {
        double scale = Math.hypot(expected.re().doubleValue(), expected.im().doubleValue());
        assertEquals(expected.re().doubleValue(), actual.re(), 1e-15 * scale + 1e-18);
        assertEquals(expected.im().doubleValue(), actual.im(), 1e-15 * scale + 1e-18);
    }

    @Test
    void fiftyDigitsJudgeDouble() {
        SplittableRandom random = new SplittableRandom(21);
        for (int trial = 0; trial < 200; trial++) {
            Complex<Double> a = new Complex<>(random.nextDouble(-3, 3), random.nextDouble(-3, 3));
            Complex<Double> b = new Complex<>(random.nextDouble(-3, 3), random.nextDouble(-3, 3));
            assertNear(exact.add(exactly(a), exactly(b)), binary.add(a, b));
            assertNear(exact.sub(exactly(a), exactly(b)), binary.sub(a, b));
            assertNear(exact.mul(exactly(a), exactly(b)), binary.mul(a, b));
            assertNear(exact.div(exactly(a), exactly(b)), binary.div(a, b));
            assertNear(exact.exp(exactly(a)), binary.exp(a));
        }
    }

    @Test
    void theLogarithmIsThePrincipalBranchAndTheInverseOfExp() {
        SplittableRandom random = new SplittableRandom(22);
        for (int trial = 0; trial < 50; trial++) {
            Complex<BigDecimal> z = exactly(new Complex<>(random.nextDouble(-3, 3), random.nextDouble(-3, 3)));
            Complex<BigDecimal> log = exact.log(z);
            Complex<BigDecimal> back = exact.exp(log);
            assertEquals(0, back.re().subtract(z.re()).doubleValue(), 1e-47);
            assertEquals(0, back.im().subtract(z.im()).doubleValue(), 1e-47);
            assertEquals(Math.signum(z.im().doubleValue()), Math.signum(log.im().doubleValue()));
        }
        assertEquals(Math.PI, binary.log(binary.real(-2.0)).im());
        assertEquals(0.0, binary.log(binary.real(2.0)).im());
    }
}
