package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.papilio.model.Network;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Program;
import org.papilio.program.Steps;
import org.papilio.run.CellResult;
import org.papilio.run.TrainingComputation;
import org.papilio.study.Axis;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.TrainingSpec;
import org.papilio.train.Status;
import org.papilio.train.TrainingMap;

/**
 * A run every state of which is known, with the map that made it: what the instruments that explain it need.
 *
 * @param label names the run
 * @param cell its results
 * @param map the training map
 * @param exact the whole states (with velocities or moments, if the map has them) at every step, as far as they are
 *     finite
 * @param phases of its training
 */
record TracedRun(String label, CellResult cell, TrainingMap map, List<List<BigDecimal>> exact, Phases phases) {

    /** More runs than these are not shown one by one. */
    static final int MOST = 12;

    /** The options by which a section chooses runs. */
    static final Map<String, String> OPTIONS = Map.of(
            "part", "the part whose runs are explained; it needs record: all",
            "precision", "the precision of the runs, the most exact one unless given",
            "gradient", "the gradient of the runs, the first of the part unless given",
            "inputs", "their reading of the initial parameters, the first of the part unless given");

    /** The network whose parameters come first in the state. */
    Network network() {
        return map.objective().network();
    }

    /** The states rounded to double. */
    List<double[]> states() {
        return exact.stream()
                .map(state ->
                        state.stream().mapToDouble(BigDecimal::doubleValue).toArray())
                .toList();
    }

    /** The parameters at every step, rounded to double. */
    List<double[]> parameters() {
        return states().stream()
                .map(state -> Arrays.copyOf(state, map.parameterCount()))
                .toList();
    }

    /** How many steps are known. */
    int steps() {
        return exact.size() - 1;
    }

    /** The step at which the run left all bounds. */
    OptionalLong divergedAt() {
        return cell.status() == Status.DIVERGED ? OptionalLong.of(cell.steps()) : OptionalLong.empty();
    }

    /**
     * The runs that a section is to explain, in the order of the study, at most {@value #MOST}.
     *
     * @throws ReportException if the part trains no network, or there is no run with a trajectory of at least one step
     */
    static List<TracedRun> of(Evidence evidence, Part part, Options options) {
        Parts.training(part, options);
        Selection cells = SolutionsSection.selected(evidence, part, options);
        List<String> axes = part.axes().stream()
                .map(Axis::field)
                .filter(field -> cells.values(field).size() > 1)
                .toList();
        Map<String, Cell> planned = planned(part);
        List<TracedRun> runs = new ArrayList<>();
        for (CellResult cell : cells.cells()) {
            Cell plan = planned.get(cell.cell());
            if (plan != null && runs.size() < MOST && cell.steps() > 0 && evidence.hasTrajectory(cell)) {
                TracedRun run = of(evidence, cell, plan, SolutionRuns.label(cell, axes));
                if (run.steps() > 0) {
                    runs.add(run);
                }
            }
        }
        if (runs.isEmpty()) {
            throw new ReportException("report section '" + options.section() + "': part '" + part.name()
                    + "' has no run of at least one step with its trajectory kept (record: all)");
        }
        return runs;
    }

    private static Map<String, Cell> planned(Part part) {
        return Cells.byId(Cells.of(new Study(part.name(), "", "", "", List.of(part), List.of())));
    }

    private static TracedRun of(Evidence evidence, CellResult cell, Cell planned, String label) {
        TrainingMap map = TrainingComputation.map(TrainingSpec.of(planned.system()));
        List<List<BigDecimal>> recorded = evidence.states(cell);
        boolean whole =
                map.dimension() == map.parameterCount() && cell.recorded().size() == cell.steps() + 1;
        List<List<BigDecimal>> states = whole || recorded.isEmpty()
                ? recorded
                : again(map, Precisions.named(planned.system().precision()), recorded.get(0), cell.steps());
        return new TracedRun(label, cell, map, states, Phases.of(cell.recorded(), cell.stepLoss()));
    }

    /** The same run made again, because its velocities, moments or some steps were not recorded. */
    private static <T> List<List<BigDecimal>> again(
            TrainingMap map, Precision<T> precision, List<BigDecimal> parameters, int steps) {
        UnaryOperator<List<T>> step = Steps.of(map, Program.record(map), precision);
        List<T> state = map.initialState(
                precision, parameters.stream().map(precision::of).toList());
        List<List<BigDecimal>> states = new ArrayList<>();
        for (int t = 0; t <= steps && state.stream().allMatch(precision::isFinite); t++) {
            states.add(state.stream().map(precision::toDecimal).toList());
            try {
                state = t < steps ? step.apply(state) : state;
            } catch (ArithmeticException overflow) {
                return states;
            }
        }
        return states;
    }
}
