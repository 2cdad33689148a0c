package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.PanelFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;

/** The curvature of the loss along runs as a figure. */
final class LandscapeFigures {
    private LandscapeFigures() {}

    /** Sharpness, negative curvature and the sharpness that the update meets, a panel a run, phases shaded. */
    static Block.Picture sharpness(String name, List<LandscapeRun> runs) {
        boolean sequential = runs.stream().anyMatch(LandscapeRun::sequential);
        List<PanelFigure> panels = new ArrayList<>();
        double[] all = runs.stream()
                .flatMap(run -> Stream.concat(run.sharpness().stream(), run.lowest().stream()))
                .mapToDouble(Double::doubleValue)
                .toArray();
        for (LandscapeRun run : runs) {
            LineFigure.Builder panel = LineFigure.of(Layout.titled(run.label()))
                    .x(AxisSpec.whole("training step"))
                    .y(AxisSpec.linear("curvature").covering(all))
                    .series(line("sharpness: largest eigenvalue", run.sharpness(), Style.reference()));
            if (run.sequential() && !run.met().isEmpty()) {
                panel.series(line("as the update meets it", run.met(), Style.categorical(1)));
            }
            panel.series(line(
                    "smallest eigenvalue", run.lowest(), Style.categorical(0).solid()));
            run.threshold().ifPresent(bound -> panel.horizontal("", bound));
            panels.add(AmplificationFigures.phased(panel, run.run()).build());
        }
        LandscapeRun sharpest = runs.stream()
                .max(Comparator.comparing(run -> run.sharpness().get(LandscapeRun.extreme(run.sharpness(), true))))
                .orElseThrow();
        int step = LandscapeRun.extreme(sharpest.sharpness(), true);
        String line = sharpest.threshold().isPresent()
                ? " Above the dashed line at "
                        + Wording.about(sharpest.threshold().getAsDouble())
                        + " a step along the sharpest direction overshoots by more than it corrects."
                : "";
        return new Block.Picture(
                name + "-sharpness",
                AmplificationFigures.grid(panels),
                Text.of(
                        "Exact eigenvalues of the Hessian of the loss along each run, with the phases of training shaded."
                                + line + " The sharpest point of all is at step " + step + " of the run "
                                + sharpest.label()
                                + ", " + Wording.about(sharpest.sharpness().get(step)) + "."
                                + (sequential
                                        ? " As the update meets it: what the sharpness would have to be for an update of all "
                                                + "weights at once to overshoot as much as this one, of one array after another."
                                        : "")),
                "Small multiples of line charts, one for each of " + runs.size()
                        + " runs: largest and smallest eigenvalue of the Hessian over training steps.");
    }

    private static Series line(String label, List<Double> values, Style style) {
        return new Series(label, Series.steps(values.size()), Curves.values(values), Series.Look.PLAIN, style);
    }
}
