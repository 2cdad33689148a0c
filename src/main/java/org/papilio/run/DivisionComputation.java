package org.papilio.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.papilio.chaos.DivisorSplit;
import org.papilio.chaos.GrowthCurve;
import org.papilio.chaos.GrowthRecord;
import org.papilio.chaos.TangentGrowth;
import org.papilio.chaos.Verdict;
import org.papilio.chaos.VerdictRule;
import org.papilio.model.DivisionCircuit;
import org.papilio.model.DivisionCircuit.Form;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Program;
import org.papilio.random.LegacyRandom;
import org.papilio.solution.CircuitEnd;
import org.papilio.study.Cell;
import org.papilio.study.DivisionSpec;
import org.papilio.study.Part;
import org.papilio.study.SystemSpec;
import org.papilio.train.DivisionGrid;
import org.papilio.train.DivisionMap;
import org.papilio.train.DivisionSamples;
import org.papilio.train.DivisionTrainer;
import org.papilio.train.Limits;
import org.papilio.train.Reading;
import org.papilio.train.Recording;
import org.papilio.train.Status;
import org.papilio.train.Trajectory;

/**
 * Computes a cell by training a division circuit in the cell's precision. Columns of every cell: {@code fate}, {@code scale} and
 * {@code phase} ({@link CircuitEnd}); {@code settled_at}, the recorded step from which on no weight is farther than 1e-3 from
 * its last value; {@code verdict} with its numbers, from one tangent vector with the samples held. A perturbed complex cell has
 * {@code split_at}, {@code split_before} and {@code split_after} as well ({@link DivisorSplit}, against the unperturbed
 * circuit). The loss is the {@linkplain DivisionGrid#loss mean squared error} on fixed samples, in double.
 */
final class DivisionComputation implements SystemComputation {
    private static final double SETTLED = 1e-3;

    /** What the loss of a recorded state takes in seconds. */
    private static final double LOSS = 50e-6;

    private final Map<DivisionMap, DivisionTrainer> trainers = new ConcurrentHashMap<>();

    @Override
    public Computed compute(Part part, Cell cell) {
        return compute(
                part, cell, spec(cell.system()), Precisions.named(cell.system().precision()));
    }

    private static DivisionSpec spec(SystemSpec system) {
        if (system instanceof DivisionSpec division) {
            return division;
        }
        throw new IllegalArgumentException("the system trains no division circuit");
    }

    private <T> Computed compute(Part part, Cell cell, DivisionSpec spec, Precision<T> precision) {
        DivisionTrainer trainer = trainer(spec);
        DivisionCircuit circuit = trainer.map().circuit();
        TangentGrowth growth = new TangentGrowth(trainer.step(), DivisionCircuit.PARAMETERS);
        Trajectory<T> trajectory = trainer.run(
                precision,
                initial(spec, precision, true),
                samples(spec),
                new Limits(spec.steps(), BigDecimal.ZERO, spec.divergedAbove()),
                new Recording(part.every(), true),
                growth::step);
        DivisionGrid grid = new DivisionGrid(circuit);
        List<double[]> states = trajectory.parameters().stream()
                .map(state -> doubles(precision, state))
                .toList();
        List<Double> losses = states.stream().map(grid::loss).toList();
        CellResult result = new CellResult(
                cell.id(),
                cell.index(),
                cell.part(),
                spec.settings(),
                trajectory.status(),
                trajectory.message(),
                trajectory.steps(),
                grid.loss(doubles(precision, trajectory.finalParameters())),
                Double.NaN,
                trajectory.finalParameters().stream().map(precision::toString).toList(),
                measurements(spec, trainer.map(), trajectory, states, growth.growth()),
                trajectory.recorded(),
                losses,
                losses.stream().map(loss -> Double.NaN).toList());
        return new Computed(result, part.record().equals("all") ? Optional.of(trajectory) : Optional.empty());
    }

