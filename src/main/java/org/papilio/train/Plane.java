package org.papilio.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.papilio.model.Network;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/**
 * A rectangle in a plane through the space of trainings, cut into size x size cells. At the centre of a cell begins one trajectory: its
 * initial parameters and learning rates are those of the base, changed by the two {@linkplain PlaneCoordinate coordinates}, the
 * horizontal one first.
 *
 * @param map the training map; its learning rate is that of the layers that no coordinate sets
 * @param base where trajectories start before the coordinates change it
 * @param reading how literals are read
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param size cells along each axis
 */
public record Plane(TrainingMap map, InitialCondition base, Reading reading, Axis x, Axis y, int size) {

    private static final MathContext EXACT = new MathContext(60);
    private static final Precision<BigDecimal> LOGARITHMS = Precisions.decimal(50);

    /**
     * An axis.
     *
     * @param coordinate what varies
     * @param from the left or lower edge
     * @param to the right or upper edge, larger
     * @param logarithmic whether cells are equally wide in the logarithm; then both edges are positive
     */
    public record Axis(PlaneCoordinate coordinate, BigDecimal from, BigDecimal to, boolean logarithmic) {
        public Axis {
            if (from.compareTo(to) >= 0 || (logarithmic && from.signum() <= 0)) {
                throw new IllegalArgumentException("no axis from " + from + " to " + to);
            }
        }

        /** The coordinates of the centres of the cells, to 50 digits. */
        public List<BigDecimal> centres(int size) {
            BigDecimal low = logarithmic ? LOGARITHMS.log(from) : from;
            BigDecimal high = logarithmic ? LOGARITHMS.log(to) : to;
            BigDecimal half = high.subtract(low).divide(BigDecimal.valueOf(2L * size), EXACT);
            return IntStream.range(0, size)
                    .mapToObj(i -> low.add(half.multiply(BigDecimal.valueOf(2L * i + 1)), EXACT))
                    .map(at -> logarithmic ? LOGARITHMS.exp(at) : at)
                    .toList();
        }
    }

    /** The network that is trained. */
    public Network network() {
        return map.objective().network();
    }

    /** For each array of the network its layer, from 0: the learning rates of {@link Starts}. */
    public List<Integer> layers() {
        return network().arrays().stream()
                .map(array -> Integer.parseInt(array.name().substring(1)) - 1)
                .toList();
    }

    /** Where the trajectories start in a precision. */
    public <T> Starts<T> starts(Precision<T> precision) {
        return new Starts<>(this, precision);
    }

    /** The starts of all trajectories in a precision; may be shared by threads. */
    public static final class Starts<T> {
        private final Plane plane;
        private final Precision<T> precision;
        private final List<T> base;
        private final List<T> rates;
        private final List<T> across;
        private final List<T> up;
        private final PlaneCoordinate.Change<T> moveAcross;
        private final PlaneCoordinate.Change<T> moveUp;

        private Starts(Plane plane, Precision<T> precision) {
            this.plane = plane;
            this.precision = precision;
            this.base = plane.base.parameters(precision, plane.network(), plane.reading);
            this.rates = Collections.nCopies(
                    plane.network().layers().size() - 1,
                    precision.of(plane.map.optimiser().learningRate()));
            this.across = read(plane.x);
            this.up = read(plane.y);
            this.moveAcross = plane.x.coordinate().in(precision, base.size());
            this.moveUp = plane.y.coordinate().in(precision, base.size());
        }

        private List<T> read(Axis axis) {
            return axis.centres(plane.size).stream().map(precision::of).toList();
        }

        /**
         * The start of a cell.
         *
         * @param row from 0 at the lower edge
         * @return the state of the training map, followed by the learning rate of each layer
         */
        public List<T> at(int row, int column) {
            List<T> parameters = new ArrayList<>(base);
            List<T> layerRates = new ArrayList<>(rates);
            moveAcross.apply(across.get(column), parameters, layerRates);
            moveUp.apply(up.get(row), parameters, layerRates);
            List<T> start = new ArrayList<>(plane.map.initialState(precision, parameters));
            start.addAll(layerRates);
            return start;
        }
    }
}
