package org.papilio.number;

import java.math.BigDecimal;
import java.util.Map;

class DoubleFieldTest extends PrecisionContractTest<Double> {

    DoubleFieldTest() {
        super(Precisions.DOUBLE);
    }

    @Override
    BigDecimal ulp(BigDecimal exact) {
        return new BigDecimal(Math.ulp(exact.doubleValue()));
    }

    @Override
    boolean roundsExactly() {
        return false;
    }

    @Override
    Map<String, Double> bounds() {
        return Map.of(
                "exp", 0.92, "sigmoid", 2.8, "log", 1.0, "tanh", 3.8, "sin", 1.0, "cos", 1.0, "atan2", 1.5, "sqrt",
                0.5);
    }
}
