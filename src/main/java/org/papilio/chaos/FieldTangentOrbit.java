package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Precision;
import org.papilio.program.DiscreteMap;

/** The orbit in any precision. Of the same operations in the same order as {@link DoubleTangentOrbit}. */
final class FieldTangentOrbit<T> implements TangentOrbit {
    private final TangentMap<T> map;
    private final Precision<T> precision;
    private final T zero;

    /** What may be left of a vector's length, as a share of it, when rounding leaves no correct digit. */
    private final T annihilated;

    /** Twice that: vectors of which a sum in binary64 shows more to be left are far from it. */
    private final double far;

    private List<T> state;
    private final List<List<T>> frame = new ArrayList<>();

    FieldTangentOrbit(DiscreteMap map, Precision<T> precision, List<T> initial, double[][] tangents) {
        this.map = new TangentMap<>(map, precision);
        this.precision = precision;
        this.zero = precision.of(0.0);
        this.annihilated = precision.of(4 * initial.size() * precision.unitRoundoff());
        this.far = 2 * precision.toDouble(annihilated);
        this.state = List.copyOf(initial);
        for (double[] tangent : tangents) {
            List<T> vector = new ArrayList<>(tangent.length);
            for (double x : tangent) {
                vector.add(precision.of(x));
            }
            frame.add(vector);
        }
    }

    @Override
    public int dimension() {
        return state.size();
    }

    @Override
    public int vectors() {
        return frame.size();
    }

    @Override
    public boolean advance() {
        TangentMap.Image<T> image;
        try {
            image = map.apply(state, frame);
        } catch (ArithmeticException notFinite) {
            // a decimal has no infinity: what would be one throws
            return false;
        }
        state = image.value();
        boolean finite = state.stream().allMatch(precision::isFinite);
        for (int k = 0; k < frame.size(); k++) {
            List<T> vector = image.tangents().get(k);
            frame.set(k, vector);
            finite &= vector.stream().allMatch(precision::isFinite);
        }
        return finite;
    }

    @Override
    public void orthonormalise(double[] factors) {
        List<List<T>> before = List.copyOf(frame);
        for (int k = 0; k < frame.size(); k++) {
            T length = norm(frame.get(k));
            if (isAnnihilated(length, before.get(k))) {
                factors[k] = 0;
                frame.set(k, completed(k));
            } else {
                factors[k] = precision.toDouble(length);
                frame.set(k, Vectors.divided(precision, frame.get(k), length));
            }
            for (int j = k + 1; j < frame.size(); j++) {
                frame.set(j, subtracted(frame.get(j), frame.get(k)));
            }
        }
    }

    /** Whether no correct digit is left of a vector; the root that takes is seldom needed. */
    private boolean isAnnihilated(T length, List<T> before) {
        double atMost = 0;
        for (T x : before) {
            atMost += Math.abs(precision.toDouble(x));
        }
        return !(precision.toDouble(length) > far * atMost)
                && precision.compare(length, precision.mul(annihilated, norm(before))) <= 0;
    }

    @Override
    public void normalise(double[] lengths) {
        for (int k = 0; k < frame.size(); k++) {
            T length = norm(frame.get(k));
            lengths[k] = precision.toDouble(length);
            if (lengths[k] > 0) {
                frame.set(k, Vectors.divided(precision, frame.get(k), length));
            }
        }
    }

    @Override
    public void scale(int exponent) {
        T factor = precision.of(Math.scalb(1.0, exponent));
        frame.replaceAll(v -> v.stream().map(x -> precision.mul(x, factor)).toList());
    }

    @Override
    public double[] state() {
        return state.stream().mapToDouble(precision::toDouble).toArray();
    }

    @Override
    public double magnitude() {
        return state.stream()
                .mapToDouble(x -> Math.abs(precision.toDouble(x)))
                .max()
                .orElse(0);
    }

    /** The point in full precision. */
    List<T> point() {
        return state;
    }

    @Override
    public double[] vector(int k) {
        return frame.get(k).stream().mapToDouble(precision::toDouble).toArray();
    }

    private T norm(List<T> v) {
        return Vectors.norm(precision, v);
    }

    private List<T> subtracted(List<T> v, List<T> u) {
        return Vectors.subtracted(precision, v, u);
    }

    private List<T> completed(int k) {
        List<T> best = frame.get(k);
        T longest = precision.of(-1.0);
        for (int axis = 0; axis < dimension(); axis++) {
            List<T> candidate = new ArrayList<>();
            for (int i = 0; i < dimension(); i++) {
                candidate.add(i == axis ? precision.of(1.0) : zero);
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    candidate = subtracted(candidate, frame.get(j));
                }
            }
            T length = norm(candidate);
            if (precision.compare(length, longest) > 0) {
                longest = length;
                best = candidate;
            }
        }
        return Vectors.divided(precision, best, longest);
    }
}
