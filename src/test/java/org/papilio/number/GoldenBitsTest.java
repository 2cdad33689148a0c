package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bits of every function of the binary precisions over seeded arguments, as hashes: the same on every JDK. The golden
 * hashes were made by this test itself on JDK 17; they change only with a function's definition.
 */
class GoldenBitsTest {
    private static final int COUNT = 20_000;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    static Stream<String> golden() {
        return ElementaryReferenceTest.lines("golden-bits.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everyJdkGivesTheSameBits(String line) {
        String[] words = line.split(" ");
        assertEquals(words[2], hash(words[0], words[1]), words[0] + " " + words[1]);
    }

    private static String hash(String precision, String function) {
        return switch (precision) {
            case "float" -> hash(Precisions.FLOAT, function);
            case "double" -> hash(Precisions.DOUBLE, function);
            default -> hash(Precisions.DOUBLE_DOUBLE, function);
        };
    }

    private static <T> String hash(Precision<T> p, String function) {
        List<T> arguments = arguments(p);
        long hash = FNV_OFFSET;
        for (int i = 0; i < COUNT; i++) {
            T x = arguments.get(i);
            T y = arguments.get((i + 1) % COUNT);
            T result = apply(p, function, x, y);
            DoubleDouble bits = result instanceof DoubleDouble pair ? pair : DoubleDouble.of(p.toDouble(result));
            hash = (hash ^ Double.doubleToLongBits(bits.hi())) * FNV_PRIME;
            hash = (hash ^ Double.doubleToLongBits(bits.lo() + 0.0)) * FNV_PRIME;
            hash ^= hash >>> 29;
        }
        return Long.toHexString(hash);
    }

    private static <T> T apply(Precision<T> p, String function, T x, T y) {
        BinaryOperator<T> binary =
                switch (function) {
                    case "add" -> p::add;
                    case "sub" -> p::sub;
                    case "mul" -> p::mul;
                    case "div" -> p::div;
                    case "fma" -> (a, b) -> p.fma(a, b, a);
                    case "atan2" -> p::atan2;
                    case "round" -> (a, b) -> p.round(a, 7);
                    case "text" -> (a, b) -> p.of((double) p.toString(a).hashCode());
                    default -> {
                        UnaryOperator<T> unary = Accuracy.method(p, function);
                        yield (a, b) -> unary.apply(a);
                    }
                };
        return binary.apply(x, y);
    }

    /** Specials, ordinary numbers, numbers next to one, and any bits at all. */
    private static <T> List<T> arguments(Precision<T> p) {
        Random random = new Random(4711);
        List<T> all = new ArrayList<>();
        for (double special :
                new double[] {0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            all.add(p.of(special));
        }
        while (all.size() < COUNT) {
            int kind = random.nextInt(10);
            double hi = kind < 5
                    ? random.nextGaussian() * 4
                    : kind < 7
                            ? 1 + random.nextGaussian() * 1e-3
                            : kind < 9 ? random.nextGaussian() * 300 : Double.longBitsToDouble(random.nextLong());
            double lo = (random.nextDouble() - 0.5) * Math.ulp(hi);
            all.add(Double.isFinite(hi) ? p.add(p.of(hi), p.of(lo)) : p.of(hi));
        }
        return all;
    }

    /** Prints the resource anew. */
    public static void main(String[] arguments) {
        System.out.println("# precision function hash; made by GoldenBitsTest.main on JDK 17");
        for (String precision : List.of("float", "double", "double-double")) {
            for (String function : List.of(
                    "add", "sub", "mul", "div", "fma", "sqrt", "exp", "sigmoid", "log", "tanh", "sin", "cos", "atan2",
                    "round", "text")) {
                System.out.println(precision + " " + function + " " + hash(precision, function));
            }
        }
    }
}
