package org.papilio.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.papilio.chaos.BasinBoundary;
import org.papilio.chaos.PlaneEnsemble;
import org.papilio.chaos.PlaneEnsemble.End;
import org.papilio.chaos.PlaneEnsemble.Outcome;
import org.papilio.model.Network;
import org.papilio.model.Task;
import org.papilio.number.Elementary;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Program;
import org.papilio.random.LegacyRandom;
import org.papilio.solution.SolutionCode;
import org.papilio.stats.Interval;
import org.papilio.stats.Wilson;
import org.papilio.study.Cell;
import org.papilio.study.Part;
import org.papilio.study.PlaneSpec;
import org.papilio.study.SystemSpec;
import org.papilio.study.TrainingSpec;
import org.papilio.train.Plane;
import org.papilio.train.PlaneCoordinate;
import org.papilio.train.Status;
import org.papilio.train.TrainingMap;

/**
 * Computes a map: a training from each of its cells. Columns: {@code solved}, {@code unsolved} and {@code diverged} count its cells,
 * {@code map_precision} is the precision it was computed in, {@code cells_checked} cells were trained again in
 * {@code check_precision}, {@code cells_changed} of them ended otherwise, and {@code trusted} says whether so few did that the map can
 * be trusted; {@code quantities} names what is in its {@link PlaneRaster}, {@code solutions} the kinds of solution by their numbers.
 */
final class PlaneComputation implements SystemComputation {
    static final String QUANTITIES = "quantities";

    /** A map is trusted while no more than this share of its cells can be shown to depend on the precision. */
    private static final double CHANGED = 0.02;

    /**
     * A higher precision is not tried if by the {@link CostModel} it would take longer than this, in seconds of one core. Never a
     * measured time: on another machine the map would have another precision.
     */
    private static final double LONGEST = 1200;

    /** Neighbouring cells have to be this many units of round-off apart, so that they start from different numbers. */
    private static final double APART = 16;

    private static final long CHECK_SEED = 1;
    private static final double CONFIDENCE = 0.95;

    /** What a step takes over lanes, compared with one at a time in double, and of double-doubles with one at a time in double-double. */
    private static final double LANES = 1.0 / 12;

    private static final double PAIR_LANES = 1.0 / 8;

    private final int threads;

    PlaneComputation(int threads) {
        this.threads = threads;
    }

    /** A map in some precision, and what the check of it says. */
    private record Drawn(PlaneRaster raster, Map<String, Integer> solutions, Check check) {}

    /**
     * A sample of cells trained again.
     *
     * @param precision the higher precision
     * @param changed how many ended in another way, or with another solution
     * @param steps how many they made on average
     */
    private record Check(Precision<?> precision, int checked, int changed, double steps) {
        boolean trusted() {
            return checked == 0 || Wilson.of(changed, checked, CONFIDENCE).lower() <= CHANGED;
        }
    }

    private static PlaneSpec spec(SystemSpec system) {
        if (system instanceof PlaneSpec plane) {
            return plane;
        }
        throw new IllegalArgumentException("the system is no map");
    }

    @Override
    public Computed compute(Part part, Cell cell) {
        PlaneSpec spec = spec(cell.system());
        List<String> quantities = quantities(part);
        Plane plane = plane(spec);
        PlaneEnsemble ensemble = ensemble(spec, plane, quantities);
        boolean auto = spec.precision().equals(PlaneSpec.AUTO);
        Precision<?> precision = auto ? resolving(spec) : Precisions.named(spec.precision());
        Drawn drawn = draw(spec, plane, ensemble, precision, quantities);
        while (auto
                && !drawn.check().trusted()
                && affordable(
                        spec,
                        quantities,
                        drawn.check().precision(),
                        drawn.check().steps())) {
            precision = drawn.check().precision();
            drawn = draw(spec, plane, ensemble, precision, quantities);
        }
        CellResult result = new CellResult(
                cell.id(),
                cell.index(),
                cell.part(),
                spec.settings(),
                Status.FINISHED,
                "",
                spec.steps(),
                Double.NaN,
                Double.NaN,
                List.of(),
                columns(drawn, precision, quantities),
                List.of(),
                List.of(),
                List.of());
        return new Computed(result, Optional.empty(), Optional.of(drawn.raster()));
    }

    private static List<String> quantities(Part part) {
        List<String> quantities = new ArrayList<>(List.of(PlaneRaster.END));
        quantities.addAll(
                part.measure().isEmpty() ? List.of(PlaneSpec.STEPS_TO_SOLVE, PlaneSpec.FINAL_LOSS) : part.measure());
        return quantities;
    }

