package org.papilio.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Seeded arguments; {@link Random} is specified to the bit, so that they are the same on every JDK. */
final class Samples {
    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    /** A number of many digits and either sign, log-uniform in magnitude between two powers of ten. */
    BigDecimal logUniform(int fromExponent, int toExponent, int digits) {
        BigInteger unscaled = BigInteger.TEN
                .pow(digits - 1)
                .add(new BigInteger((int) (digits * 3.3) + 8, random)
                        .mod(BigInteger.TEN.pow(digits - 1).multiply(BigInteger.valueOf(9))));
        int exponent = fromExponent + random.nextInt(toExponent - fromExponent);
        BigDecimal magnitude = new BigDecimal(unscaled, digits - 1 - exponent);
        return random.nextBoolean() ? magnitude : magnitude.negate();
    }

    /** A number of many digits, uniform between two bounds. */
    BigDecimal uniform(double from, double to, int digits) {
        BigDecimal fraction =
                new BigDecimal(new BigInteger((int) (digits * 3.3), random), digits).remainder(BigDecimal.ONE);
        return new BigDecimal(from)
                .add(new BigDecimal(to - from).multiply(fraction))
                .round(new MathContext(digits));
    }

    /** Elements of a precision for the laws of arithmetic: round numbers, ordinary ones, and ones far apart. */
    <T> List<T> elements(Precision<T> precision, int count, int maxExponent) {
        List<T> elements = new ArrayList<>();
        for (String round : List.of("0", "1", "-1", "2", "0.5", "-0.1", "3", "1e3", "-1e-3", "0.9999999")) {
            elements.add(precision.of(new BigDecimal(round)));
        }
        int digits = precision.digits() + 6;
        while (elements.size() < count) {
            int reach = random.nextInt(3) == 0 ? maxExponent : 2;
            elements.add(precision.of(logUniform(-reach, reach, digits)));
        }
        return elements;
    }

    <A> List<A> list(int count, Function<Samples, A> one) {
        List<A> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(one.apply(this));
        }
        return all;
    }
}
