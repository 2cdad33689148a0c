package org.papilio.chaos;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;
import org.papilio.program.Program;

/**
 * A trajectory that carries tangent vectors along: x' = F(x), v' = DF(x) v. The arithmetic is hidden, so that every
 * instrument is written once; what it reads are binary64 approximations of the numbers carried. Mutable, for one
 * thread.
 */
public interface TangentOrbit {

    /**
     * An orbit in a given arithmetic, carrying generic orthonormal tangent vectors.
     *
     * @param initial the starting point, {@code map.dimension()} elements
     * @param vectors how many tangent vectors, 1 to the dimension
     */
    static <T> TangentOrbit generic(DiscreteMap map, Precision<T> precision, List<T> initial, int vectors) {
        return of(map, precision, initial, Frames.generic(map.dimension(), vectors));
    }

    /**
     * An orbit in a given arithmetic, carrying given tangent vectors.
     *
     * @param initial the starting point, {@code map.dimension()} elements
     * @param tangents at least one vector of as many elements
     * @throws IllegalArgumentException if a size does not fit or a number is not finite
     */
    static <T> TangentOrbit of(DiscreteMap map, Precision<T> precision, List<T> initial, double[][] tangents) {
        if (initial.size() != map.dimension()) {
            throw new IllegalArgumentException("the map has dimension " + map.dimension() + ", the initial point has "
                    + initial.size() + " coordinates");
        }
        for (T x : initial) {
            if (!precision.isFinite(x)) {
                throw new IllegalArgumentException("an initial coordinate is " + precision.toString(x));
            }
        }
        for (double[] tangent : tangents) {
            if (tangent.length != initial.size()) {
                throw new IllegalArgumentException("a tangent vector has " + tangent.length + " coordinates");
            }
        }
        Optional<Program> program = new Recorded(map).program();
        if (precision == Precisions.DOUBLE && program.isPresent()) {
            double[] state = initial.stream().mapToDouble(precision::toDouble).toArray();
            return new DoubleTangentOrbit(program.get(), state, tangents);
        }
        return new FieldTangentOrbit<>(map, precision, initial, tangents);
    }

    /**
     * An orbit whose points are already known, for example from a run in higher precision: the tangent vectors follow
     * the Jacobians at these points, in binary64. What matters is where the Jacobians are taken; for a trajectory of
     * many digits this is as good as tangent vectors of many digits, and costs next to nothing.
     *
     * @param states the whole state (with velocities or moments, if the map has them) at every step, at least two
     * @param tangents at least one vector of as many elements
     * @throws IllegalArgumentException if there are fewer states, or the map has more than 200 000 operations
     */
    static TangentOrbit along(DiscreteMap map, List<double[]> states, double[][] tangents) {
        if (states.size() < 2) {
            throw new IllegalArgumentException(
                    "growth along a trajectory needs at least one step, got " + states.size() + " states");
        }
        Iterator<double[]> guide = states.subList(1, states.size()).iterator();
        return new DoubleTangentOrbit(new Recorded(map).required(), states.get(0), tangents, guide);
    }

    /** The number of coordinates. */
    int dimension();

    /** The number of tangent vectors. */
    int vectors();

    /**
     * Makes one step.
     *
     * @return false if the image of the point or of a tangent vector is not finite; the orbit is then of no further use
     */
    boolean advance();

    /**
     * Orthonormalises the tangent vectors in their order by modified Gram-Schmidt, sums as fma chains over the
     * coordinates in order. A vector of which rounding leaves no correct digit (a residual below 4 d u times its
     * length) is annihilated: its factor is exactly 0 and a unit vector orthogonal to the others takes its place.
     *
     * @param factors receives the length of each residual, the diagonal of R in V = QR
     */
    void orthonormalise(double[] factors);

    /**
     * Gives each tangent vector the length 1, and leaves zero vectors.
     *
     * @param lengths receives the lengths
     */
    void normalise(double[] lengths);

    /** Multiplies all tangent vectors by 2 to the power {@code exponent}. */
    void scale(int exponent);

    /** The largest absolute coordinate of the point. */
    double magnitude();

    /** The point. */
    double[] state();

    /** One of the tangent vectors. */
    double[] vector(int k);
}
