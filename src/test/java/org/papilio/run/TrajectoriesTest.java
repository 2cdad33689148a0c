package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.train.Status;
import org.papilio.train.Trajectory;

class TrajectoriesTest {
    private static final int STEPS = 7;
    private static final int PARAMETERS = 5;

    @TempDir
    Path root;

    private <T> void write(Precision<T> precision, List<List<T>> parameters) {
        Disk disk = new Disk();
        disk.directory(new ResultDirectory(root).trajectories());
        Trajectories.write(
                disk,
                new ResultDirectory(root).trajectory("c"),
                new Trajectory<>(
                        precision,
                        Status.FINISHED,
                        "",
                        STEPS - 1,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        parameters,
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"float", "double", "double-double", "decimal(5)", "decimal(34)", "decimal(120)"})
    void isExactInEveryPrecision(String name) {
        for (long seed = 1; seed <= 3; seed++) {
            isExact(Precisions.named(name), seed);
        }
    }

    private <T> void isExact(Precision<T> precision, long seed) {
        Random random = new Random(seed);
        List<List<T>> parameters = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            List<T> values = new ArrayList<>();
            for (int k = 0; k < PARAMETERS; k++) {
                BigDecimal scale = BigDecimal.TEN.pow(random.nextInt(60) - 30, MathContext.DECIMAL128);
                values.add(precision.div(
                        precision.of(new BigDecimal(random.nextGaussian()).multiply(scale)), precision.of(3.0)));
            }
            parameters.add(values);
        }
        write(precision, parameters);
        StoredTrajectory stored = Trajectories.read(new ResultDirectory(root), "c", Optional.empty());
        assertEquals(STEPS, stored.records());
        assertEquals(PARAMETERS, stored.parameters());
        double[][] doubles = stored.doubles();
        for (int step = 0; step < STEPS; step++) {
            for (int k = 0; k < PARAMETERS; k++) {
                T value = parameters.get(step).get(k);
                assertEquals(
                        0,
                        precision.toDecimal(value).compareTo(stored.exact(step, k)),
                        precision.name() + ", seed " + seed + ": " + precision.toString(value));
                assertEquals(precision.toDouble(value), doubles[step][k]);
            }
        }
        assertEquals(stored.exact(3, 2), stored.exact().get(3).get(2));
    }

    @Test
    void typesAreThoseOfTheContract() throws Exception {
        write(Precisions.FLOAT, List.of(List.of(1f, 2f)));
        assertTrue(header().contains("'<f4', 'fortran_order': False, 'shape': (1, 2)"), header());
        write(Precisions.DOUBLE, List.of(List.of(1.0, 2.0)));
        assertTrue(header().contains("'<f8', 'fortran_order': False, 'shape': (1, 2)"), header());
        write(Precisions.DOUBLE_DOUBLE, List.of(List.of(Precisions.DOUBLE_DOUBLE.of(1.0))));
        assertTrue(header().contains("'<f8', 'fortran_order': False, 'shape': (1, 1, 2)"), header());
        write(Precisions.decimal(20), List.of(List.of(new BigDecimal("0.25"), new BigDecimal("-12.5"))));
        assertTrue(header().contains("'|S5', 'fortran_order': False, 'shape': (1, 2)"), header());
    }

    private String header() throws Exception {
        byte[] bytes = Files.readAllBytes(new ResultDirectory(root).trajectory("c"));
        return new String(bytes, 10, 100, StandardCharsets.ISO_8859_1);
    }

    @Test
    void valuesThatAreNotFiniteAreKept() {
        write(Precisions.DOUBLE, List.of(List.of(1.0, 2.0), List.of(Double.NaN, Double.NEGATIVE_INFINITY)));
        StoredTrajectory stored = Trajectories.read(new ResultDirectory(root), "c", Optional.empty());
        assertArrayEquals(new double[] {Double.NaN, Double.NEGATIVE_INFINITY}, stored.doubles()[1]);
        assertEquals(BigDecimal.ONE, stored.exact(0, 0));
        assertThrows(ArithmeticException.class, () -> stored.exact(1, 0));
        assertThrows(ArithmeticException.class, stored::exact);
    }

    @Test
    void aMissingOrDamagedFileIsNamed() throws Exception {
        UsageException missing = assertThrows(
                UsageException.class, () -> Trajectories.read(new ResultDirectory(root), "none", Optional.empty()));
        assertTrue(missing.getMessage().contains("none.npy")
                && missing.getMessage().contains("missing"));
        write(Precisions.DOUBLE, List.of(List.of(1.0, 2.0)));
        Path file = new ResultDirectory(root).trajectory("c");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        UsageException damaged = assertThrows(
                UsageException.class, () -> Trajectories.read(new ResultDirectory(root), "c", Optional.empty()));
        assertTrue(damaged.getMessage().startsWith(file + ": damaged (its data is cut off)"), damaged.getMessage());
    }
}
