package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;

/** Whether a trajectory has settled on a periodic orbit. */
public final class Recurrence {
    private Recurrence() {}

    /**
     * The smallest period p for which the trajectory from x, followed for 2 p steps or more, repeats itself p steps
     * later to a relative tolerance.
     *
     * @param longest the longest period looked for
     * @param tolerance for example 1e-9
     * @return empty if there is none, or a point is not finite
     */
    public static OptionalInt period(DiscreteMap map, List<Double> x, int longest, double tolerance) {
        UnaryOperator<List<Double>> step = new Recorded(map).in(Precisions.DOUBLE);
        List<List<Double>> orbit = new ArrayList<>();
        orbit.add(x);
        for (int n = 0; n < 3 * longest; n++) {
            orbit.add(step.apply(orbit.get(n)));
        }
        for (int period = 1; period <= longest; period++) {
            boolean repeats = true;
            for (int n = 0; n + period < orbit.size() && repeats; n++) {
                repeats = near(orbit.get(n), orbit.get(n + period), tolerance);
            }
            if (repeats) {
                return OptionalInt.of(period);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean near(List<Double> x, List<Double> y, double tolerance) {
        for (int i = 0; i < x.size(); i++) {
            double scale = Math.max(1, Math.abs(x.get(i)));
            if (!(Math.abs(x.get(i) - y.get(i)) <= tolerance * scale)) {
                return false;
            }
        }
        return true;
    }
}
