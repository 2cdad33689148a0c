package org.papilio.solution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.model.DivisionCircuit;
import org.papilio.model.DivisionCircuit.Form;
import org.papilio.solution.CircuitEnd.Fate;

class CircuitEndTest {
    private static CircuitEnd end(Form form, String weights) {
        double[] w = java.util.Arrays.stream(weights.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return CircuitEnd.of(new DivisionCircuit(form), w, false);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLEX, 1.25 0 0 1.25 1 -1, CIRCUIT, 1.25",
        "COMPLEX, -1.25 0 1e-4 -1.2501 1 -1, CIRCUIT, -1.25005",
        "COMPLEX, 0 0.9 0.9 0 -1 1, SWAPPED_CIRCUIT, 0.9",
        "REAL, 0 0.9 0.9 0 -0.5 0.5, SWAPPED_CIRCUIT, 0.9",
        "REAL, 2 0 0 2 0.5 -0.5, CIRCUIT, 2",
        "COMPLEX, 1.25 0 0 -1.25 1 -1, OTHER, NaN",
        "COMPLEX, 1.25 0 0 1.25 0.5 -0.5, OTHER, NaN",
        "COMPLEX, 1.25 0.01 0 1.25 1 -1, OTHER, NaN",
        "COMPLEX, 0 0 0 0 1 -1, OTHER, NaN",
        "COMPLEX, -1 -1 1 1 0.5 -0.3, SILENT, NaN",
        "COMPLEX, -1 -1 -1 -2 0.7 -0.2, SILENT, NaN",
        "REAL, 1 1e4 1 1 -300 -300, LARGE, NaN",
        "REAL, 1 2 3 NaN 1 1, OVERFLOW, NaN",
    })
    void fates(Form form, String weights, Fate fate, double scale) {
        CircuitEnd end = end(form, weights);
        assertEquals(fate, end.fate());
        assertEquals(scale, end.scale().orElse(Double.NaN), 1e-12);
    }

    @Test
    void aPhaseBelongsToUnitsThatAreNegativeThroughout() {
        assertEquals(OptionalDouble.of(0), end(Form.COMPLEX, "1 0 0 1 1 -1").phase());
        assertEquals(0.5, end(Form.COMPLEX, "-1 -1 -1 -2 0.7 -0.2").phase().orElseThrow(), 1e-15);
        assertTrue(end(Form.COMPLEX, "-1 1 1 1 0.5 -0.3").phase().isEmpty());
        assertTrue(end(Form.REAL, "-1 -1 1 1 0.5 -0.3").phase().isEmpty());
    }
}
