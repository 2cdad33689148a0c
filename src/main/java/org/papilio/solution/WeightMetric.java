package org.papilio.solution;

import java.util.ArrayList;
import java.util.List;
import org.papilio.model.Network;

/** What counts as a difference of two parameter vectors. */
public enum WeightMetric {
    /** The Euclidean distance of the parameters as they are: the same solution with its units exchanged is far away. */
    RAW,
    /** The distance modulo the symmetry group of the network ({@link OrbitDistance}). */
    SYMMETRY,
    /**
     * The distance modulo the symmetry group of the directions ({@link OrbitDistance#betweenDirections}). The weights
     * of a solved classification grow for ever, so their sizes tell how long a run was trained; directions can have
     * limits.
     */
    DIRECTION;

    /**
     * The distances of all pairs.
     *
     * @param points parameter vectors of the network
     * @throws IllegalArgumentException if a vector has the wrong length or an entry that is not finite, or, for
     *     {@link #DIRECTION}, is all zero; or if the group is too large ({@link OrbitDistance})
     */
    public DistanceMatrix distances(Network network, List<double[]> points) {
        if (this == RAW) {
            for (double[] point : points) {
                Layers.of(network, Vectors.requireFinite(point));
            }
            return DistanceMatrix.of(points.size(), (i, j) -> Vectors.distance(points.get(i), points.get(j)));
        }
        OrbitDistance distance = new OrbitDistance(SymmetryGroup.of(network));
        List<OrbitDistance.Point> prepared = new ArrayList<>();
        for (double[] point : points) {
            prepared.add(this == SYMMETRY ? distance.point(point) : distance.direction(point));
        }
        return DistanceMatrix.of(points.size(), (i, j) -> distance.between(prepared.get(i), prepared.get(j)));
    }
}
