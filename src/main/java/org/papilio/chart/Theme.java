package org.papilio.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** The one look of all figures: fonts, sizes in points, colours, and how JFreeChart's plots and axes are dressed in them. */
public final class Theme {
    /** Width of a figure that fills the text block of an A4 page: 16 cm. */
    public static final double FULL_WIDTH = 16 / 2.54 * 72;

    /** Width of a figure of which two stand side by side in {@link #FULL_WIDTH}. */
    public static final double HALF_WIDTH = (FULL_WIDTH - 12) / 2;

    static final Font TITLE = Fonts.bold(9.5);
    static final Font PANEL_TITLE = Fonts.bold(8.3);
    static final Font LABEL = Fonts.regular(8.5);
    static final Font TICK = Fonts.regular(7.8);
    static final Font SMALL = Fonts.regular(7.5);

    static final Color INK = new Color(0x1A1A1A);
    static final Color SECONDARY = new Color(0x4A4A4A);
    static final Color AXIS = new Color(0x6B6B6B);
    static final Color GRID = new Color(0xE2E2E2);
    static final Color MINOR_GRID = new Color(0xF2F2F2);
    static final Color SHADE = new Color(0xF1F3F6);
    static final Color MISSING = new Color(0xD9D9D9);
    static final Color PAPER = Color.WHITE;

    static final Stroke HAIRLINE = new BasicStroke(0.4f);
    static final Stroke AXIS_LINE = new BasicStroke(0.6f);
    static final Stroke RULE =
            new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {3, 2}, 0);

    private Theme() {}

    /** Sets the hints under which all media draw alike: anti-aliasing, unhinted metrics, no snapping of strokes to pixels. */
    static void prepare(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    }

    static void dress(XYPlot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setNoDataMessage(null);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(HAIRLINE);
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setDomainMinorGridlinePaint(MINOR_GRID);
        plot.setRangeMinorGridlinePaint(MINOR_GRID);
        plot.setDomainMinorGridlineStroke(HAIRLINE);
        plot.setRangeMinorGridlineStroke(HAIRLINE);
    }

    static void dress(ValueAxis axis) {
        axis.setLabel(null);
        axis.setTickLabelsVisible(false);
        axis.setAxisLinePaint(AXIS);
        axis.setAxisLineStroke(AXIS_LINE);
        axis.setTickMarkPaint(AXIS);
        axis.setTickMarkStroke(AXIS_LINE);
        axis.setTickMarkOutsideLength(2.5f);
        axis.setMinorTickMarksVisible(true);
        axis.setMinorTickMarkOutsideLength(1.4f);
    }
}
