package org.papilio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.model.DivisionCircuit;
import org.papilio.model.DivisionCircuit.Form;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DoubleInterpreter;
import org.papilio.program.Program;

/** The division circuits against numpy, against themselves in higher precision, and where theory says what happens. */
class DivisionMapTest {
    private static final List<String> REAL =
            List.of("-0.18845444", "-0.56031414", "-0.48188658", "0.6470921", "0.80395641", "0.80365676");
    private static final List<String> COMPLEX =
            List.of("-0.12716087", "0.34977234", "0.85436489", "0.65970844", "0", "0");

    private static DivisionMap map(Form form) {
        return new DivisionMap(new DivisionCircuit(form), new BigDecimal(form == Form.REAL ? "0.001" : "0.1"));
    }

    static List<String> numpy() throws IOException {
        try (InputStream in = Objects.requireNonNull(DivisionMapTest.class.getResourceAsStream("division-numpy.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("numpy")
    void agreesWithNumpy(String line) {
        String[] words = line.split(" ");
        Form form = Form.valueOf(words[0]);
        List<Double> ours = run(Precisions.DOUBLE, form, Long.parseLong(words[1]), Integer.parseInt(words[2]));
        // 300 steps amplify the last bit of a sum by up to 1e7
        double tolerance = words[2].equals("300") ? 1e-7 : 1e-9;
        for (int p = 0; p < DivisionCircuit.PARAMETERS; p++) {
            double theirs = Double.parseDouble(words[3 + p]);
            assertEquals(theirs, ours.get(p), tolerance * Math.max(1, Math.abs(theirs)), line);
        }
    }

    private static <T> List<T> run(Precision<T> precision, Form form, long seed, int steps) {
        List<T> state = new ArrayList<>();
        for (String x : form == Form.REAL ? REAL : COMPLEX) {
            state.add(precision.of(new BigDecimal(x)));
        }
        DivisionSamples samples = new DivisionSamples(form, seed, 0);
        double[] x = new double[2];
        for (int step = 0; step < steps; step++) {
            samples.next(x);
            state.add(precision.of(x[0]));
            state.add(precision.of(x[1]));
            state = new ArrayList<>(map(form).apply(precision, state));
        }
        return state;
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void highPrecisionAgrees(Form form) {
        List<Double> binary = run(Precisions.DOUBLE, form, 1, 3);
        Precision<BigDecimal> fifty = decimal(50);
        List<BigDecimal> exact = run(fifty, form, 1, 3);
        List<BigDecimal> coarser = run(decimal(34), form, 1, 3);
        for (int p = 0; p < DivisionCircuit.PARAMETERS; p++) {
            assertEquals(fifty.toDouble(exact.get(p)), binary.get(p), 1e-11);
            assertTrue(exact.get(p).subtract(coarser.get(p)).abs().compareTo(new BigDecimal("1e-28")) < 0);
        }
    }

    @SuppressWarnings("unchecked")
    private static Precision<BigDecimal> decimal(int digits) {
        return (Precision<BigDecimal>) Precisions.named("decimal(" + digits + ")");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void recordedItHasTheSameBits(Form form) {
        SplittableRandom random = new SplittableRandom(11);
        DoubleInterpreter program =
                Program.record(map(form), 10_000).orElseThrow().inDouble();
        for (int trial = 0; trial < 2000; trial++) {
            double[] x = random.doubles(8, -3, 3).toArray();
            double[] y = new double[6];
            program.apply(x, y);
            List<Double> direct =
                    map(form).apply(Precisions.DOUBLE, Arrays.stream(x).boxed().toList());
            for (int p = 0; p < 6; p++) {
                assertEquals(Double.doubleToLongBits(direct.get(p)), Double.doubleToLongBits(y[p]), Arrays.toString(x));
            }
        }
    }

    @Test
    void theExactCircuitDividesAndStays() {
        for (Form form : Form.values()) {
            double power = form == Form.REAL ? 0.5 : 1;
            List<Double> w = List.of(0.0, 1.25, 1.25, 0.0, -power, power);
            DivisionCircuit circuit = new DivisionCircuit(form);
            assertEquals(3.5, circuit.output(Precisions.DOUBLE, w, 7.0, 2.0), 1e-14);
            List<Double> next = circuit.step(Precisions.DOUBLE, w, 7.0, 2.0, new BigDecimal("0.1"));
            for (int p = 0; p < 6; p++) {
                assertEquals(w.get(p), next.get(p), 1e-12);
            }
        }
    }

    /** The square under the logarithm loses the sign, so that half of the real circuit's targets are out of reach. */
    @Test
    void theRealCircuitKnowsNoSign() {
        List<Double> w = List.of(1.0, 0.0, 0.0, 1.0, 0.5, -0.5);
        assertEquals(3.5, new DivisionCircuit(Form.REAL).output(Precisions.DOUBLE, w, -7.0, 2.0), 1e-14);
    }

    /** With exponent 1/2 on a hidden unit that is always negative the output is imaginary: its real part teaches nothing. */
    @Test
    void aPhaseOfARightAngleSilencesTheComplexCircuit() {
        List<Double> w = List.of(-1.2, -0.3, 0.7, 0.5, 0.5, -0.2);
        DivisionCircuit circuit = new DivisionCircuit(Form.COMPLEX);
        assertEquals(0, circuit.output(Precisions.DOUBLE, w, 3.0, 4.0), 1e-15);
        List<Double> next = circuit.step(Precisions.DOUBLE, w, 3.0, 4.0, new BigDecimal("0.1"));
        for (int p = 0; p < 6; p++) {
            assertEquals(w.get(p), next.get(p), 1e-14);
        }
    }

    /** The product d1 z is just below or above 10: the update jumps from a whole to a tenth of it. */
    @Test
    void theMantissaRuleIsDiscontinuous() {
        DivisionCircuit circuit = new DivisionCircuit(Form.COMPLEX);
        double below = jump(circuit, 0);
        double low = 0;
        double high = 0.6;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (Math.abs(jump(circuit, middle)) >= Math.abs(below)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double before = jump(circuit, low);
        double after = jump(circuit, high);
        assertTrue(high - low < 1e-12);
        assertEquals(1.0, Math.abs(before), 1e-9, "0.1 times 10");
        assertEquals(before / 10, after, 1e-9);
    }

    /** The change of w1[0][0] in a step from a circuit whose error grows with the shift. */
    private static double jump(DivisionCircuit circuit, double shift) {
        List<Double> w = List.of(1.0, 0.0, 0.0, 1.0, 1.0 + shift, -0.5);
        return circuit.step(Precisions.DOUBLE, w, 4.0, 4.0, new BigDecimal("0.1"))
                        .get(4)
                - w.get(4);
    }
}
