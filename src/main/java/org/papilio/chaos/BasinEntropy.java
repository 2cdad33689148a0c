package org.papilio.chaos;

import java.util.Optional;
import org.papilio.number.Elementary;
import org.papilio.stats.Interval;

/**
 * The basin entropy: how uncertain the basin of a point is that is known only to lie in a small box, {@code S = - sum p_i ln
 * p_i} in nats over the shares of the box's grid points. S_b is its mean over all boxes, S_bb over the boxes that hold more
 * than one basin.
 *
 * <p>A smooth boundary leaves at most two basins in all but few boxes, and then S_bb is at most ln 2. So an S_bb above ln 2 is
 * sufficient for a fractal boundary; it is not necessary, and two basins alone never reach it. Boxes are squares of {@value
 * #POINTS} x {@value #POINTS} grid points at every position in the window, of windows of two thousand rows or more at every
 * second row and so on.
 *
 * <p>Source: A. Daza, A. Wagemakers, B. Georgeot, D. Guery-Odelin, M. A. F. Sanjuan, <i>Scientific Reports</i> 6 (2016) 31416
 * (S_b, S_bb and the log 2 criterion).
 *
 * @param all S_b
 * @param allInterval its 95 % interval
 * @param boundary S_bb
 * @param boundaryInterval its 95 % interval
 * @param boundaryShare the share of boxes that hold more than one basin
 */
public record BasinEntropy(
        double all, Interval allInterval, double boundary, Interval boundaryInterval, double boundaryShare) {
    static final int POINTS = 5;

    /**
     * Measures it.
     *
     * @return empty if no box holds more than one basin, or the window is smaller than a box
     */
    public static Optional<BasinEntropy> of(Basins basins) {
        int rows = basins.height() - POINTS + 1;
        int columns = basins.width() - POINTS + 1;
        TiledRatio all = new TiledRatio();
        TiledRatio boundary = new TiledRatio();
        double[] terms = terms(POINTS * POINTS);
        int stride = TiledRatio.stride(rows, columns);
        for (int i = 0; i < rows && columns > 0; i += stride) {
            Box box = new Box(basins, i, terms);
            for (int j = 0; j < columns; j++) {
                double entropy = box.entropyAt(j);
                all.add(i, rows, j, columns, entropy, 1);
                if (box.mixed()) {
                    boundary.add(i, rows, j, columns, entropy, 1);
                }
            }
        }
        if (boundary.trials() == 0) {
            return Optional.empty();
        }
        return Optional.of(new BasinEntropy(
                all.value(), all.interval(), boundary.value(), boundary.interval(), boundary.trials() / all.trials()));
    }

    /** Whether the boundary is fractal by the log 2 criterion: the whole interval of S_bb lies above ln 2. */
    public boolean aboveLogTwo() {
        return boundaryInterval.lower() > Elementary.log(2.0);
    }

    /** -p ln p for the shares p = k / points, k = 0 to points. */
    static double[] terms(int points) {
        double[] terms = new double[points + 1];
        for (int k = 1; k < points; k++) {
            double p = (double) k / points;
            terms[k] = -p * Elementary.log(p);
        }
        return terms;
    }

    /** A box that slides along a row of positions. */
    private static final class Box {
        private final Basins basins;
        private final int row;
        private final double[] terms;
        private final int[] counts;
        private final int[] present = new int[POINTS * POINTS];
        private int distinct;
        private int next;

        Box(Basins basins, int row, double[] terms) {
            this.basins = basins;
            this.row = row;
            this.terms = terms;
            this.counts = new int[basins.count()];
        }

        /** The entropy of the box at a column, to be asked of 0, 1, 2, ... in turn. */
        double entropyAt(int column) {
            for (; next < column + POINTS; next++) {
                for (int i = 0; i < POINTS; i++) {
                    enter(basins.label(row + i, next));
                    if (next >= POINTS) {
                        leave(basins.label(row + i, next - POINTS));
                    }
                }
            }
            double entropy = 0;
            for (int k = 0; k < distinct; k++) {
                entropy += terms[counts[present[k]]];
            }
            return entropy;
        }

        boolean mixed() {
            return distinct > 1;
        }

        private void enter(int label) {
            if (counts[label]++ == 0) {
                present[distinct++] = label;
            }
        }

        private void leave(int label) {
            if (--counts[label] == 0) {
                int k = 0;
                while (present[k] != label) {
                    k++;
                }
                present[k] = present[--distinct];
            }
        }
    }
}
