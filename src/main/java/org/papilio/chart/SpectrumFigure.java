package org.papilio.chart;

import java.awt.Color;

/** A spectrum (of Lyapunov exponents, of a Hessian) by index, with intervals and a line at zero. */
public final class SpectrumFigure {
    private SpectrumFigure() {}

    /**
     * The figure.
     *
     * @param y the axis of values
     * @param values in the order of the spectrum; indices count from 1
     * @param lower lower ends of the intervals, as many as values, or none
     * @param upper upper ends of the intervals, as many as values, or none
     * @param reference values known otherwise, drawn as dashes; may be empty
     */
    public static LineFigure of(
            Layout layout, AxisSpec y, double[] values, double[] lower, double[] upper, double[] reference) {
        Color colour = Style.categorical(0).colour();
        double[] index = indices(values.length);
        LineFigure.Builder figure = LineFigure.of(layout)
                .x(AxisSpec.whole("index").range(0.5, Math.max(1, Math.max(values.length, reference.length)) + 0.5))
                .y(y);
        if (reference.length > 0) {
            Style dashes = new Style(Theme.INK, 1, new float[0], Style.Marker.DASH);
            figure.series(new Series("reference", indices(reference.length), reference, Series.Look.POINTS, dashes));
        }
        figure.series(new Series("measured", index, values, Series.Look.POINTS, Style.categorical(0)));
        if (lower.length > 0) {
            figure.errorBars(index, lower, upper, colour);
        }
        if (y.scale() == Scale.LINEAR) {
            figure.horizontal("", 0);
        }
        return figure.build();
    }

    private static double[] indices(int count) {
        double[] index = new double[count];
        for (int i = 0; i < count; i++) {
            index[i] = i + 1;
        }
        return index;
    }
}
