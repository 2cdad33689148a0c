package org.papilio.run;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.papilio.chaos.LyapunovService;
import org.papilio.chaos.LyapunovService.Measured;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;
import org.papilio.program.Program;
import org.papilio.study.Cell;
import org.papilio.study.MapSpec;
import org.papilio.study.Part;
import org.papilio.study.SystemSpec;
import org.papilio.train.Iteration;
import org.papilio.train.Limits;
import org.papilio.train.Recording;
import org.papilio.train.Trajectory;

/**
 * Computes a cell by iterating a map. The trajectory, from the initial point through the transient, is made in the cell's
 * precision; exponents, dimension and verdict are those of {@code papilio lyapunov}, in double: columns {@code lambda1},
 * {@code lambda1_low} and {@code lambda1_high} (95 %), {@code lambda2}, ..., {@code kaplan_yorke_dimension},
 * and the verdict's, as {@link Stability#columns(org.papilio.chaos.Verdict, org.papilio.chaos.Verdict)} has them.
 */
final class MapComputation implements SystemComputation {
    /** What a step of the orthonormalisation takes for each pair of tangent vectors, in seconds. */
    private static final double PAIR = 25e-9;

    @Override
    public Computed compute(Part part, Cell cell) {
        return compute(
                part, cell, spec(cell.system()), Precisions.named(cell.system().precision()));
    }

    private static MapSpec spec(SystemSpec system) {
        if (system instanceof MapSpec map) {
            return map;
        }
        throw new IllegalArgumentException("the system iterates no map");
    }

    private static <T> Computed compute(Part part, Cell cell, MapSpec spec, Precision<T> precision) {
        KnownSystem system = spec.system();
        OptionalLong seed = spec.seed().map(OptionalLong::of).orElse(OptionalLong.empty());
        List<BigDecimal> start = LyapunovService.start(system, spec.values(), seed);
        boolean all = part.record().equals("all");
        Trajectory<T> trajectory = Iteration.run(
                system.map(spec.values()),
                List.copyOf(spec.initial().keySet()),
                precision,
                start.stream().map(precision::of).toList(),
                new Limits(spec.transientSteps() + spec.steps(), BigDecimal.ZERO, spec.divergedAbove()),
                new Recording(part.every(), all));
        CellResult result = new CellResult(
                cell.id(),
                cell.index(),
                cell.part(),
                spec.settings(),
                trajectory.status(),
                trajectory.message(),
                trajectory.steps(),
                Double.NaN,
                Double.NaN,
                trajectory.finalParameters().stream().map(precision::toString).toList(),
                measurements(system, spec, seed),
                trajectory.recorded(),
                List.of(),
                List.of());
        return new Computed(result, all ? Optional.of(trajectory) : Optional.empty());
    }

    private static Map<String, Object> measurements(KnownSystem system, MapSpec spec, OptionalLong seed) {
        Measured measured = LyapunovService.measure(
                system,
                new LyapunovService.Request(
                        spec.values(),
                        OptionalLong.of(spec.steps()),
                        seed,
                        OptionalLong.of(spec.transientSteps()),
                        spec.divergedAbove().doubleValue()));
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int k = 0; k < measured.exponents().size(); k++) {
            String name = "lambda" + (k + 1);
            columns.put(name, measured.exponents().get(k));
            columns.put(name + "_low", measured.intervals().get(k).lower());
            columns.put(name + "_high", measured.intervals().get(k).upper());
        }
        measured.kaplanYorkeDimension().ifPresent(dimension -> columns.put("kaplan_yorke_dimension", dimension));
        columns.putAll(Stability.columns(measured.verdict(), measured.verdict()));
        return columns;
    }

    @Override
    public double seconds(Part part, SystemSpec system) {
        MapSpec spec = spec(system);
        DiscreteMap map = spec.system().map(spec.values());
        Optional<Program> program = Program.record(map);
        int vectors = map.dimension();
        double tangents = vectors * CostModel.TANGENT * CostModel.step(program, Precisions.DOUBLE)
                + PAIR * vectors * (vectors + 1);
        return (0.0 + spec.transientSteps() + spec.steps())
                * (CostModel.step(program, Precisions.named(spec.precision())) + tangents);
    }

    @Override
    public int parameters(SystemSpec system) {
        return spec(system).initial().size();
    }

    @Override
    public long records(Part part, SystemSpec system) {
        MapSpec spec = spec(system);
        return part.record().equals("all") ? ((long) spec.transientSteps() + spec.steps()) / part.every() + 1 : 0;
    }
}
