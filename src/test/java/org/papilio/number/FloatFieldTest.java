package org.papilio.number;

import java.math.BigDecimal;
import java.util.Map;

class FloatFieldTest extends PrecisionContractTest<Float> {

    FloatFieldTest() {
        super(Precisions.FLOAT);
    }

    @Override
    BigDecimal ulp(BigDecimal exact) {
        return new BigDecimal(Math.ulp(exact.floatValue()));
    }

    @Override
    boolean roundsExactly() {
        return false;
    }

    @Override
    Map<String, Double> bounds() {
        return Map.of(
                "exp", 0.9, "sigmoid", 2.9, "log", 0.501, "tanh", 3.0, "sin", 0.501, "cos", 0.501, "atan2", 0.501,
                "sqrt", 0.5);
    }

    @Override
    int maxExponent() {
        return 10;
    }
}