    /** The plane that a system describes. */
    static Plane plane(PlaneSpec spec) {
        TrainingSpec training = spec.training();
        TrainingMap map = TrainingComputation.map(training);
        Network network = map.objective().network();
        List<BigDecimal> window = spec.window();
        return new Plane(
                map,
                TrainingComputation.initialCondition(training),
                TrainingComputation.reading(training),
                new Plane.Axis(
                        PlaneCoordinate.parse(spec.x(), network),
                        window.get(0),
                        window.get(1),
                        spec.xScale().equals("log")),
                new Plane.Axis(
                        PlaneCoordinate.parse(spec.y(), network),
                        window.get(2),
                        window.get(3),
                        spec.yScale().equals("log")),
                spec.size());
    }

    private static PlaneEnsemble ensemble(PlaneSpec spec, Plane plane, List<String> quantities) {
        return new PlaneEnsemble(
                plane, spec.solvedBelow(), spec.training().divergedAbove(), spec.steps(), growing(quantities));
    }

    private static boolean growing(List<String> quantities) {
        return quantities.contains(PlaneSpec.FTLE)
                || quantities.contains(PlaneSpec.AMPLIFICATION)
                || quantities.contains(PlaneSpec.VERDICT);
    }

    /** The lowest precision from double on in which neighbouring cells start from different numbers. */
    private static Precision<?> resolving(PlaneSpec spec) {
        List<BigDecimal> w = spec.window();
        double finest = Math.min(relative(w.get(0), w.get(1), spec.size()), relative(w.get(2), w.get(3), spec.size()));
        Precision<?> precision = Precisions.DOUBLE;
        while (finest < APART * precision.unitRoundoff()) {
            precision = higher(precision);
        }
        return precision;
    }

    private static double relative(BigDecimal from, BigDecimal to, int size) {
        double largest = Math.max(Math.abs(from.doubleValue()), Math.abs(to.doubleValue()));
        return to.subtract(from).doubleValue() / size / largest;
    }

    private static Precision<?> higher(Precision<?> precision) {
        return switch (precision.name()) {
            case "float" -> Precisions.DOUBLE;
            case "double" -> Precisions.DOUBLE_DOUBLE;
            case "double-double" -> Precisions.decimal(50);
            default -> Precisions.decimal(Math.min(1000, 2 * precision.digits()));
        };
    }

    /**
     * Whether a map in a precision takes no longer than is sensible.
     *
     * @param steps how many a cell makes on average
     */
    static boolean affordable(PlaneSpec spec, List<String> quantities, Precision<?> precision, double steps) {
        double cells = (double) spec.size() * spec.size();
        return cells * steps * step(recorded(spec), quantities, precision) <= LONGEST;
    }

    private static Optional<Program> recorded(PlaneSpec spec) {
        return Program.record(TrainingComputation.map(spec.training()));
    }

    /** About how many seconds a step of one cell takes on one core. */
    private static double step(Optional<Program> step, List<String> quantities, Precision<?> precision) {
        double one =
                switch (precision.name()) {
                    case "float", "double" -> LANES * CostModel.step(step, Precisions.DOUBLE);
                    case "double-double" -> PAIR_LANES * CostModel.step(step, precision);
                    default -> CostModel.step(step, precision);
                };
        return growing(quantities) ? CostModel.FOLLOWED * one : one;
    }

    private Drawn draw(
            PlaneSpec spec, Plane plane, PlaneEnsemble ensemble, Precision<?> precision, List<String> quantities) {
        PlaneRaster raster = PlaneRaster.of(quantities, spec.size());
        PlaneLabels labels = new PlaneLabels();
        ensemble.run(precision, threads, (row, column, outcome) -> put(raster, labels, plane, row, column, outcome));
        Map<String, Integer> solutions =
                quantities.contains(PlaneSpec.SOLUTION) ? labels.number(raster, PlaneSpec.SOLUTION) : Map.of();
        return new Drawn(raster, solutions, check(spec, plane, ensemble, precision, raster, solutions));
    }

    private static void put(PlaneRaster raster, PlaneLabels labels, Plane plane, int row, int column, Outcome outcome) {
        boolean solved = outcome.end() == End.SOLVED;
        for (String quantity : raster.quantities()) {
            double value =
                    switch (quantity) {
                        case PlaneRaster.END -> outcome.end().ordinal();
                        case PlaneSpec.STEPS_TO_SOLVE -> solved ? outcome.steps() : Double.NaN;
                        case PlaneSpec.FINAL_LOSS -> outcome.loss();
                        case PlaneSpec.SOLUTION -> solved ? labels.provisional(code(plane, outcome)) : Double.NaN;
                        case PlaneSpec.FTLE -> outcome.growth().last() / outcome.steps();
                        case PlaneSpec.AMPLIFICATION -> outcome.growth().largest() / Elementary.log(10);
                        case PlaneSpec.VERDICT -> outcome.verdict().ordinal();
                        default -> throw new IllegalArgumentException("unknown quantity " + quantity);
                    };
            raster.put(quantity, row, column, value);
        }
    }

