package org.papilio.chart;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * Orthographic projection of the cube [−1, 1]³ seen from a direction given by azimuth and elevation, scaled to fill a rectangle.
 * With camera direction c = (cos a cos e, sin a cos e, sin e) the screen axes are (−sin a, cos a, 0) and
 * (−cos a sin e, −sin a sin e, cos e).
 */
final class Projection {
    private final double[] right;
    private final double[] up;
    private final double[] towards;
    private final double scale;
    private final double centreX;
    private final double centreY;

    /**
     * A projection.
     *
     * @param azimuth angle in the x-y plane in degrees
     * @param elevation angle above the x-y plane in degrees
     */
    Projection(double azimuth, double elevation, Rectangle2D area) {
        double a = StrictMath.toRadians(azimuth);
        double e = StrictMath.toRadians(elevation);
        double sinA = StrictMath.sin(a);
        double cosA = StrictMath.cos(a);
        double sinE = StrictMath.sin(e);
        double cosE = StrictMath.cos(e);
        right = new double[] {-sinA, cosA, 0};
        up = new double[] {-cosA * sinE, -sinA * sinE, cosE};
        towards = new double[] {cosA * cosE, sinA * cosE, sinE};
        scale = Math.min(area.getWidth() / (2 * norm1(right)), area.getHeight() / (2 * norm1(up)));
        centreX = area.getCenterX();
        centreY = area.getCenterY();
    }

    private static double norm1(double[] v) {
        return Math.abs(v[0]) + Math.abs(v[1]) + Math.abs(v[2]);
    }

    /** Position of a point of the cube. */
    Point2D at(double... point) {
        return new Point2D.Double(centreX + scale * dot(right, point), centreY - scale * dot(up, point));
    }

    /** Nearness of a point of the cube: 0 at its farthest, 1 at its nearest corner. */
    double nearness(double... point) {
        return 0.5 + dot(towards, point) / (2 * norm1(towards));
    }

    /** The end (−1 or 1) of a dimension that is farther from the camera. */
    double back(int dimension) {
        return towards[dimension] > 0 ? -1 : 1;
    }

    private static double dot(double[] v, double[] point) {
        return v[0] * point[0] + v[1] * point[1] + v[2] * point[2];
    }
}
