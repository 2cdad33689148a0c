package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.papilio.number.Elementary;

/**
 * The saddles that a trajectory of gradient descent passes: from each local minimum of the gradient's length along the
 * trajectory, Newton's method on the gradient (directions of negligible curvature left out, steps bounded) looks for
 * the stationary point that slowed the trajectory down.
 *
 * <p>Near a saddle with the most negative curvature -c, gradient descent with rate eta leaves along the unstable
 * directions by a factor 1 + eta c a step. With u the component of the closest point along them, and R the escape
 * radius, the predicted time of escape is {@code ln(R / u) / ln(1 + eta c)}.
 */
public final class Saddles {
    private static final int MOST_ITERATIONS = 100;
    private static final double NEGLIGIBLE = 1e-9;
    private static final double STATIONARY = 1e-10;
    private static final double SAME = 1e-5;
    /** Newton's method may go so many radii away: the point where the gradient is small need not be the nearest one. */
    private static final double SEARCHED = 4;

    private Saddles() {}

    /**
     * A saddle near the trajectory.
     *
     * @param point where the gradient vanishes
     * @param closestStep the step at which the trajectory was nearest
     * @param distance how near
     * @param unstable the negative eigenvalues of the Hessian, most negative first
     * @param predictedEscape steps from the closest one until the unstable component has grown to the escape radius;
     *     empty if the closest point has none
     * @param measuredEscape steps from the closest one until the distance exceeds the escape radius; empty if the
     *     trajectory ends before
     */
    public record Saddle(
            List<Double> point,
            int closestStep,
            double distance,
            List<Double> unstable,
            Optional<Double> predictedEscape,
            OptionalInt measuredEscape) {}

    /**
     * Finds the saddles.
     *
     * @param hessian of the loss
     * @param trajectory the parameters at every step
     * @param learningRate eta
     * @param radius saddles farther from the trajectory than this do not count, and farther away it has escaped
     * @return in the order in which they are passed; empty if there is none
     */
    public static List<Saddle> along(Hessian hessian, List<double[]> trajectory, double learningRate, double radius) {
        if (trajectory.size() < 3) {
            throw new IllegalArgumentException(
                    "saddles are looked for along at least 3 points, got " + trajectory.size());
        }
        if (!(learningRate > 0 && radius > 0)) {
            throw new IllegalArgumentException("the learning rate and the escape radius must be positive");
        }
        double[] slopes = trajectory.stream()
                .mapToDouble(x -> Frames.norm(hessian.gradient(x)))
                .toArray();
        List<Saddle> saddles = new ArrayList<>();
        for (int t = 0; t < slopes.length; t++) {
            boolean lowest =
                    (t == 0 || slopes[t] <= slopes[t - 1]) && (t == slopes.length - 1 || slopes[t] < slopes[t + 1]);
            if (!lowest) {
                continue;
            }
            Optional<double[]> point = newton(hessian, trajectory.get(t), SEARCHED * radius);
            if (point.isEmpty() || known(saddles, point.get())) {
                continue;
            }
            describe(hessian, trajectory, point.get(), learningRate, radius).ifPresent(saddle -> keep(saddles, saddle));
        }
        return saddles;
    }

    /** Saddles of networks come in families; of those passed at the same step the nearest stands for the family. */
    private static void keep(List<Saddle> saddles, Saddle saddle) {
        for (int i = 0; i < saddles.size(); i++) {
            if (saddles.get(i).closestStep() == saddle.closestStep()) {
                if (saddle.distance() < saddles.get(i).distance()) {
                    saddles.set(i, saddle);
                }
                return;
            }
        }
        saddles.add(saddle);
    }

    /** The stationary point that Newton's method reaches without going farther from the start than the bound. */
    static Optional<double[]> newton(Hessian hessian, double[] start, double farthest) {
        double[] x = start.clone();
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            Hessian.At here;
            try {
                here = hessian.at(x);
            } catch (IllegalArgumentException notFinite) {
                return Optional.empty();
            }
            double largest =
                    Arrays.stream(here.eigenvalues()).map(Math::abs).max().orElse(0);
            if (here.slope() <= STATIONARY * Math.max(1, largest)) {
                return Optional.of(x);
            }
            double[] curvatures = here.eigenvalues();
            double[] step = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                double curvature = curvatures[k];
                if (Math.abs(curvature) > NEGLIGIBLE * largest) {
                    double[] direction = here.eigenvector(k);
                    double along = -Frames.dot(here.gradient(), direction) / curvature;
                    for (int j = 0; j < x.length; j++) {
                        step[j] = Math.fma(along, direction[j], step[j]);
                    }
                }
            }
            double length = Frames.norm(step);
            double factor = length > farthest / 4 ? farthest / 4 / length : 1;
            for (int j = 0; j < x.length; j++) {
                x[j] = Math.fma(factor, step[j], x[j]);
            }
            if (distance(x, start) > farthest) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean known(List<Saddle> saddles, double[] point) {
        return saddles.stream()
                .anyMatch(s -> distance(
                                s.point().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray(),
                                point)
                        < SAME);
    }

    private static Optional<Saddle> describe(
            Hessian hessian, List<double[]> trajectory, double[] point, double learningRate, double radius) {
        Hessian.At at = hessian.at(point);
        int closest = 0;
        for (int t = 1; t < trajectory.size(); t++) {
            if (distance(trajectory.get(t), point) < distance(trajectory.get(closest), point)) {
                closest = t;
            }
        }
        double distance = distance(trajectory.get(closest), point);
        double largest = Arrays.stream(at.eigenvalues()).map(Math::abs).max().orElse(0);
        List<Double> unstable = new ArrayList<>();
        double component = 0;
        for (int k = at.eigenvalues().length - 1; k >= 0 && at.eigenvalues()[k] < -NEGLIGIBLE * largest; k--) {
            unstable.add(at.eigenvalues()[k]);
            double[] offset = trajectory.get(closest).clone();
            for (int j = 0; j < offset.length; j++) {
                offset[j] -= point[j];
            }
            double along = Frames.dot(offset, at.eigenvector(k));
            component = Math.fma(along, along, component);
        }
        if (unstable.isEmpty() || distance > radius) {
            return Optional.empty();
        }
        double growth = Elementary.log(1 - learningRate * unstable.get(0));
        Optional<Double> predicted = component > 0
                ? Optional.of(Math.max(0, Elementary.log(radius / Math.sqrt(component)) / growth))
                : Optional.empty();
        OptionalInt measured = OptionalInt.empty();
        for (int t = closest; t < trajectory.size() && measured.isEmpty(); t++) {
            if (distance(trajectory.get(t), point) > radius) {
                measured = OptionalInt.of(t - closest);
            }
        }
        return Optional.of(
                new Saddle(Arrays.stream(point).boxed().toList(), closest, distance, unstable, predicted, measured));
    }

    private static double distance(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum = Math.fma(x[i] - y[i], x[i] - y[i], sum);
        }
        return Math.sqrt(sum);
    }
}
