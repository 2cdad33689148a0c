package org.papilio.run;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.papilio.chaos.AttractingCycle;
import org.papilio.chaos.LyapunovService;
import org.papilio.chaos.LyapunovService.Measured;
import org.papilio.chaos.LyapunovSpectrum;
import org.papilio.chaos.MapEnsemble;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;
import org.papilio.program.LaneNumbers;
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
 * and the verdict's, as {@link Stability#columns(org.papilio.chaos.Verdict, org.papilio.chaos.Verdict)} has them. Cells of one map are
 * computed together over lanes, whatever their parameters and initial points.
 */
final class MapComputation implements SystemComputation {
    /** What a step of the orthonormalisation takes for each pair of tangent vectors, in seconds. */
    private static final double PAIR = 25e-9;

    /** The same in the arithmetic in which trajectories are drawn into their cycle. */
    private static final double DECIMAL_PAIR = 4e-6;

    /** How many such steps a cell makes, about: most make none, or some hundred; some make thousands. */
    private static final int SETTLING = 400;

    private final Map<Family, Optional<MapEnsemble<?>>> ensembles = new ConcurrentHashMap<>();

    /** Cells that can be computed together: the same map, with whatever parameters and from whatever point. */
    private record Family(String map, String precision) {
        static Family of(MapSpec spec) {
            return new Family(spec.map(), spec.precision());
        }
    }

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

    @Override
    public int together(Part part, Cell cell) {
        MapSpec spec = spec(cell.system());
        if (ensemble(spec).isEmpty()) {
            return 1;
        }
        int dimension = spec.initial().size();
        int parts = LaneNumbers.parts(Precisions.named(spec.precision()));
        double bytes = Double.BYTES
                * ((double) dimension * Math.min(spec.steps(), LyapunovSpectrum.MOST_BLOCKS)
                        + (double) records(part, spec) * dimension * parts);
        return Together.count(bytes, seconds(part, spec), Together.FEWEST);
    }

    @Override
    public void compute(Part part, List<Cell> cells, BiConsumer<Cell, Computed> sink) {
        for (List<Cell> members : Together.grouped(cells, cell -> Family.of(spec(cell.system())))) {
            Optional<MapEnsemble<?>> ensemble = ensemble(spec(members.get(0).system()));
            if (ensemble.isPresent() && members.size() >= Together.FEWEST) {
                compute(part, members, ensemble.get(), sink);
            } else {
                members.forEach(cell -> sink.accept(cell, compute(part, cell)));
            }
        }
    }

    private Optional<MapEnsemble<?>> ensemble(MapSpec spec) {
        return ensembles.computeIfAbsent(
                Family.of(spec), key -> MapEnsemble.of(spec.system(), Precisions.named(key.precision()))
                        .map(ensemble -> ensemble));
    }

    private <T> void compute(Part part, List<Cell> cells, MapEnsemble<T> ensemble, BiConsumer<Cell, Computed> sink) {
        List<MapEnsemble.Start> starts = cells.stream()
                .map(cell -> spec(cell.system()))
                .map(spec -> new MapEnsemble.Start(
                        start(spec),
                        List.copyOf(spec.parameters().values()),
                        spec.transientSteps(),
                        spec.steps(),
                        spec.divergedAbove()))
                .toList();
        ensemble.run(starts, recording(part), new MapEnsemble.Sink<T>() {
            @Override
            public void ended(int index, Trajectory<T> trajectory, LyapunovSpectrum.Spectrum spectrum) {
                MapSpec spec = spec(cells.get(index).system());
                Measured measured = LyapunovService.measured(spec.system(), request(spec), spectrum);
                sink.accept(cells.get(index), computed(part, cells.get(index), trajectory, measured));
            }

            @Override
            public void left(int index) {
                sink.accept(cells.get(index), compute(part, cells.get(index)));
            }
        });
    }

    private static List<BigDecimal> start(MapSpec spec) {
        return LyapunovService.start(spec.system(), spec.values(), request(spec).seed());
    }

    private static Recording recording(Part part) {
        return new Recording(part.every(), part.record().equals("all"));
    }

    private static LyapunovService.Request request(MapSpec spec) {
        return new LyapunovService.Request(
                spec.values(),
                OptionalLong.of(spec.steps()),
                spec.seed().map(OptionalLong::of).orElse(OptionalLong.empty()),
                OptionalLong.of(spec.transientSteps()),
                spec.divergedAbove().doubleValue());
    }

    private static <T> Computed compute(Part part, Cell cell, MapSpec spec, Precision<T> precision) {
        Trajectory<T> trajectory = Iteration.run(
                spec.system().map(spec.values()),
                List.copyOf(spec.initial().keySet()),
                precision,
                start(spec).stream().map(precision::of).toList(),
                new Limits(spec.transientSteps() + spec.steps(), BigDecimal.ZERO, spec.divergedAbove()),
                recording(part));
        return computed(part, cell, trajectory, LyapunovService.measure(spec.system(), request(spec)));
    }

    private static <T> Computed computed(Part part, Cell cell, Trajectory<T> trajectory, Measured measured) {
        CellResult result = new CellResult(
                cell.id(),
                cell.index(),
                cell.part(),
                cell.system().settings(),
                trajectory.status(),
                trajectory.message(),
                trajectory.steps(),
                Double.NaN,
                Double.NaN,
                trajectory.finalParameters().stream()
                        .map(trajectory.precision()::toString)
                        .toList(),
                columns(measured),
                trajectory.recorded(),
                List.of(),
                List.of());
        return new Computed(result, recording(part).parameters() ? Optional.of(trajectory) : Optional.empty());
    }

    private static Map<String, Object> columns(Measured measured) {
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
        double orbit = CostModel.step(program, Precisions.named(spec.precision()));
        double step = orbit + framed(program, Precisions.DOUBLE, map.dimension(), PAIR);
        double lanes = ensemble(spec).isPresent() ? CostModel.LANES : 1;
        return (0.0 + spec.transientSteps() + spec.steps()) * lanes * step
                + SETTLING * framed(program, Precisions.decimal(AttractingCycle.DIGITS), map.dimension(), DECIMAL_PAIR);
    }

    /** Seconds for a step of the frame. */
    private static double framed(Optional<Program> program, Precision<?> precision, int vectors, double pair) {
        return vectors * (CostModel.TANGENT * CostModel.step(program, precision) + pair * (vectors + 1));
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
