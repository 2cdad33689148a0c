package org.papilio.chart;

import java.util.List;

/** Empirical distribution functions: for each value the share of the sample that does not exceed it. */
public final class EcdfFigure {
    private EcdfFigure() {}

    /**
     * The figure.
     *
     * @param x the axis of values
     * @param ordered whether the samples have an order that colours should follow
     */
    public static LineFigure of(Layout layout, AxisSpec x, List<Sample> samples, boolean ordered) {
        LineFigure.Builder figure = LineFigure.of(layout)
                .x(x)
                .y(AxisSpec.linear("share of values ≤ x").range(0, 1.02));
        for (int k = 0; k < samples.size(); k++) {
            double[] sorted = samples.get(k).sorted();
            int n = sorted.length;
            double[] xs = new double[n + (n > 0 ? 1 : 0)];
            double[] ys = new double[xs.length];
            for (int i = 0; i < n; i++) {
                xs[i + 1] = sorted[i];
                ys[i + 1] = (i + 1.0) / n;
            }
            if (n > 0) {
                xs[0] = sorted[0];
            }
            Style style = ordered ? Style.ordered(k, samples.size()) : Style.categorical(k);
            figure.series(new Series(samples.get(k).name(), xs, ys, Series.Look.STEPS, style));
        }
        return figure.build();
    }
}
