package org.papilio.run;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the distance between two trajectories grows. */
public final class Distances {
    private Distances() {}

    /**
     * The largest absolute difference over the parameters, max_i |a_i - r_i|, at each recorded step of a cell. The difference
     * is taken exactly and then rounded to binary64, whatever the precisions of the two.
     *
     * @param results where both cells are
     * @param cell the id of a cell with a trajectory
     * @param reference the id of the cell it is compared with, with as many parameters and a trajectory
     * @return one distance for each element of {@link CellResult#recorded} of the cell; NaN where the reference has no such
     *     step or a parameter is not finite
     * @throws UsageException if there is no such cell or one has no trajectory
     * @throws IllegalArgumentException if the two have different numbers of parameters
     */
    public static double[] byStep(Results results, String cell, String reference) {
        StoredTrajectory a = results.trajectory(cell);
        StoredTrajectory r = results.trajectory(reference);
        if (a.parameters() != r.parameters()) {
            throw new IllegalArgumentException(
                    cell + " has " + a.parameters() + " parameters, " + reference + " has " + r.parameters());
        }
        Map<Integer, Integer> recordOfStep = new HashMap<>();
        List<Integer> referenceSteps = results.cell(reference).recorded();
        for (int record = 0; record < r.records(); record++) {
            recordOfStep.put(referenceSteps.get(record), record);
        }
        List<Integer> steps = results.cell(cell).recorded();
        double[] distances = new double[steps.size()];
        Arrays.fill(distances, Double.NaN);
        // The difference of two binary64 numbers is the exact one rounded: no need for decimals.
        boolean binary = a.isBinary() && r.isBinary();
        for (int record = 0; record < a.records(); record++) {
            Integer other = recordOfStep.get(steps.get(record));
            if (other != null) {
                distances[record] = binary ? binaryDistance(a, record, r, other) : exactDistance(a, record, r, other);
            }
        }
        return distances;
    }

    private static double binaryDistance(StoredTrajectory a, int recordA, StoredTrajectory r, int recordR) {
        double distance = 0;
        for (int k = 0; k < a.parameters(); k++) {
            double x = a.value(recordA, k);
            double y = r.value(recordR, k);
            distance = Double.isFinite(x) && Double.isFinite(y) ? Math.max(distance, Math.abs(x - y)) : Double.NaN;
        }
        return distance;
    }

    private static double exactDistance(StoredTrajectory a, int recordA, StoredTrajectory r, int recordR) {
        BigDecimal distance = BigDecimal.ZERO;
        for (int k = 0; k < a.parameters(); k++) {
            BigDecimal x = a.exactOrNull(recordA).get(k);
            BigDecimal y = r.exactOrNull(recordR).get(k);
            if (x == null || y == null) {
                return Double.NaN;
            }
            distance = distance.max(x.subtract(y).abs());
        }
        return distance.doubleValue();
    }
}
