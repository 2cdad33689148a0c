package org.papilio.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The data against those of numpy 2.4.6 (sine-numpy.txt, written by numpy itself as hexadecimal binary64). */
class SineRegressionTest {
    private static final SineRegression DATA = SineRegression.data();

    private static double[] numpy(String name) throws IOException {
        try (InputStream stream = SineRegressionTest.class.getResourceAsStream("sine-numpy.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .filter(line -> line[0].equals(name))
                    .mapToDouble(line -> Double.parseDouble(line[2].contains("p") ? line[2] : line[2] + "p0"))
                    .toArray();
        }
    }

    private static double[] targets() {
        return Tasks.named("sine", 1).targets().stream()
                .mapToDouble(row -> row.get(0).doubleValue())
                .toArray();
    }

    @Test
    void theInputsAreNumpys() throws IOException {
        assertArrayEquals(numpy("x"), DATA.inputs());
        assertArrayEquals(
                numpy("x"),
                Tasks.named("sine", 1).inputs().stream()
                        .mapToDouble(row -> row.get(0).doubleValue())
                        .toArray());
    }

    /** numpy's own sine is one unit in the last place off at the third point; every other sample has its bits. */
    @Test
    void theSamplesAreNumpysButForOneSine() throws IOException {
        double[] expected = numpy("sample");
        for (int i = 0; i < expected.length; i++) {
            double difference = (DATA.samples()[i] - expected[i]) / Math.ulp(expected[i]);
            assertEquals(i == 2 ? -1 : 0, difference, "sample " + i);
        }
    }

    @Test
    void theTargetsAreNumpysToTheLastBits() throws IOException {
        double[] expected = numpy("target");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], targets()[i], 4 * Math.ulp(expected[i]), "target " + i);
        }
    }

    @Test
    void theTargetsAreStandardised() {
        double mean = DoubleStream.of(targets()).average().orElseThrow();
        double variance = DoubleStream.of(targets()).map(y -> y * y).average().orElseThrow();
        assertEquals(0, mean, 1e-15);
        assertEquals(1, variance, 1e-14);
        for (int i = 0; i < targets().length; i++) {
            assertEquals(DATA.samples()[i], DATA.unstandardised(targets()[i]), 2e-16);
        }
    }

    @Test
    void theSamplesScatterAboutTheSine() {
        for (int i = 0; i < DATA.inputs().length; i++) {
            assertTrue(Math.abs(DATA.samples()[i] - DATA.truth(DATA.inputs()[i])) < 4 * 0.05, "sample " + i);
        }
    }
}
