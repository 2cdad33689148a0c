package org.papilio.number;

import java.math.BigDecimal;
import java.util.Map;

class DoubleDoubleFieldTest extends PrecisionContractTest<DoubleDouble> {
    private static final BigDecimal UNIT = new BigDecimal(0x1p-104);

    DoubleDoubleFieldTest() {
        super(Precisions.DOUBLE_DOUBLE);
    }

    /** Errors of double-double are counted relative to the result, in units of 2^-104. */
    @Override
    BigDecimal ulp(BigDecimal exact) {
        return exact.abs().multiply(UNIT);
    }

    @Override
    Map<String, Double> bounds() {
        return Map.of(
                "exp", 1.0, "sigmoid", 2.0, "log", 2.0, "tanh", 2.5, "sin", 1.0, "cos", 1.0, "atan2", 1.5, "sqrt",
                0.79);
    }

    @Override
    Map<String, Double> operationBounds() {
        return Map.of("add", 3.0, "mul", 5.0, "div", 11.0, "sqrt", 3.125);
    }

    @Override
    boolean hasFusedMultiplyAdd() {
        return false;
    }
}
