package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.papilio.chaos.PreconditionedSharpness.Point;

/** Curvature against its bound: runs compared, and tables. */
final class EdgeOfStabilityWords {
    private static final int FIRST_STEPS = 8;

    private EdgeOfStabilityWords() {}

    /** The effective rate below which a share of the parameters lies. */
    static double rate(Point point, double share) {
        return Grouping.quantile(point.rates().stream().sorted().toList(), share);
    }

    /** The formula of a run's bound. */
    static String bound(StabilityRun run) {
        return run.gradientDescent() ? "2/η" : run.adam() ? "2(1 + β₁)/((1 − β₁)η)" : "2(1 + β)/η";
    }

    /** Which runs diverge, and how far beyond the bound they were; empty if none does. */
    static Optional<String> diverging(List<StabilityRun> runs) {
        List<StabilityRun> diverged =
                runs.stream().filter(run -> !Selection.usable(run.cell())).toList();
        return diverged.isEmpty()
                ? Optional.empty()
                : Optional.of("with " + labels(diverged) + " the run diverges (at step "
                        + Wording.list(diverged.stream()
                                .map(run -> Integer.toString(run.cell().steps()))
                                .toList())
                        + "): the curvature felt starts at " + ratios(diverged, true)
                        + " times the bound and is never below " + ratios(diverged, false) + " times");
    }

    /** What became of runs that differ in a setting. */
    static String comparison(List<StabilityRun> runs) {
        List<StabilityRun> spiked = runs.stream()
                .filter(run -> Selection.usable(run.cell()) && run.ratio(run.start()) > 1)
                .toList();
        List<StabilityRun> calm = runs.stream()
                .filter(run -> Selection.usable(run.cell()) && run.ratio(run.start()) <= 1)
                .toList();
        List<String> clauses = new ArrayList<>();
        diverging(runs).ifPresent(clauses::add);
        if (!spiked.isEmpty()) {
            clauses.add("with " + labels(spiked) + " it starts above the bound, too, and the loss first rises to "
                    + Wording.list(spiked.stream()
                            .map(run -> Wording.about(run.loss(run.peakStep())))
                            .toList())
                    + ", but the run survives and ends at " + finals(spiked));
        }
        if (!calm.isEmpty()) {
            clauses.add("with " + labels(calm) + " it starts below and the loss ends at " + finals(calm));
        }
        return Wording.capital(String.join("; ", clauses)) + ".";
    }

    private static String labels(List<StabilityRun> runs) {
        String prefix = runs.get(0).label().replaceAll(" [^ ]*$", " ");
        boolean shared = runs.stream().allMatch(run -> run.label().startsWith(prefix));
        return shared
                ? prefix
                        + Wording.list(runs.stream()
                                .map(run -> run.label().substring(prefix.length()))
                                .toList())
                : Wording.list(runs.stream().map(StabilityRun::label).toList());
    }

    private static String ratios(List<StabilityRun> runs, boolean atStart) {
        return Wording.list(runs.stream()
                .map(run -> Wording.about(run.ratio(atStart ? run.start() : run.lowest())))
                .toList());
    }

    private static String finals(List<StabilityRun> runs) {
        return Wording.list(
                runs.stream().map(run -> Wording.about(run.cell().loss())).toList());
    }

    /** A line for each run. */
    static Table comparisonTable(List<StabilityRun> runs) {
        double constant = NetworkResponse.constantLoss(runs.get(0).map().objective());
        boolean half = !Double.isNaN(constant);
        Table.Builder table = new Table.Builder(
                        "Curvature felt, as a multiple of the bound, and what became of the loss.")
                .words("Run")
                .numbers("at the start")
                .numbers("largest")
                .numbers("smallest")
                .numbers("largest loss")
                .numbers("at step");
        if (half) {
            table.numbers("below half the constant's");
        }
        table.words("End");
        for (StabilityRun run : runs) {
            List<Text> row = new ArrayList<>(List.of(
                    Text.of(run.label()),
                    Text.of(Wording.about(run.ratio(run.start()))),
                    Text.of(Wording.about(run.ratio(run.highest()))),
                    Text.of(Wording.about(run.ratio(run.lowest()))),
                    Text.of(Wording.about(run.loss(run.peakStep()))),
                    Text.of(Wording.number(run.peakStep()))));
            if (half) {
                row.add(Text.of(run.below(constant / 2)
                        .map(step -> "from step " + Wording.number(step))
                        .orElse("never")));
            }
            row.add(Text.of(
                    Selection.usable(run.cell())
                            ? "loss " + Wording.significant(run.cell().loss(), 3)
                            : run.cell().message().replaceAll(":.*", "")));
            table.row(row);
        }
        return table.note(
                        half
                                ? "Half the constant's: half of " + Wording.significant(constant, 4)
                                        + ", the loss of the best constant output."
                                : "")
                .build();
    }

    /** A line for each of some steps of one run. */
    static Table stepTable(StabilityRun run) {
        boolean adam = run.adam();
        Table.Builder table = new Table.Builder("The run of " + run.label() + " step by step.")
                .numbers("step")
                .numbers("loss")
                .numbers("gradient")
                .numbers("curvature felt")
                .numbers("of the bound")
                .numbers(adam ? "median rate" : "second curvature")
                .numbers("output varies by")
                .numbers("hidden slope");
        int next = 0;
        for (Point point : run.sharpness().points()) {
            boolean last = point == run.lastPoint();
            if (point.step() < next && !last) {
                continue;
            }
            next = point.step() < FIRST_STEPS ? point.step() + 1 : point.step() + Math.max(1, point.step() / 2);
            NetworkResponse response = run.response(point.step());
            table.row(
                    Wording.number(point.step()),
                    Wording.significant(run.loss(point.step()), 4),
                    Wording.about(point.slope()),
                    Wording.significant(point.sharpness(), 3),
                    Wording.significant(run.ratio(point), 3),
                    Wording.about(adam ? rate(point, 0.5) : point.second()),
                    Wording.about(response.range()),
                    Wording.about(response.slope()));
        }
        return table.note("Curvature felt: the largest eigenvalue of "
                        + (adam ? "P⁻¹H, H the Hessian and P what Adam divides its steps by" : "the Hessian")
                        + "; its bound is " + bound(run) + " = "
                        + Wording.about(run.sharpness().bound())
                        + ". Hidden slope: mean slope of the hidden units' activation over the data.")
                .build();
    }
}
