package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.papilio.number.Field;
import org.papilio.number.Tangent;
import org.papilio.number.TangentField;
import org.papilio.program.Definition;
import org.papilio.program.DoubleTangentInterpreter;
import org.papilio.program.Program;

/**
 * Gradient and Hessian of a scalar function, exact to rounding: the gradient is the function run on tangent numbers,
 * written down as a program, and the Hessian is the derivative of that program. Not for use by several threads at once.
 *
 * <p>Source: nested forward mode, A. Griewank, A. Walther, <i>Evaluating Derivatives</i>, 2nd ed., SIAM 2008, chapter
 * 5.
 */
public final class Hessian {
    private static final int LONGEST = 2_000_000;

    private final int n;
    private final DoubleTangentInterpreter gradient;
    private final double[][] units;
    private final double[] value;
    private final double[][] columns;

    /**
     * The Hessian of a function.
     *
     * @param scalar the function; one output
     * @throws IllegalArgumentException if it has more outputs, or is too long for exact second derivatives
     */
    public Hessian(Definition scalar) {
        this(gradient(scalar), scalar.inputs());
    }

    /**
     * The Hessian from a gradient that is already known as a definition, for example by backpropagation: cheaper to set
     * up.
     *
     * @param gradient as many outputs as inputs
     */
    public static Hessian ofGradient(Definition gradient) {
        return new Hessian(gradient, gradient.inputs());
    }

    private Hessian(Definition gradient, int n) {
        Program program = Program.record(gradient, LONGEST)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the function is too long for exact second derivatives: its gradient has more than " + LONGEST
                                + " operations"));
        this.n = n;
        this.gradient = program.inDoubleTangents(n);
        this.units = Frames.units(n);
        this.value = new double[n];
        this.columns = new double[n][n];
    }

    /**
     * The gradient of a scalar function as a definition.
     *
     * @throws IllegalArgumentException if the function has more than one output
     */
    public static Definition gradient(Definition scalar) {
        if (scalar.outputs() != 1) {
            throw new IllegalArgumentException("a gradient needs a function with one output, got " + scalar.outputs());
        }
        return new Definition() {
            @Override
            public int inputs() {
                return scalar.inputs();
            }

            @Override
            public int outputs() {
                return scalar.inputs();
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> x) {
                TangentField<T> dual = new TangentField<>(field, x.size());
                List<Tangent<T>> arguments = new ArrayList<>(x.size());
                for (int i = 0; i < x.size(); i++) {
                    arguments.add(dual.variable(x.get(i), i));
                }
                Tangent<T> image = scalar.apply(dual, arguments).get(0);
                List<T> slopes = new ArrayList<>(x.size());
                for (int i = 0; i < x.size(); i++) {
                    slopes.add(dual.derivative(image, i));
                }
                return slopes;
            }
        };
    }

    /** What the first and second derivatives say at a point. */
    public static final class At {
        private final double[] gradient;
        private final double[] eigenvalues;
        private final double[][] eigenvectors;

        private At(double[] gradient, double[] eigenvalues, double[][] eigenvectors) {
            this.gradient = gradient;
            this.eigenvalues = eigenvalues;
            this.eigenvectors = eigenvectors;
        }

        /** The gradient. */
        public double[] gradient() {
            return gradient.clone();
        }

        /** The eigenvalues of the Hessian, descending. */
        public double[] eigenvalues() {
            return eigenvalues.clone();
        }

        /** The unit eigenvector of the k-th eigenvalue. */
        public double[] eigenvector(int k) {
            return eigenvectors[k].clone();
        }

        /** The largest eigenvalue: gradient descent with rate eta is stable in all directions below 2 / eta. */
        public double sharpness() {
            return eigenvalues[0];
        }

        /** The Euclidean length of the gradient. */
        public double slope() {
            return Frames.norm(gradient);
        }
    }

    /**
     * The symmetrised Hessian matrix.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public double[][] matrix(double[] x) {
        evaluate(x);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = 0.5 * (columns[i][j] + columns[j][i]);
            }
        }
        return matrix;
    }

    /** Gradient, eigenvalues and eigenvectors at a point. */
    public At at(double[] x) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix(x)));
        double[][] vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            vectors[k] = eigen.getEigenvector(k).toArray();
        }
        return new At(value.clone(), eigen.getRealEigenvalues(), vectors);
    }

    /** The gradient at a point. */
    public double[] gradient(double[] x) {
        evaluate(x);
        return value.clone();
    }

    private void evaluate(double[] x) {
        if (x.length != n) {
            throw new IllegalArgumentException("expected " + n + " coordinates, got " + x.length);
        }
        gradient.apply(x, units, value, columns);
        double check = Arrays.stream(value).map(v -> 0 * v).sum();
        for (double[] column : columns) {
            check += Arrays.stream(column).map(v -> 0 * v).sum();
        }
        if (check != 0) {
            throw new IllegalArgumentException("the second derivative is not finite at this point");
        }
    }
}
