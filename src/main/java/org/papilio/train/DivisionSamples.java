package org.papilio.train;

import java.util.ArrayList;
import java.util.List;
import org.papilio.model.DivisionCircuit.Form;
import org.papilio.number.Elementary;
import org.papilio.random.LegacyRandom;

/**
 * The samples that train a division circuit, one a step, from numpy's legacy stream: uniform on [-10, 10) for the real
 * version; for the complex one uniform on [0, 10), drawn again while |x_0 / x_1| exceeds ln ln 700. Not for use by several
 * threads at once.
 */
public final class DivisionSamples {
    private static final int SQUARES = 10;
    private static final double LARGEST_QUOTIENT = Elementary.log(Elementary.log(700));

    private final Form form;
    private final LegacyRandom random;

    /**
     * The samples of a seed.
     *
     * @param seed of the stream, 0 to 2^32 - 1
     * @param drawn how many numbers were taken from the stream before: the drawn initial weights
     */
    public DivisionSamples(Form form, long seed, int drawn) {
        this.form = form;
        this.random = new LegacyRandom(seed);
        for (int i = 0; i < drawn; i++) {
            random.nextDouble();
        }
    }

    /**
     * A fixed set of samples to measure a circuit by: the centres of a grid of 10 x 10 equal squares over the range of the
     * inputs; of the complex version those 74 whose quotient it can be trained with.
     */
    public static List<double[]> grid(Form form) {
        double from = form == Form.REAL ? -10 : 0;
        double width = (10 - from) / SQUARES;
        List<double[]> grid = new ArrayList<>();
        for (int i = 0; i < SQUARES; i++) {
            for (int k = 0; k < SQUARES; k++) {
                double x0 = from + (i + 0.5) * width;
                double x1 = from + (k + 0.5) * width;
                if (form == Form.REAL || x0 / x1 <= LARGEST_QUOTIENT) {
                    grid.add(new double[] {x0, x1});
                }
            }
        }
        return grid;
    }

    /** The next sample. */
    public void next(double[] x) {
        if (form == Form.REAL) {
            x[0] = random.uniform(-10, 10);
            x[1] = random.uniform(-10, 10);
            return;
        }
        do {
            x[0] = random.uniform(0, 10);
            x[1] = random.uniform(0, 10);
        } while (!(x[0] / x[1] <= LARGEST_QUOTIENT));
    }
}
