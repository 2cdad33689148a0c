package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest
    @CsvSource({
        "-20.70, -20.70, 2147483647",
        "1.0, 1, 2147483647",
        "0, 0.00, 2147483647",
        "1.234, 1.2345678, 3",
        "1.235, 1.2345678, 4",
        "1.2345, 1.2340, 4",
        "1.23451, 1.2340, 3",
        "12345678, 12345679, 7",
        "-27.96, -20.70, 0",
        "-20.65, -20.70, 3",
        "-20.6499, -20.70, 2",
        "9.9999, 10, 5",
        "10, 9.9999, 4",
        "1, 1000, 0",
        "5, -5, 0",
        "1e-50, 0, 50",
        "0.4, 0, 1",
        "6, 0, 0",
        "1.00000000000000000000000000000000000001, 1, 38"
    })
    void countsLeadingDigitsThatAreRight(String value, String reference, int digits) {
        assertEquals(digits, Digits.agreeing(new BigDecimal(value), new BigDecimal(reference)));
    }
}
