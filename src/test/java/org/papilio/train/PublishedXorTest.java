package org.papilio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.number.Digits;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** The published XOR rounding experiment against an independent computation in 90 digits. */
class PublishedXorTest {

    private static List<BigDecimal> finals(String kind, String decimals, String inputs) throws IOException {
        try (InputStream stream = PublishedXorTest.class.getResourceAsStream("xor-finals.txt")) {
            String prefix = kind + ";" + decimals + ";" + inputs + ";";
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> Systems.decimals(line.substring(prefix.length())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static <T> Trajectory<T> run(Precision<T> p, Optional<Integer> decimals, Reading reading) {
        Trainer trainer = new Trainer(Systems.published(reading));
        List<T> initial = Systems.publishedInitial(decimals)
                .parameters(p, trainer.map().objective().network(), reading);
        return trainer.run(p, initial, Systems.HUNDRED_STEPS, new Recording(1, true));
    }

    private static <T> List<BigDecimal> exact(Trajectory<T> trajectory) {
        return trajectory.finalParameters().stream()
                .map(trajectory.precision()::toDecimal)
                .toList();
    }

    @ParameterizedTest(name = "{0} decimals, {1}, {2}: {3} digits")
    @CsvSource({
        "3, decimal, decimal(50), 34",
        "3, binary64, decimal(50), 34",
        "4, decimal, decimal(50), 27",
        "4, binary64, decimal(50), 27",
        "6, decimal, decimal(50), 34",
        "3, decimal, decimal(34), 18",
        "4, decimal, decimal(34), 11",
        "7, binary64, decimal(34), 18",
        "3, decimal, double-double, 14",
        "4, decimal, double-double, 8",
        "4, binary64, double-double, 8",
        "5, decimal, double-double, 14",
        "6, binary64, double-double, 14",
        "7, decimal, double-double, 14"
    })
    void agreesWithAnIndependentComputation(int decimals, String inputs, String precision, int digits)
            throws IOException {
        List<BigDecimal> reference = finals("reference", "" + decimals, inputs);
        List<BigDecimal> ours = exact(run(
                Precisions.named(precision), Optional.of(decimals), Reading.valueOf(inputs.toUpperCase(Locale.ROOT))));
        for (int p = 0; p < reference.size(); p++) {
            int right = Digits.agreeing(ours.get(p), reference.get(p));
            assertTrue(right >= digits, "parameter " + p + ": " + right + " digits of " + ours.get(p));
        }
    }

    @ParameterizedTest(name = "{0} decimals")
    @CsvSource({"3", "5"})
    void aDoubleRunReproducesThePublishedFinalsWhereTheMapAmplifiesLittle(int decimals) throws IOException {
        List<BigDecimal> published = finals("published", "" + decimals, "");
        Trajectory<Double> run = run(Precisions.DOUBLE, Optional.of(decimals), Reading.DECIMAL);
        assertTrue(largestDifference(exact(run), published) < 1e-3);
        assertEquals(1.0, run.accuracy().get(100));
        assertEquals(decimals == 3 ? 0.75 : 0.5, run.accuracy().get(20));
    }

    @Test
    void thePublishedFinalsOfTheFourDecimalsCaseAreRoundOff() throws IOException {
        List<BigDecimal> published = finals("published", "4", "");
        List<BigDecimal> reference = finals("reference", "4", "decimal");
        assertEquals(7.265, largestDifference(published, reference), 1e-3);
        assertEquals(0.47, largestDifference(finals("reference", "4", "binary64"), reference), 0.01);
        assertTrue(published.get(4).signum() > 0 && reference.get(4).signum() < 0, "sign of W1[1][1]");
        List<BigDecimal> ours = exact(run(Precisions.DOUBLE, Optional.of(4), Reading.DECIMAL));
        assertTrue(largestDifference(ours, reference) > 0.01, "a double run cannot follow this trajectory");
    }

    @Test
    void readAsBinary64OrAsDecimalsADoubleRunIsTheSame() {
        List<BigDecimal> decimal = exact(run(Precisions.DOUBLE, Optional.of(6), Reading.DECIMAL));
        assertEquals(decimal, exact(run(Precisions.DOUBLE, Optional.of(6), Reading.BINARY64)));
    }

    @Test
    void theRecordedStepHasTheBitsOfTheDefinition() {
        TrainingMap map = Systems.published(Reading.DECIMAL);
        List<Double> state = Systems.publishedInitial(Optional.empty())
                .parameters(Precisions.DOUBLE, map.objective().network(), Reading.DECIMAL);
        List<List<Double>> direct = new ArrayList<>(List.of(state));
        for (int step = 0; step < 100; step++) {
            state = map.apply(Precisions.DOUBLE, state);
            direct.add(state);
        }
        assertEquals(
                direct,
                run(Precisions.DOUBLE, Optional.empty(), Reading.DECIMAL).parameters());
    }

    private static double largestDifference(List<BigDecimal> a, List<BigDecimal> b) {
        double largest = 0;
        for (int p = 0; p < a.size(); p++) {
            largest = Math.max(largest, a.get(p).subtract(b.get(p)).abs().doubleValue());
        }
        return largest;
    }
}
