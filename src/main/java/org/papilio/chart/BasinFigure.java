package org.papilio.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.Legend.Entry;

/** A plane of cells, each in the colour of its kind: a map of basins. */
public final class BasinFigure extends RasterFigure {
    private final int[][] kinds;
    private final List<Kind> names;

    /**
     * What a cell can be.
     *
     * @param name in the legend
     * @param colour of its cells
     */
    public record Kind(String name, Color colour) {

        /** Kinds whose colours are spread evenly over a perceptually uniform map, so that they differ in grey, too. */
        public static List<Kind> spread(List<String> names) {
            List<Kind> kinds = new ArrayList<>();
            for (int k = 0; k < names.size(); k++) {
                kinds.add(new Kind(names.get(k), ColourMap.VIRIDIS.at((k + 1.0) / (names.size() + 1))));
            }
            return kinds;
        }

        /** Cells that have nothing to show. */
        public static Kind blank(String name) {
            return new Kind(name, Theme.MISSING);
        }

        /** Cells that are out of bounds. */
        public static Kind dark(String name) {
            return new Kind(name, Theme.INK);
        }
    }

    /**
     * A map of kinds.
     *
     * @param x the horizontal axis with its ends
     * @param y the vertical axis with its ends
     * @param kinds {@code kinds[row][column]}, row 0 at the lower end of y: positions in the names
     * @param names the kinds; those that no cell has are not in the legend
     * @param frames outlined on it
     */
    public BasinFigure(Layout layout, AxisSpec x, AxisSpec y, int[][] kinds, List<Kind> names, List<Frame> frames) {
        super(layout, ends(x), ends(y), kinds.length, columns(kinds), frames);
        this.kinds = kinds;
        this.names = List.copyOf(names);
    }

    @Override
    List<Entry> legend() {
        boolean[] occurs = new boolean[names.size()];
        for (int[] row : kinds) {
            for (int kind : row) {
                occurs[kind] = true;
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (int k = 0; k < occurs.length; k++) {
            if (occurs[k]) {
                entries.add(Legend.box(
                        names.get(k).name(), names.get(k).colour(), names.get(k).colour()));
            }
        }
        return entries;
    }

    @Override
    int rgb(int row, int column) {
        return names.get(kinds[row][column]).colour().getRGB() & 0xFFFFFF;
    }
}
