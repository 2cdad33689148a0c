package org.papilio.chart;

import java.util.Arrays;

/**
 * A named set of values without order.
 *
 * @param values any numbers; those not finite are left out of figures and counted in a note
 */
public record Sample(String name, double[] values) {

    /** The finite values in ascending order. */
    double[] sorted() {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        Arrays.sort(finite);
        return finite;
    }

    int missing() {
        return values.length
                - (int) Arrays.stream(values).filter(Double::isFinite).count();
    }

    /**
     * The quantile of a sorted sample as one of its values: the smallest that at least a share {@code p} of the sample does not
     * exceed (type 1 of Hyndman and Fan 1996), so that no value between 0 and 10⁻¹⁰ is ever made up.
     */
    static double quantile(double[] sorted, double p) {
        int rank = (int) Math.ceil(p * sorted.length - 1e-9);
        return sorted[Math.max(0, Math.min(sorted.length - 1, rank - 1))];
    }
}
