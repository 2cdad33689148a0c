package org.papilio.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.papilio.chaos.GrowthMap;
import org.papilio.chaos.systems.ExpressionMap;
import org.papilio.model.DivisionCircuit;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Definition;
import org.papilio.program.LaneBlock;
import org.papilio.program.LaneNumbers;
import org.papilio.program.Lanes;
import org.papilio.program.Program;
import org.papilio.train.DivisionMap;
import org.papilio.train.TrainingMap;

/** The same definitions computed in every way there is: directly, as a recorded program, over lanes, over vectors. */
final class LaneChecks {
    private static final int STEPS = 2;
    private static final int RECORDING_LIMIT = 20_000;

    /** Some lanes of the narrowest block. One of them overflows. */
    private static final List<Integer> LANES = List.of(0, 3, 17, 63);

    private static final int OVERFLOWING = 17;

    private static final String VECTORS = "vector lanes";

    /** A definition whose first outputs replace its first inputs. */
    private record Kernel(Definition definition, int dimension) {}

    private LaneChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        kernels().forEach((name, kernel) -> List.of(Precisions.FLOAT, Precisions.DOUBLE)
                .forEach(precision -> checks.addAll(ways(name, kernel, precision))));
        // generated code for pairs of doubles takes the compilers long
        kernels().forEach((name, kernel) -> ways(name, kernel, Precisions.DOUBLE_DOUBLE).stream()
                .filter(check -> name.equals("map") || !check.way().equals(VECTORS))
                .forEach(checks::add));
        return checks;
    }

    private static Map<String, Kernel> kernels() {
        Map<String, Kernel> kernels = new LinkedHashMap<>();
        TrainingMap xor = Kernels.xor();
        kernels.put("xor", new Kernel(xor, xor.dimension()));
        kernels.put("xor-growth", growth(xor));
        TrainingMap differences = Kernels.xorByDifferences();
        kernels.put("xor-differences", new Kernel(differences, differences.dimension()));
        kernels.put(
                "division",
                new Kernel(
                        new DivisionMap(new DivisionCircuit(DivisionCircuit.Form.COMPLEX), new BigDecimal("0.1")),
                        DivisionCircuit.PARAMETERS));
        kernels.put(
                "map",
                new Kernel(
                        ExpressionMap.parse("x: 1 - a*x^2 + y; y: b*sin(x)")
                                .with(Map.of("a", new BigDecimal("1.4"), "b", new BigDecimal("0.3"))),
                        2));
        return kernels;
    }

    private static Kernel growth(TrainingMap map) {
        GrowthMap growth = new GrowthMap(map, map.dimension(), STEPS / 2);
        return new Kernel(growth, growth.stateSize());
    }

    private static String covers(Kernel kernel) {
        return kernel.dimension() + " numbers, " + STEPS + " steps";
    }

    private static <T> List<Check> ways(String name, Kernel kernel, Precision<T> precision) {
        Program program = Program.record(kernel.definition(), RECORDING_LIMIT).orElseThrow();
        Map<String, Check.Computation> ways = new LinkedHashMap<>();
        ways.put(
                "definition",
                () -> steps(kernel, precision, x -> kernel.definition().apply(precision, x)));
        ways.put("program", () -> steps(kernel, precision, program.in(precision)::apply));
        ways.put("plain lanes", () -> lanes(kernel, precision, Lanes.plain(program, kernel.dimension(), precision)));
        ways.put(VECTORS, () -> lanes(kernel, precision, vectorised(program, kernel, precision)));
        List<Check> checks = new ArrayList<>();
        ways.forEach((way, computation) ->
                checks.add(new Check("lanes/" + precision.name() + "/" + name, way, covers(kernel), computation)));
        return checks;
    }

    private static Lanes vectorised(Program program, Kernel kernel, Precision<?> precision) {
        try {
            return Lanes.vectorised(program, kernel.dimension(), precision);
        } catch (IllegalStateException e) {
            throw new Check.UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static <T> Object steps(Kernel kernel, Precision<T> precision, UnaryOperator<List<T>> step) {
        List<Object> ends = new ArrayList<>();
        for (int lane : LANES) {
            List<T> x = start(kernel, precision, lane);
            for (int i = 0; i < STEPS; i++) {
                List<T> next = step.apply(x);
                for (int k = 0; k < kernel.dimension(); k++) {
                    x.set(k, next.get(k));
                }
            }
            ends.add(x.subList(0, kernel.dimension()));
        }
        return ends;
    }

    private static <T> Object lanes(Kernel kernel, Precision<T> precision, Lanes lanes) {
        LaneBlock block = lanes.block();
        for (int lane = 0; lane < block.width(); lane++) {
            List<T> x = start(kernel, precision, lane);
            double[] parts = new double[x.size() * lanes.parts()];
            LaneNumbers.write(precision, x, parts);
            block.set(lane, parts);
        }
        block.advance(STEPS);
        List<Object> ends = new ArrayList<>();
        for (int lane : LANES) {
            int end = lane;
            double[] parts = new double[kernel.dimension() * lanes.parts()];
            Arrays.setAll(parts, i -> block.state(end, i / lanes.parts(), i % lanes.parts()));
            ends.add(LaneNumbers.read(precision, parts));
        }
        return ends;
    }

    private static <T> List<T> start(Kernel kernel, Precision<T> precision, int lane) {
        Random random = new Random(lane);
        List<T> x = new ArrayList<>();
        for (int i = 0; i < kernel.definition().inputs(); i++) {
            x.add(precision.of(random.nextGaussian() * (lane == OVERFLOWING ? 1e30 : 1)));
        }
        return x;
    }
}
