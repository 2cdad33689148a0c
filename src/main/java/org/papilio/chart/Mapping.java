package org.papilio.chart;

import java.awt.geom.Rectangle2D;

/** From values of two axes to points of a data area. */
record Mapping(AxisRange xRange, AxisRange yRange, Rectangle2D area) {

    /** Horizontal position of a value in data units; NaN when it has none. */
    double x(double value) {
        return xAt(xRange.at(value));
    }

    /** Vertical position of a value in data units; NaN when it has none. */
    double y(double value) {
        return yAt(yRange.at(value));
    }

    /** Horizontal position of an axis coordinate. */
    double xAt(double coordinate) {
        return area.getX() + (coordinate - xRange.lower()) / (xRange.upper() - xRange.lower()) * area.getWidth();
    }

    /** Vertical position of an axis coordinate. */
    double yAt(double coordinate) {
        return area.getMaxY() - (coordinate - yRange.lower()) / (yRange.upper() - yRange.lower()) * area.getHeight();
    }
}
