package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.papilio.number.Decimals;

class JsonTest {
    @Test
    void theFastWayGivesTheShortestDecimal() {
        Random random = new Random(10);
        for (int i = 0; i < 4000; i++) {
            for (double value : new double[] {
                Double.longBitsToDouble(random.nextLong()),
                random.nextGaussian(),
                (float) random.nextGaussian(),
                random.nextInt(1000) / 100.0,
                random.nextLong(),
                Math.scalb(1.0, random.nextInt(2000) - 1060),
                Math.nextUp(Math.scalb(1.0, random.nextInt(2000) - 1060)),
                random.nextInt() * Double.MIN_VALUE
            }) {
                assertEquals(Decimals.shortest(value), Json.shortest(value), () -> "seed 10, " + value);
            }
        }
    }
}