    private static <T> Map<String, Object> measurements(
            DivisionSpec spec, DivisionMap map, Trajectory<T> trajectory, List<double[]> states, GrowthRecord growth) {
        boolean diverged = trajectory.status() == Status.DIVERGED;
        double[] last = doubles(trajectory.precision(), trajectory.finalParameters());
        CircuitEnd end = CircuitEnd.of(map.circuit(), last, diverged);
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("fate", end.fate().label());
        end.scale().ifPresent(scale -> columns.put("scale", scale));
        end.phase().ifPresent(phase -> columns.put("phase", phase));
        if (!diverged) {
            columns.put("settled_at", (long) trajectory.recorded().get(settled(states, last)));
        }
        columns.putAll(stability(trajectory, growth));
        if (spec.isPerturbed() && map.circuit().form() == Form.COMPLEX) {
            DivisorSplit.of(
                            map,
                            doubles(Precisions.DOUBLE, initial(spec, Precisions.DOUBLE, false)),
                            doubles(Precisions.DOUBLE, initial(spec, Precisions.DOUBLE, true)),
                            samples(spec),
                            spec.steps())
                    .ifPresent(split -> {
                        columns.put("split_at", split.step());
                        columns.put("split_before", split.before());
                        columns.put("split_after", split.after());
                    });
        }
        return columns;
    }

    /** The first record from which on all states are near the last. */
    private static int settled(List<double[]> states, double[] last) {
        int from = states.size() - 1;
        while (from > 0 && near(states.get(from - 1), last)) {
            from--;
        }
        return from;
    }

    private static boolean near(double[] state, double[] last) {
        for (int p = 0; p < last.length; p++) {
            if (!(Math.abs(state[p] - last[p]) <= SETTLED)) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> stability(Trajectory<?> trajectory, GrowthRecord growth) {
        VerdictRule rule = VerdictRule.STANDARD.forOneOf(DivisionCircuit.PARAMETERS);
        GrowthCurve curve = growth.curve();
        Verdict verdict =
                trajectory.status() != Status.DIVERGED && growth.brokenAt().isPresent()
                        ? rule.withoutDerivative(curve, growth.brokenAt().getAsLong())
                        : rule.judge(
                                curve,
                                trajectory.status() == Status.DIVERGED
                                        ? OptionalLong.of(trajectory.steps())
                                        : OptionalLong.empty(),
                                false);
        return Stability.columns(verdict, verdict);
    }

    /** The initial weights: given, or drawn in their order. */
    private static <T> List<T> initial(DivisionSpec spec, Precision<T> precision, boolean perturbed) {
        LegacyRandom random = new LegacyRandom(spec.seed().orElseThrow());
        List<T> weights = new ArrayList<>();
        for (Optional<BigDecimal> given : spec.initial()) {
            weights.add(
                    given.isPresent()
                            ? precision.of(reading(spec).read(given.get()))
                            : precision.of(random.uniform(-1, 1)));
        }
        if (perturbed) {
            T moved = precision.add(weights.get(0), precision.of(spec.shift()));
            weights.set(0, precision.plusUlps(moved, spec.ulps()));
        }
        return weights;
    }

    private static DivisionSamples samples(DivisionSpec spec) {
        int drawn = (int) spec.initial().stream().filter(Optional::isEmpty).count();
        return new DivisionSamples(form(spec), spec.seed().orElseThrow(), drawn);
    }

    private DivisionTrainer trainer(DivisionSpec spec) {
        BigDecimal rate = reading(spec).read(spec.learningRate());
        return trainers.computeIfAbsent(new DivisionMap(new DivisionCircuit(form(spec)), rate), DivisionTrainer::new);
    }

    private static Form form(DivisionSpec spec) {
        return Form.valueOf(spec.circuit().toUpperCase(Locale.ROOT));
    }

    private static Reading reading(DivisionSpec spec) {
        return Reading.valueOf(spec.inputs().toUpperCase(Locale.ROOT));
    }

    private static <T> double[] doubles(Precision<T> precision, List<T> state) {
        return state.stream().mapToDouble(precision::toDouble).toArray();
    }

    @Override
    public double seconds(Part part, SystemSpec system) {
        DivisionSpec spec = spec(system);
        Optional<Program> step = Optional.of(trainer(spec).step());
        double inDouble = CostModel.step(step, Precisions.DOUBLE);
        double own =
                system.precision().equals("double") ? 0 : CostModel.step(step, Precisions.named(system.precision()));
        return spec.steps() * (own + (1 + CostModel.TANGENT) * inDouble) + LOSS * records(part, system);
    }

    @Override
    public int parameters(SystemSpec system) {
        return DivisionCircuit.PARAMETERS;
    }

    @Override
    public long records(Part part, SystemSpec system) {
        return system.steps() / part.every() + 1L;
    }
}
