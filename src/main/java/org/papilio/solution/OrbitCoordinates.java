package org.papilio.solution;

import org.papilio.model.Activation;

/**
 * Coordinates of the parameters in which the finite part of the symmetry group acts by isometries (permutations and
 * signs of the coordinates) and the continuous part is gone.
 *
 * <p>The flip of a sigmoid unit adds v to the next bias, so in the parameters themselves it is no isometry, and the
 * smallest distance over the group would not be symmetric. Written with sigmoid(x) - 1/2, an odd function, it is one:
 * each bias after the first layer is replaced by the centred bias b + (sum of its incoming weights) / 2, which no flip
 * changes. The continuous part is fixed by {@link SymmetryGroup#project}; for the shifts of a softmax, which are
 * translations, the distance of two projections is the smallest over all shifts.
 */
public final class OrbitCoordinates {
    private final SymmetryGroup group;

    /** The coordinates for a group. */
    public OrbitCoordinates(SymmetryGroup group) {
        this.group = group;
    }

    /** The coordinates of parameters: projected, biases centred, in the layout of the parameters. */
    public double[] of(double[] parameters) {
        return moved(group.project(parameters), 0.5);
    }

    /** The parameters of coordinates: the inverse of {@link #of}, up to the continuous part. */
    public double[] parameters(double[] coordinates) {
        return moved(coordinates, -0.5);
    }

    private double[] moved(double[] parameters, double share) {
        if (group.network().hidden() != Activation.SIGMOID) {
            return parameters.clone();
        }
        Layers layers = Layers.of(group.network(), parameters);
        for (int l = 1; l < layers.weights.length; l++) {
            for (double[] row : layers.weights[l]) {
                for (int k = 0; k < row.length; k++) {
                    layers.biases[l][k] = Math.fma(share, row[k], layers.biases[l][k]);
                }
            }
        }
        return layers.flatten();
    }
}
