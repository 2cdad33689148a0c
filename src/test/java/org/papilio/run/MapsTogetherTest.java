package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.papilio.run.TogetherTest.compared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.train.Status;

/** Cells of maps that are computed together have the bytes of those computed one by one. */
class MapsTogetherTest {
    private static final List<String> PRECISIONS = List.of("double", "float", "double-double");

    @TempDir
    private Path directory;

    private Set<Status> together(String study) throws IOException {
        return compared(TogetherTest.study(directory, "title: Together\nquestion: Are they the same?\n" + study));
    }

    static Stream<String> names() {
        return KnownSystems.all().stream().map(KnownSystem::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void ofEveryKnownSystem(String system) throws IOException {
        together("""
            system: {map: %s, steps: 100}
            parts:
              all:
                grid: {precision: %s, transient: [0, 33], seed: [none, 1, 2, 3, 4]}
                record: all
                every: 7
              final:
                grid: {seed: 1..9}
                record: final
            """.formatted(system, PRECISIONS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void ofRandomMaps(int seed) throws IOException {
        Expressions expressions = new Expressions(new Random(seed));
        String map = expressions.map(1 + seed % 4);
        try {
            together("""
                system: {map: "%s", precision: %s, transient: 5, steps: 64}
                grid:
                  a: [0, 1, -1, 0.7]
                  b: [1, -1.7]
                record: all
                every: 3
                """.formatted(map, PRECISIONS.get(seed % 3)));
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + map, e);
        }
    }

    @Test
    void howeverTheyEnd() throws IOException {
        Set<Status> ends = together("""
            system: {steps: 150, transient: 30}
            parts:
              soon-or-late:
                system: {map: henon}
                grid:
                  a: [1.2, 1.4, 1.42, 1.43, 1.5, 3]
                  b: [-0.3, 0.3]
                  diverged_above: [0.05, 1.25, 1e30]
                  precision: [float, double]
                record: all
              without-a-bound:
                system: {map: "x: a*x; y: a*y + x", diverged_above: 1e300}
                grid: {a: [1, 2, 1e3, 1e60, 1e200], y: [0, 1, -1], precision: [double, float, double-double]}
                record: all
              superstable:
                system: {map: "x: r*x*(1 - x)"}
                grid: {r: [1, 2, 3.2, 3.236068, 4], x: [0, 0.1, 0.5]}
                record: final
              annihilated:
                system: {map: "x: y; y: a*y*(1 - y)"}
                grid: {a: [2, 3.5, 3.7, 4, 4.01], y: [0.3, 0.5, 1]}
                record: all
                every: 40
              no-derivative:
                system: {map: "x: sqrt(abs(x - a)) + 0.1*log(max(x, a)); y: 0.9*y"}
                grid: {a: [0, 0.1, 0.5, 1], x: [0, 0.1, 0.5, 1]}
                record: all
            """);
        assertEquals(EnumSet.of(Status.FINISHED, Status.DIVERGED), ends);
    }

    /** More cells than lanes, of different lengths: those that have ended make room for others. */
    @Test
    void moreThanFitAtOnce() throws IOException {
        together("""
            system: {map: "x: 1 - a*x^2 + y; y: b*x", a: 1.4, b: 0.3}
            grid:
              steps: [64, 100, 4200]
              seed: 1..120
            record: final
            """);
    }

    /** Expressions of a random map of a few coordinates and two parameters, most of them bounded. */
    private static final class Expressions {
        private static final List<String> COORDINATES = List.of("x", "y", "z", "w");

        private final Random random;
        private List<String> leaves = List.of();

        Expressions(Random random) {
            this.random = random;
        }

        String map(int dimension) {
            List<String> coordinates = COORDINATES.subList(0, dimension);
            leaves = Stream.concat(coordinates.stream(), Stream.of("a", "b", "0.5", "2", "1"))
                    .toList();
            return IntStream.range(0, dimension)
                    .mapToObj(i ->
                            coordinates.get(i) + ": " + image(i == 0 ? "a*" : "", i == dimension - 1 ? " + b" : ""))
                    .collect(Collectors.joining("; "));
        }

        private String image(String before, String after) {
            String inside = before + "(" + expression(3) + ")" + after;
            return switch (random.nextInt(4)) {
                case 0 -> inside;
                case 1 -> "2*sin(" + inside + ")";
                case 2 -> "1.5*tanh(" + inside + ")";
                default -> "3*sigmoid(" + inside + ") - 1";
            };
        }

        private String expression(int depth) {
            if (depth == 0) {
                return leaves.get(random.nextInt(leaves.size()));
            }
            String left = expression(depth - 1);
            String right = expression(depth - 1);
            return switch (random.nextInt(9)) {
                case 0, 1 -> "(" + left + " + " + right + ")";
                case 2 -> "(" + left + " - " + right + ")";
                case 3, 4 -> "(" + left + ")*(" + right + ")";
                case 5 -> "(" + left + ")/(1 + (" + right + ")^2)";
                case 6 -> "max(" + left + ", " + right + ")";
                case 7 -> "cos(" + left + ")";
                default -> "sqrt(abs(" + left + "))";
            };
        }
    }
}
