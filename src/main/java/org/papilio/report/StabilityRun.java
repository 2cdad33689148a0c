package org.papilio.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.papilio.chaos.PreconditionedSharpness;
import org.papilio.chaos.PreconditionedSharpness.Point;
import org.papilio.run.CellResult;
import org.papilio.train.Optimiser;
import org.papilio.train.TrainingMap;

/**
 * One run with the curvature that its optimiser felt.
 *
 * @param label what tells it from the others
 * @param cell the run
 * @param map what was run
 * @param sharpness the curvature at measured steps, as far as the parameters are of ordinary size
 * @param parameters at the recorded steps
 */
record StabilityRun(
        String label, CellResult cell, TrainingMap map, PreconditionedSharpness sharpness, List<double[]> parameters) {

    /** About so many points are measured along a run. */
    private static final int POINTS = 200;

    /** Of the first points, where the curvature changes fastest, none is left out. */
    private static final int FIRST = 50;

    /** Beyond this a run is diverging, and its second derivatives overflow soon after. */
    private static final double ORDINARY = 1e8;

    /** From one measured point to the next, the loss falls by less than this share on a plateau. */
    private static final double FLAT = 0.02;

    /** A stretch of steps over which the quantity holds, ends included. */
    record Stretch(int from, int to) {
        int length() {
            return to - from;
        }
    }

    static StabilityRun of(String label, CellResult cell, TrainingMap map, double[][] trajectory) {
        List<double[]> ordinary = Arrays.stream(trajectory)
                .takeWhile(row -> Arrays.stream(row).allMatch(x -> Math.abs(x) < ORDINARY))
                .toList();
        int last = ordinary.size() - 1;
        int every = Math.max(1, last / POINTS);
        PreconditionedSharpness sharpness = PreconditionedSharpness.along(
                map,
                cell.recorded().subList(0, ordinary.size()),
                ordinary,
                i -> i < FIRST || i % every == 0 || i == last);
        return new StabilityRun(label, cell, map, sharpness, ordinary);
    }

    /** The curvature felt, as a multiple of the bound. */
    double ratio(Point point) {
        return point.sharpness() / sharpness.bound();
    }

    Point start() {
        return sharpness.points().get(0);
    }

    Point lastPoint() {
        return sharpness.points().get(sharpness.points().size() - 1);
    }

    Point highest() {
        return sharpness.points().stream()
                .max(Comparator.comparing(this::ratio))
                .orElseThrow();
    }

    Point lowest() {
        return sharpness.points().stream()
                .min(Comparator.comparing(this::ratio))
                .orElseThrow();
    }

    /** The stretches of measured steps with the curvature above the bound. */
    List<Stretch> above() {
        List<Stretch> stretches = new ArrayList<>();
        int from = -1;
        int to = -1;
        for (Point point : sharpness.points()) {
            if (ratio(point) > 1) {
                from = from < 0 ? point.step() : from;
                to = point.step();
            } else if (from >= 0) {
                stretches.add(new Stretch(from, to));
                from = -1;
            }
        }
        if (from >= 0) {
            stretches.add(new Stretch(from, to));
        }
        return stretches;
    }

    /** The loss at a recorded step. */
    double loss(int step) {
        return cell.stepLoss().get(cell.recorded().indexOf(step));
    }

    /** The recorded step with the largest loss. */
    int peakStep() {
        int best = 0;
        for (int i = 1; i < cell.recorded().size(); i++) {
            if (cell.stepLoss().get(i) > cell.stepLoss().get(best)) {
                best = i;
            }
        }
        return cell.recorded().get(best);
    }

    /** The first recorded step from which on the loss is below a value for good; empty if it never is. */
    Optional<Integer> below(double value) {
        int i = cell.recorded().size();
        while (i > 0 && cell.stepLoss().get(i - 1) < value) {
            i--;
        }
        return i < cell.recorded().size() ? Optional.of(cell.recorded().get(i)) : Optional.empty();
    }

    /** The longest stretch of recorded steps over which the loss falls or rises by less than 2 %. */
    Stretch plateau() {
        List<Double> losses = cell.stepLoss();
        List<Integer> steps = cell.recorded();
        Stretch longest = new Stretch(0, 0);
        int from = 0;
        for (int to = 0; to < steps.size(); to++) {
            while (!(Math.abs(losses.get(to) / losses.get(from) - 1) < FLAT) && from < to) {
                from++;
            }
            if (steps.get(to) - steps.get(from) > longest.length()) {
                longest = new Stretch(steps.get(from), steps.get(to));
            }
        }
        return longest;
    }

    /** The network at a recorded step. */
    NetworkResponse response(int step) {
        return NetworkResponse.of(
                map.objective(), parameters.get(cell.recorded().indexOf(step)));
    }

    double learningRate() {
        return map.optimiser().learningRate().doubleValue();
    }

    boolean adam() {
        return map.optimiser() instanceof Optimiser.Adam;
    }

    boolean gradientDescent() {
        return map.optimiser() instanceof Optimiser.GradientDescent;
    }
}