    private static String code(Plane plane, Outcome outcome) {
        Network network = plane.network();
        Task task = plane.map().objective().task();
        return SolutionCode.applies(network, task)
                ? SolutionCode.of(network, task, outcome.parameters()).text()
                : "solved";
    }

    private static Check check(
            PlaneSpec spec,
            Plane plane,
            PlaneEnsemble ensemble,
            Precision<?> precision,
            PlaneRaster raster,
            Map<String, Integer> solutions) {
        Precision<?> higher = higher(precision);
        List<String> kinds = List.copyOf(solutions.keySet());
        LegacyRandom random = new LegacyRandom(CHECK_SEED);
        PlaneEnsemble.Cells cells = ensemble.cells(higher);
        int changed = 0;
        long steps = 0;
        for (int i = 0; i < spec.checked(); i++) {
            int row = (int) (random.nextDouble() * spec.size());
            int column = (int) (random.nextDouble() * spec.size());
            Outcome again = cells.train(row, column);
            steps += again.steps();
            boolean same = again.end().ordinal() == (int) raster.value(PlaneRaster.END, row, column);
            if (same && again.end() == End.SOLVED && !kinds.isEmpty()) {
                same = code(plane, again).equals(kinds.get((int) raster.value(PlaneSpec.SOLUTION, row, column)));
            }
            changed += same ? 0 : 1;
        }
        return new Check(higher, spec.checked(), changed, (double) steps / Math.max(1, spec.checked()));
    }

    private static Map<String, Object> columns(Drawn drawn, Precision<?> precision, List<String> quantities) {
        long[] ends = new long[End.values().length];
        for (int[] row : drawn.raster().labels(PlaneRaster.END)) {
            for (int end : row) {
                ends[end]++;
            }
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        for (End end : End.values()) {
            columns.put(end.name().toLowerCase(Locale.ROOT), ends[end.ordinal()]);
        }
        columns.put("map_precision", precision.name());
        columns.put("cells_checked", (long) drawn.check().checked());
        columns.put("check_precision", drawn.check().precision().name());
        columns.put("cells_changed", (long) drawn.check().changed());
        columns.put("trusted", drawn.check().trusted());
        columns.put(QUANTITIES, String.join(" ", quantities));
        if (quantities.contains(PlaneSpec.SOLUTION)) {
            columns.put("solutions", String.join("; ", drawn.solutions().keySet()));
        }
        columns.putAll(boundary(drawn.raster()));
        return columns;
    }

    /** The boundary between the ends of trainings, solutions of different kinds apart. */
    private static Map<String, Object> boundary(PlaneRaster raster) {
        int[][] labels = raster.labels(PlaneRaster.END);
        if (raster.quantities().contains(PlaneSpec.SOLUTION)) {
            int[][] solutions = raster.labels(PlaneSpec.SOLUTION);
            for (int row = 0; row < labels.length; row++) {
                for (int column = 0; column < labels.length; column++) {
                    labels[row][column] = labels[row][column] == End.SOLVED.ordinal()
                            ? End.values().length + solutions[row][column]
                            : labels[row][column];
                }
            }
        }
        BasinBoundary boundary = BasinBoundary.of(labels);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("boundary", boundary.reason());
        columns.put("boundary_share", boundary.mixedShare());
        boundary.measures().ifPresent(measures -> {
            put(
                    columns,
                    "boundary_dimension",
                    measures.dimension().dimension(),
                    measures.dimension().interval());
            put(
                    columns,
                    "uncertainty_exponent",
                    measures.uncertainty().exponent(),
                    measures.uncertainty().interval());
            columns.put("basin_entropy", measures.entropy().all());
            columns.put("boundary_basin_entropy", measures.entropy().boundary());
        });
        boundary.smoothDimension().ifPresent(smooth -> {
            columns.put("smooth_dimension_low", smooth.lower());
            columns.put("smooth_dimension_high", smooth.upper());
        });
        return columns;
    }

    private static void put(Map<String, Object> columns, String name, double value, Interval interval) {
        columns.put(name, value);
        columns.put(name + "_low", interval.lower());
        columns.put(name + "_high", interval.upper());
    }

    /** The size of a map's raster. */
    static long bytes(Part part, PlaneSpec spec) {
        return 4L * quantities(part).size() * spec.size() * spec.size();
    }

    @Override
    public double seconds(Part part, SystemSpec system) {
        PlaneSpec spec = spec(system);
        List<String> quantities = quantities(part);
        boolean auto = spec.precision().equals(PlaneSpec.AUTO);
        Precision<?> precision = auto ? resolving(spec) : Precisions.named(spec.precision());
        double cells = (double) spec.size() * spec.size() / threads;
        Optional<Program> step = recorded(spec);
        return spec.steps()
                * (cells * step(step, quantities, precision)
                        + spec.checked() * step(step, quantities, higher(precision)));
    }

    @Override
    public int parameters(SystemSpec system) {
        return 0;
    }

    @Override
    public long records(Part part, SystemSpec system) {
        return 0;
    }
}
