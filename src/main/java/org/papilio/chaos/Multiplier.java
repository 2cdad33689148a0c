package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.papilio.program.DiscreteMap;
import org.papilio.program.DoubleTangentInterpreter;

/**
 * A multiplier of a map at a point: a complex eigenvalue of its Jacobian. At a fixed point, a small difference along
 * its direction is multiplied by it at every step; a negative one overshoots to the other side.
 *
 * @param real its real part
 * @param imaginary its imaginary part
 */
public record Multiplier(double real, double imaginary) {

    /** |m|: below 1 the direction is attracting. */
    public double modulus() {
        return StrictMath.hypot(real, imaginary);
    }

    /** The multipliers of a map at points, computed one after another; not for use by several threads at once. */
    public static final class Evaluation {
        private final DoubleTangentInterpreter map;
        private final int dimension;

        /**
         * Prepares a map.
         *
         * @throws IllegalArgumentException if it has more than 200 000 operations
         */
        public Evaluation(DiscreteMap map) {
            this.dimension = map.dimension();
            this.map = new Recorded(map).required().inDoubleTangents(dimension);
        }

        /**
         * The multipliers at a point, the largest modulus first.
         *
         * @throws IllegalArgumentException if the Jacobian is not finite there
         */
        public List<Multiplier> at(double[] point) {
            return of(jacobian(point));
        }

        /**
         * The Jacobian at a point, row by row.
         *
         * @throws IllegalArgumentException if it is not finite
         */
        public double[][] jacobian(double[] point) {
            double[][] columns = Frames.units(dimension);
            map.apply(point, columns, new double[dimension], columns);
            return Frames.transposed(columns);
        }
    }

    /**
     * The eigenvalues of a matrix, the largest modulus first.
     *
     * @throws IllegalArgumentException if an entry is not finite
     */
    static List<Multiplier> of(double[][] matrix) {
        if (Arrays.stream(matrix).flatMapToDouble(Arrays::stream).anyMatch(x -> !Double.isFinite(x))) {
            throw new IllegalArgumentException("the derivative is not finite at this point");
        }
        if (matrix.length == 1) {
            return List.of(new Multiplier(matrix[0][0], 0));
        }
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix));
        List<Multiplier> multipliers = new ArrayList<>();
        for (int k = 0; k < matrix.length; k++) {
            multipliers.add(new Multiplier(eigen.getRealEigenvalue(k), eigen.getImagEigenvalue(k)));
        }
        multipliers.sort(Comparator.comparingDouble(Multiplier::modulus).reversed());
        return List.copyOf(multipliers);
    }
}
