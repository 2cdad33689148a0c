package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;

/**
 * An image inside a vector figure. Cells are enlarged by a whole factor beforehand, so that a viewer which smooths images cannot
 * blur one cell into the next.
 */
final class Raster {
    private static final int PIXELS_PER_POINT = 3;
    private static final int LARGEST = 2400;

    private Raster() {}

    /**
     * Draws cells over a rectangle.
     *
     * @param area in whole units, as data areas are: an SVG file would round the scale of an image placed by a transform
     * @param rgb colour 0xRRGGBB of (column, row), row 0 at the top
     */
    static void draw(Graphics2D g, int columns, int rows, IntBinaryOperator rgb, Rectangle2D area) {
        int across = factor(columns, area.getWidth());
        int down = factor(rows, area.getHeight());
        BufferedImage image = new BufferedImage(columns * across, rows * down, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int colour = rgb.applyAsInt(column, row);
                for (int y = row * down; y < (row + 1) * down; y++) {
                    for (int x = column * across; x < (column + 1) * across; x++) {
                        image.setRGB(x, y, colour);
                    }
                }
            }
        }
        Object before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, (int) area.getX(), (int) area.getY(), (int) area.getWidth(), (int) area.getHeight(), null);
        if (before != null) {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    private static int factor(int cells, double length) {
        int wanted = (int) Math.ceil(PIXELS_PER_POINT * length / cells);
        return Math.max(1, Math.min(wanted, LARGEST / cells));
    }
}
