package org.papilio.solution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.papilio.model.Activation;
import org.papilio.solution.SymmetryGroup.Element;

/**
 * One representative of all parameters that differ by a symmetry of the network. In
 * {@link OrbitCoordinates} (continuous part projected, biases centred), hidden layer by hidden layer from the first:
 * <ol>
 * <li>signs: each unit is flipped so that its bias is negative; for a bias of 0 so that its first incoming, then
 *     outgoing, weight other than 0 is positive;
 * <li>order: units descend by incoming weights (of the first input or unit first), then bias, then outgoing weights.
 * </ol>
 * So a unit of a canonical network with inputs 0 and 1 is off when all inputs are off.
 *
 * <p>Every normal form jumps somewhere: two networks that nearly coincide can have canonical forms far apart (here
 * where a bias is near 0 or two first weights are nearly equal). Compare by {@link OrbitDistance}; show canonical
 * forms. In networks of several hidden layers, units of equal incoming weights and bias keep the order of their
 * outgoing weights as given.
 */
public final class CanonicalForm {
    private final SymmetryGroup group;
    private final OrbitCoordinates coordinates;

    /** The normal form for a group. */
    public CanonicalForm(SymmetryGroup group) {
        this.group = group;
        coordinates = new OrbitCoordinates(group);
    }

    /** The representative: parameters of a network with the same outputs. */
    public double[] of(double[] parameters) {
        Layers layers = Layers.of(group.network(), coordinates.of(parameters));
        Element identity = group.identity();
        boolean flips = group.network().hidden() != Activation.RELU;
        for (int l = 0; l < layers.hiddenLayers(); l++) {
            int layer = l;
            List<List<Boolean>> turned = new ArrayList<>(identity.flips());
            List<Boolean> signs = new ArrayList<>();
            for (int j = 0; j < layers.units(l); j++) {
                signs.add(flips && mustFlip(layers.unit(l, j), layers.weights[l].length));
            }
            turned.set(l, signs);
            SymmetryGroup.act(new Element(identity.sources(), turned), layers, false);

            List<Integer> order = new ArrayList<>(identity.sources().get(l));
            order.sort(Comparator.comparing(j -> layers.unit(layer, j), CanonicalForm::descending));
            List<List<Integer>> sources = new ArrayList<>(identity.sources());
            sources.set(l, order);
            SymmetryGroup.act(new Element(sources, identity.flips()), layers, false);
        }
        double[] canonical = coordinates.parameters(layers.flatten());
        for (int i = 0; i < canonical.length; i++) {
            // Flips turn 0 into -0.
            canonical[i] += 0.0;
        }
        return canonical;
    }

    private static boolean mustFlip(double[] unit, int bias) {
        if (unit[bias] != 0) {
            return unit[bias] > 0;
        }
        for (double x : unit) {
            if (x != 0) {
                return x < 0;
            }
        }
        return false;
    }

    private static int descending(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return Double.compare(b[i], a[i]);
            }
        }
        return 0;
    }
}
