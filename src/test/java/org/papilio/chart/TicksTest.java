package org.papilio.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.chart.AxisRange.Extent;
import org.papilio.chart.Ticks.Room;
import org.papilio.chart.Ticks.Tick;

final class TicksTest {

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().filter(Tick::major).map(Tick::label).toList();
    }

    private static List<String> log(double lower, double upper, double length) {
        return labels(Ticks.log(new Room(StrictMath.log10(lower), StrictMath.log10(upper), length, false)));
    }

    private static List<String> linear(double lower, double upper, double length) {
        return labels(Ticks.linear(new Room(lower, upper, length, false), false));
    }

    @Test
    void linearLabelsShareTheirDigits() {
        assertEquals(List.of("0", "0.5", "1.0", "1.5", "2.0"), linear(0, 2.2, 110));
        assertEquals(List.of("−20", "−10", "0", "10", "20"), linear(-24, 22, 120));
        assertEquals(List.of("100.1", "100.2", "100.3"), linear(100.05, 100.35, 80));
    }

    @Test
    void smallAndLargeNumbersCarryTheirPower() {
        assertEquals(List.of("0", "1×10⁻⁷", "2×10⁻⁷", "3×10⁻⁷"), linear(0, 3.2e-7, 90));
        assertEquals(List.of("−1.0×10⁸", "−0.5×10⁸", "0", "0.5×10⁸", "1.0×10⁸"), linear(-1.1e8, 1.1e8, 110));
    }

    @Test
    void wholeAxesHaveNoFractions() {
        assertEquals(List.of("1", "2", "3"), labels(Ticks.linear(new Room(0.5, 3.5, 400, true), true)));
    }

    @Test
    void fewDecadesAreWrittenOut() {
        assertEquals(List.of("0.01", "0.1", "1", "10"), log(0.004, 50, 150));
    }

    @Test
    void manyDecadesArePowersAtEqualSteps() {
        assertEquals(List.of("10⁻⁵⁰", "10⁻⁴⁰", "10⁻³⁰", "10⁻²⁰", "10⁻¹⁰", "10⁰"), log(1e-52, 10, 150));
        assertEquals(List.of("10⁻¹⁶", "10⁻¹²", "10⁻⁸", "10⁻⁴", "10⁰"), log(3e-17, 30, 90));
    }

    @Test
    void partsOfADecadeStillHaveLabels() {
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9"), log(0.95, 9.5, 340));
        assertEquals(List.of("2.00", "2.05", "2.10", "2.15", "2.20"), log(1.99, 2.21, 120));
        assertEquals(List.of("3×10⁻⁹", "4×10⁻⁹", "5×10⁻⁹"), log(2.5e-9, 5.6e-9, 110));
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRangeHasReadableTicks(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double lower = StrictMath.pow(10, -200 + 400 * random.nextDouble());
        double upper = lower * (1 + StrictMath.pow(10, -3 + 60 * random.nextDouble() * random.nextDouble()));
        boolean horizontal = random.nextBoolean();
        double length = 100 + 350 * random.nextDouble();
        for (AxisSpec spec : List.of(AxisSpec.linear(""), AxisSpec.log(""))) {
            AxisRange range = AxisRange.fit(spec, new Extent().add(lower).add(upper), 0.04);
            List<Tick> ticks = range.ticks(length, horizontal);
            String what = "seed " + seed + ": " + spec.scale() + " " + lower + " to " + upper + ": " + ticks;
            assertTrue(labels(ticks).size() >= 2, what);
            assertTrue(new Room(range.lower(), range.upper(), length, horizontal).holds(ticks), what);
            for (Tick tick : ticks) {
                if (tick.major()) {
                    assertEquals(
                            range.at(value(tick.label())),
                            tick.position(),
                            1e-9 * (range.upper() - range.lower()),
                            what);
                }
            }
        }
    }

    /** Reads a label back as a number. */
    private static double value(String label) {
        StringBuilder plain = new StringBuilder();
        boolean power = false;
        for (char c : label.replace("×10", "e").toCharArray()) {
            int digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c);
            boolean raised = digit >= 0 || c == '⁻';
            if (raised && !power && plain.indexOf("e") < 0) {
                plain = new StringBuilder("1e");
            }
            power |= raised;
            plain.append(digit >= 0 ? String.valueOf(digit) : c == '⁻' || c == '−' ? "-" : String.valueOf(c));
        }
        return Double.parseDouble(plain.toString());
    }

    @Test
    void zeroHasItsOwnPlaceBelowALogarithmicAxis() {
        AxisRange range = AxisRange.fit(AxisSpec.log("d"), new Extent().add(new double[] {0, 1e-12, 1}), 0.04);
        assertTrue(range.at(0) < range.at(1e-12));
        assertTrue(range.at(0) > range.lower());
        List<String> labels = labels(range.ticks(160, false));
        assertEquals("0", labels.get(0));
        assertTrue(labels.contains("10⁰"), labels.toString());
        assertTrue(range.ticks(160, false).stream().skip(1).allMatch(tick -> tick.position() > range.at(0) + 0.1));
    }
}
