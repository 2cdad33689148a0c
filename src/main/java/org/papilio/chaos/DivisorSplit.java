package org.papilio.chaos;

import java.util.Optional;
import org.papilio.model.DivisionCircuit;
import org.papilio.program.DoubleInterpreter;
import org.papilio.train.DivisionMap;
import org.papilio.train.DivisionSamples;

/**
 * Where two division circuits that see the same samples are first treated differently: the first step that divides the update
 * of a parameter by one power of ten in one circuit and by another in the other. There the step is discontinuous, and a
 * distance that no tangent vector foresees appears at once. In double.
 *
 * @param step the step, from 1
 * @param before the largest difference of a parameter before it
 * @param after the same after it
 */
public record DivisorSplit(long step, double before, double after) {
    private static final int N = DivisionCircuit.PARAMETERS;

    /**
     * Trains both circuits up to there.
     *
     * @param a the parameters of one
     * @param b those of the other
     * @param steps the most steps to make
     * @return empty if all steps divide alike, or a parameter stops being finite
     */
    public static Optional<DivisorSplit> of(
            DivisionMap map, double[] a, double[] b, DivisionSamples samples, int steps) {
        DoubleInterpreter step = new Recorded(map).required().inDouble();
        DoubleInterpreter divisors = new Recorded(map.divisors()).required().inDouble();
        double[] sample = new double[2];
        double[][] x = {new double[N + 2], new double[N + 2]};
        System.arraycopy(a, 0, x[0], 0, N);
        System.arraycopy(b, 0, x[1], 0, N);
        double[][] divided = new double[2][N];
        for (int t = 1; t <= steps; t++) {
            samples.next(sample);
            double before = distance(x[0], x[1]);
            for (int side = 0; side < 2; side++) {
                System.arraycopy(sample, 0, x[side], N, 2);
                divisors.apply(x[side], divided[side]);
                step.apply(x[side], x[side]);
            }
            if (distance(divided[0], divided[1]) > 0) {
                return Optional.of(new DivisorSplit(t, before, distance(x[0], x[1])));
            }
            if (!Double.isFinite(distance(x[0], x[1]))) {
                break;
            }
        }
        return Optional.empty();
    }

    private static double distance(double[] a, double[] b) {
        double distance = 0;
        for (int p = 0; p < N; p++) {
            distance = Math.max(distance, Math.abs(a[p] - b[p]));
        }
        return distance;
    }
}
