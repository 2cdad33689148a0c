package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.papilio.train.Optimiser;
import org.papilio.train.TrainingMap;

/**
 * The curvature of the loss as an optimiser feels it, along a trajectory: the largest eigenvalue of P^-1 H, where H is the Hessian
 * and P divides the step of each parameter. For gradient descent and momentum P is 1 and this is the sharpness; for Adam P_i = (1 -
 * beta1^t) (sqrt(v_i / (1 - beta2^t)) + epsilon). On a quadratic loss with P at rest a difference grows at every step where the
 * eigenvalue exceeds a bound: 2 / eta for gradient descent, 2 (1 + beta) / eta for momentum in the form of {@link
 * Optimiser.Momentum}, 2 (1 + beta1) / ((1 - beta1) eta) for Adam.
 *
 * <p>Source: J. M. Cohen et al., <i>Adaptive gradient methods at the edge of stability</i>, arXiv 2207.14484, sections 2 and 3.
 *
 * @param bound the value above which differences grow
 * @param points in the order of the trajectory
 */
public record PreconditionedSharpness(double bound, List<Point> points) {

    /**
     * What holds at one step.
     *
     * @param step the step that leaves this point
     * @param sharpness the largest eigenvalue of P^-1 H
     * @param second the second largest
     * @param curvature the largest eigenvalue of H itself
     * @param rates eta / P_i of each parameter: the effective learning rates
     * @param slope the Euclidean length of the gradient
     */
    public record Point(
            int step, double sharpness, double second, double curvature, List<Double> rates, double slope) {}

    public PreconditionedSharpness {
        points = List.copyOf(points);
    }

    /**
     * Measures along the recorded points of a trajectory.
     *
     * @param steps the step of each point, ascending from 0; every one for Adam, whose moments depend on all
     * @param parameters the parameters at these steps
     * @param measured at which of the points to measure, by their positions in the list
     * @throws IllegalArgumentException if the map updates by batches or array by array, steps are missing for Adam, or a second
     *     derivative is not finite
     */
    public static PreconditionedSharpness along(
            TrainingMap map, List<Integer> steps, List<double[]> parameters, IntPredicate measured) {
        if (map.batches().size() != 1 || !map.order().isEmpty()) {
            throw new IllegalArgumentException("the bound holds for full batches and simultaneous updates only");
        }
        if (map.optimiser() instanceof Optimiser.Adam && steps.get(steps.size() - 1) != steps.size() - 1) {
            throw new IllegalArgumentException("Adam's moments need the parameters of every step (every: 1)");
        }
        Hessian hessian = Hessian.ofGradient(map.objective().gradientDefinition());
        Preconditioner preconditioner = new Preconditioner(map);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (!measured.test(i) && !(map.optimiser() instanceof Optimiser.Adam)) {
                continue;
            }
            double[] gradient = hessian.gradient(parameters.get(i));
            double[] divisors = preconditioner.next(gradient);
            if (measured.test(i)) {
                double[][] matrix = hessian.matrix(parameters.get(i));
                points.add(point(steps.get(i), matrix, divisors, gradient, map));
            }
        }
        return new PreconditionedSharpness(bound(map.optimiser()), points);
    }

    private static Point point(int step, double[][] hessian, double[] divisors, double[] gradient, TrainingMap map) {
        double eta = map.optimiser().learningRate().doubleValue();
        double curvature = descending(hessian)[0];
        double[][] felt = new double[hessian.length][hessian.length];
        for (int i = 0; i < felt.length; i++) {
            for (int j = 0; j < felt.length; j++) {
                felt[i][j] = hessian[i][j] / Math.sqrt(divisors[i] * divisors[j]);
            }
        }
        double[] eigenvalues = descending(felt);
        return new Point(
                step,
                eigenvalues[0],
                eigenvalues.length > 1 ? eigenvalues[1] : Double.NaN,
                curvature,
                Arrays.stream(divisors).map(p -> eta / p).boxed().toList(),
                Frames.norm(gradient));
    }

    /** The eigenvalues of a symmetric matrix, descending. */
    private static double[] descending(double[][] matrix) {
        return new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalues();
    }

    /** The bound of an optimiser. */
    static double bound(Optimiser optimiser) {
        double eta = optimiser.learningRate().doubleValue();
        if (optimiser instanceof Optimiser.Momentum momentum) {
            return 2 * (1 + momentum.momentum().doubleValue()) / eta;
        }
        if (optimiser instanceof Optimiser.Adam adam) {
            double beta = adam.beta1().doubleValue();
            return 2 * (1 + beta) / ((1 - beta) * eta);
        }
        return 2 / eta;
    }

    /** What the steps of the parameters are divided by, gradient after gradient. */
    private static final class Preconditioner {
        private final Optimiser optimiser;
        private final double[] second;
        private double power1 = 1;
        private double power2 = 1;

        Preconditioner(TrainingMap map) {
            this.optimiser = map.optimiser();
            this.second = new double[map.parameterCount()];
        }

        double[] next(double[] gradient) {
            double[] divisors = new double[gradient.length];
            Arrays.fill(divisors, 1);
            if (optimiser instanceof Optimiser.Adam adam) {
                double beta2 = adam.beta2().doubleValue();
                power1 *= adam.beta1().doubleValue();
                power2 *= beta2;
                for (int i = 0; i < gradient.length; i++) {
                    second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
                    double root = Math.sqrt(second[i] / (1 - power2));
                    divisors[i] = (1 - power1) * (root + adam.epsilon().doubleValue());
                }
            }
            return divisors;
        }
    }
}
