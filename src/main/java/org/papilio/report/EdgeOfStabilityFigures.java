package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.papilio.chaos.PreconditionedSharpness.Point;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.GridFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;

/** Curvature against its bound as a figure. */
final class EdgeOfStabilityFigures {
    /** Where several runs are compared, those that diverge do not set the scale. */
    private static final double HIGHEST_RATIO = 10;

    private EdgeOfStabilityFigures() {}

    /** Above the loss, below it the curvature felt as a multiple of the bound; for one Adam run its learning rates, too. */
    static Block.Picture curvature(String anchor, List<StabilityRun> runs) {
        List<LineFigure> panels = new ArrayList<>();
        boolean several = runs.size() > 1;
        LineFigure.Builder losses =
                panel(several ? AxisSpec.log("loss").range(Double.NaN, ordinaryLoss(runs)) : AxisSpec.log("loss"));
        AxisSpec ratio = AxisSpec.log("curvature felt / bound");
        LineFigure.Builder ratios =
                panel(several ? ratio.range(Double.NaN, HIGHEST_RATIO) : ratio).horizontal("edge", 1);
        for (int i = 0; i < runs.size(); i++) {
            StabilityRun run = runs.get(i);
            String name = runs.size() == 1 ? "" : run.label();
            Style style = runs.size() == 1 ? Style.categorical(0) : Style.ordered(i, runs.size());
            losses.series(Series.of(
                    name,
                    Curves.steps(run.cell().recorded()),
                    Curves.values(run.cell().stepLoss()),
                    style));
            ratios.series(Series.of("", steps(run), values(run, run::ratio), style));
        }
        panels.add(losses.build());
        panels.add(ratios.build());
        if (runs.size() == 1 && runs.get(0).adam()) {
            panels.add(rates(runs.get(0)));
        }
        String caption =
                "Loss (top) and the largest curvature of the loss as the optimiser feels it (preconditioned sharpness), in"
                        + " units of the bound above which a difference grows at every step";
        return new Block.Picture(
                "edge-" + anchor,
                new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, 105 * panels.size()), 1, panels),
                Text.of(caption + (panels.size() == 3 ? "; below them Adam's effective learning rates." : ".")),
                "Stacked line charts over training steps: loss, curvature divided by its bound"
                        + (panels.size() == 3 ? ", effective learning rates." : "."));
    }

    /** Twice the largest loss of a run that did not diverge, or of any where all did. */
    private static double ordinaryLoss(List<StabilityRun> runs) {
        boolean survivors = runs.stream().anyMatch(run -> Selection.usable(run.cell()));
        return 2
                * runs.stream()
                        .filter(run -> Selection.usable(run.cell()) == survivors)
                        .mapToDouble(run -> run.loss(run.peakStep()))
                        .max()
                        .orElseThrow();
    }

    private static LineFigure rates(StabilityRun run) {
        String[] names = {"largest rate", "median rate", "smallest rate"};
        double[] shares = {1, 0.5, 0};
        LineFigure.Builder rates = panel(AxisSpec.log("effective rate"));
        for (int i = 0; i < names.length; i++) {
            double share = shares[i];
            rates.series(Series.of(
                    names[i],
                    steps(run),
                    values(run, point -> EdgeOfStabilityWords.rate(point, share)),
                    Style.categorical(i + 1)));
        }
        return rates.build();
    }

    private static LineFigure.Builder panel(AxisSpec y) {
        return LineFigure.of(Layout.titled(""))
                .x(AxisSpec.whole("training step"))
                .y(y);
    }

    private static double[] steps(StabilityRun run) {
        return run.sharpness().points().stream().mapToDouble(Point::step).toArray();
    }

    private static double[] values(StabilityRun run, ToDoubleFunction<Point> value) {
        return run.sharpness().points().stream().mapToDouble(value).toArray();
    }
}
