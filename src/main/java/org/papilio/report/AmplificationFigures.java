package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.GridFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.PanelFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;

/** Amplification as figures. */
final class AmplificationFigures {
    private static final int COLUMNS = 3;
    private static final double ROW = 125;

    private AmplificationFigures() {}

    /** Digits lost by step, a panel a run, phases shaded. */
    static Block.Picture amplification(String name, List<AmplifiedRun> runs) {
        double most = runs.stream()
                .mapToDouble(run -> run.verdict().peakDigits())
                .max()
                .orElse(0);
        List<PanelFigure> panels = new ArrayList<>();
        for (AmplifiedRun run : runs) {
            double[] digits = new double[run.steps() + 1];
            for (int t = 0; t < digits.length; t++) {
                digits[t] = run.digits(t);
            }
            LineFigure.Builder panel = LineFigure.of(Layout.titled(run.label()))
                    .x(AxisSpec.whole("training step"))
                    .y(AxisSpec.linear("digits lost").covering(new double[] {0, most}, digits))
                    .series(new Series("", Series.steps(digits.length), digits, Series.Look.PLAIN, Style.reference()));
            panels.add(phased(panel, run.run()).build());
        }
        AmplifiedRun worst = runs.stream()
                .max(Comparator.comparingDouble(run -> run.verdict().peakDigits()))
                .orElseThrow();
        return new Block.Picture(
                name,
                grid(panels),
                Text.of(
                        "Decimal digits that the worst tiny difference of the initial weights has cost at each step, with "
                                + "the phases of training shaded. A curve that climbs for ever would be chaos; one that ends flat is "
                                + "amplification that is over. Most is lost in the run " + worst.label() + ", "
                                + Wording.about(worst.verdict().peakDigits()) + " digits."),
                "Small multiples of line charts, one for each of " + runs.size()
                        + " runs: digits lost over training steps.");
    }

    /** Mean growth rates over windows, all runs together. */
    static Block.Picture rates(String name, List<AmplifiedRun> runs) {
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 150))
                .x(AxisSpec.whole("training step at the end of the window"))
                .y(AxisSpec.linear("growth rate (nats a step)"))
                .horizontal("0", 0);
        for (int i = 0; i < runs.size(); i++) {
            Curves.Line rates = runs.get(i).rates();
            figure.series(Series.of(
                    runs.get(i).label(),
                    Curves.steps(rates.steps()),
                    Curves.values(rates.values()),
                    Style.categorical(i)));
        }
        int window = runs.get(0).window();
        return new Block.Picture(
                name + "-rates",
                figure.build(),
                Text.of("Finite-time exponents: the mean rate at which the worst difference grows over "
                        + (window == 1 ? "each step" : "windows of " + window + " steps")
                        + ". Above the line at 0 differences grow, below it they shrink; by the end the rates are "
                        + Wording.range(last(runs, true), last(runs, false)) + "."),
                "Line chart: growth rates over training steps, one line for each of " + runs.size() + " runs.");
    }

    private static String last(List<AmplifiedRun> runs, boolean lowest) {
        double[] last =
                runs.stream().mapToDouble(run -> run.rates().last()).sorted().toArray();
        return Wording.about(last[lowest ? 0 : last.length - 1]);
    }

    /** All finite-time exponents, all runs together. */
    static Block.Picture spectrum(String name, List<AmplifiedRun> runs) {
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 165))
                .x(AxisSpec.whole("index of the exponent, largest first"))
                .y(AxisSpec.linear("exponent (nats a step)"))
                .horizontal("0", 0);
        for (int i = 0; i < runs.size(); i++) {
            List<Double> exponents = runs.get(i).spectrum().orElseThrow().exponents();
            double[] index = Series.steps(exponents.size());
            for (int k = 0; k < index.length; k++) {
                index[k]++;
            }
            figure.series(Series.of(runs.get(i).label(), index, Curves.values(exponents), Style.categorical(i)));
        }
        AmplifiedRun most = runs.stream()
                .max(Comparator.comparingInt(run -> run.directions()[0]))
                .orElseThrow();
        return new Block.Picture(
                name + "-spectrum",
                figure.build(),
                Text.of(
                        "All finite-time Lyapunov exponents of each run, by size. Points above the line at 0 are directions "
                                + "in which an initial difference grew: at most " + most.directions()[0] + " ("
                                + most.label()
                                + ")."),
                "Line chart with markers: exponents by index, one line for each of " + runs.size() + " runs.");
    }

    /** Shades the phases of a run and names them. */
    static LineFigure.Builder phased(LineFigure.Builder panel, TracedRun run) {
        run.phases().list().forEach(phase -> panel.phase(phase.name(), phase.from(), phase.to()));
        return panel;
    }

    /** Small multiples in rows of three. */
    static GridFigure grid(List<PanelFigure> panels) {
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        return new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, ROW * rows), COLUMNS, panels);
    }
}
