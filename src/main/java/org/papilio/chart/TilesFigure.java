package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.papilio.chart.Legend.Entry;

/** Small grey images in rows, each with lines of words below it. */
public final class TilesFigure extends PanelFigure {
    private static final double GAP = 12;
    private static final double CAPTION_GAP = 2;

    private final int across;
    private final List<Tile> tiles;

    /**
     * An image with its words.
     *
     * @param columns width of the image in pixels
     * @param ink row after row, 0 paper to 255 ink; a multiple of {@code columns}
     * @param lines below the image
     */
    public record Tile(int columns, int[] ink, List<String> lines) {
        public Tile {
            if (columns < 1 || ink.length == 0 || ink.length % columns != 0) {
                throw new IllegalArgumentException(ink.length + " pixels in rows of " + columns);
            }
            ink = ink.clone();
            lines = List.copyOf(lines);
        }
    }

    /**
     * A figure of tiles.
     *
     * @param across tiles in a row
     */
    public TilesFigure(Layout layout, int across, List<Tile> tiles) {
        super(layout);
        if (across < 1) {
            throw new IllegalArgumentException("rows of " + across + " tiles");
        }
        this.across = across;
        this.tiles = List.copyOf(tiles);
    }

    @Override
    boolean isEmpty() {
        return tiles.isEmpty();
    }

    @Override
    List<Entry> legend() {
        return List.of();
    }

    @Override
    Margins margins(double width, double height, Shown shown) {
        return Margins.NONE;
    }

    @Override
    void paint(Graphics2D g, Rectangle2D area, Margins margins, Shown shown) {
        int rows = (tiles.size() + across - 1) / across;
        double width = (area.getWidth() - (across - 1) * GAP) / across;
        double height = (area.getHeight() - (rows - 1) * GAP) / rows;
        for (int i = 0; i < tiles.size(); i++) {
            double x = area.getX() + i % across * (width + GAP);
            double y = area.getY() + i / across * (height + GAP);
            paint(g, tiles.get(i), new Rectangle2D.Double(x, y, width, height));
        }
    }

    private static void paint(Graphics2D g, Tile tile, Rectangle2D cell) {
        double words = CAPTION_GAP + tile.lines().size() * Text.lineHeight(Theme.SMALL);
        int rows = tile.ink().length / tile.columns();
        double scale = Math.min(cell.getWidth() / tile.columns(), (cell.getHeight() - words) / rows);
        double width = Math.floor(scale * tile.columns());
        double height = Math.floor(scale * rows);
        Rectangle2D image = new Rectangle2D.Double(
                Math.rint(cell.getX() + (cell.getWidth() - width) / 2), Math.rint(cell.getY()), width, height);
        Raster.draw(g, tile.columns(), rows, (column, row) -> grey(tile.ink()[row * tile.columns() + column]), image);
        g.setPaint(Theme.AXIS);
        g.setStroke(Theme.HAIRLINE);
        g.draw(image);
        g.setPaint(Theme.INK);
        double baseline = image.getMaxY() + CAPTION_GAP;
        for (String line : tile.lines()) {
            baseline += Text.lineHeight(Theme.SMALL);
            Text.drawCentred(
                    g, Theme.SMALL, Text.fit(Theme.SMALL, line, cell.getWidth()), cell.getCenterX(), baseline - 2);
        }
    }

    private static int grey(int ink) {
        int light = 255 - ink;
        return light << 16 | light << 8 | light;
    }
}
