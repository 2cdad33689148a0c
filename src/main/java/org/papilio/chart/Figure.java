package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A picture as a function of data: draws itself into any area of any Graphics2D (raster, SVG, PDF). */
public interface Figure {

    /** Natural width in points (1/72 inch). */
    double width();

    /** Natural height in points. */
    double height();

    /** Draws the figure into the area. */
    void draw(Graphics2D g, Rectangle2D area);
}
