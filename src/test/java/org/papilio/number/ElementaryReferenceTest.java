package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Elementary functions at the arguments that break implementations (huge angles, neighbours of multiples of pi/2 and of one,
 * subnormal numbers, saturation), against values of mpmath.
 */
class ElementaryReferenceTest {
    private static final BigDecimal UNIT = new BigDecimal(0x1p-104);
    private static final Precision<DoubleDouble> DD = Precisions.DOUBLE_DOUBLE;
    private static final Precision<BigDecimal> DECIMAL = Precisions.decimal(50);

    static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(ElementaryReferenceTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> doubleDoubles() {
        return lines("elementary-mpmath.txt").stream().filter(line -> line.startsWith("dd "));
    }

    static Stream<String> decimals() {
        return lines("elementary-mpmath.txt").stream().filter(line -> line.startsWith("decimal "));
    }

    @ParameterizedTest
    @MethodSource("doubleDoubles")
    void doubleDoubleIsCloseEverywhere(String line) {
        String[] parts = line.split(" : ");
        String[] words = parts[0].split(" ");
        List<DoubleDouble> arguments =
                Stream.of(words).skip(2).map(ElementaryReferenceTest::pair).toList();
        BigDecimal exact = new BigDecimal(parts[1]);
        BigDecimal result = apply(DD, words[1], arguments).toBigDecimal();
        BigDecimal error = result.subtract(exact).abs();
        // Three units, or one unit of the subnormal numbers where the trailing part underflows.
        BigDecimal bound =
                exact.abs().multiply(UNIT).multiply(BigDecimal.valueOf(3)).add(new BigDecimal(Double.MIN_VALUE));
        assertTrue(error.compareTo(bound) <= 0, () -> "off by " + error.divide(bound, new MathContext(5)) + " bounds");
    }

    @ParameterizedTest
    @MethodSource("decimals")
    void decimalIsCorrectlyRoundedEverywhere(String line) {
        String[] parts = line.split(" : ");
        String[] words = parts[0].split(" ");
        List<BigDecimal> arguments =
                Stream.of(words).skip(2).map(BigDecimal::new).toList();
        BigDecimal rounded = new BigDecimal(parts[1]).round(new MathContext(50, RoundingMode.HALF_EVEN));
        assertEquals(rounded.stripTrailingZeros(), apply(DECIMAL, words[1], arguments));
    }

    private static DoubleDouble pair(String text) {
        String[] halves = text.split(",");
        return DoubleDouble.ofSum(Double.parseDouble(halves[0]), Double.parseDouble(halves[1]));
    }

    private static <T> T apply(Precision<T> precision, String function, List<T> arguments) {
        return function.equals("atan2")
                ? precision.atan2(arguments.get(0), arguments.get(1))
                : Accuracy.method(precision, function).apply(arguments.get(0));
    }
}
