package org.papilio.chaos;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import org.papilio.program.DoubleTangentInterpreter;
import org.papilio.program.Program;

/**
 * The orbit of a recorded map in binary64, over primitive arrays; the bits of {@link FieldTangentOrbit}. It may be
 * guided: the tangent vectors then follow the Jacobians at points that come from elsewhere, for example from a run in
 * higher precision.
 */
final class DoubleTangentOrbit implements TangentOrbit {
    private final DoubleTangentInterpreter map;
    private final double[] state;
    private final double[][] frame;
    private final Iterator<double[]> guide;

    DoubleTangentOrbit(Program map, double[] initial, double[][] tangents) {
        this(map, initial, tangents, Collections.emptyIterator());
    }

    /** An orbit that takes each next point from the guide, as long as it has one, instead of from the map. */
    DoubleTangentOrbit(Program map, double[] initial, double[][] tangents, Iterator<double[]> guide) {
        this.guide = guide;
        this.map = map.inDoubleTangents(tangents.length);
        this.state = initial.clone();
        this.frame = Arrays.stream(tangents).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public int dimension() {
        return state.length;
    }

    @Override
    public int vectors() {
        return frame.length;
    }

    @Override
    public boolean advance() {
        map.apply(state, frame, state, frame);
        if (guide.hasNext()) {
            System.arraycopy(guide.next(), 0, state, 0, state.length);
        }
        // 0 times an infinity or NaN is NaN: one test for all numbers
        double check = 0;
        for (double x : state) {
            check += 0 * x;
        }
        for (double[] vector : frame) {
            for (double x : vector) {
                check += 0 * x;
            }
        }
        return check == 0;
    }

    @Override
    public double magnitude() {
        double largest = 0;
        for (double x : state) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest;
    }

    @Override
    public void orthonormalise(double[] factors) {
        Frames.orthonormalise(frame, factors);
    }

    @Override
    public void normalise(double[] lengths) {
        for (int k = 0; k < frame.length; k++) {
            lengths[k] = Frames.norm(frame[k]);
            for (int i = 0; i < state.length && lengths[k] > 0; i++) {
                frame[k][i] /= lengths[k];
            }
        }
    }

    @Override
    public void scale(int exponent) {
        for (double[] vector : frame) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = Math.scalb(vector[i], exponent);
            }
        }
    }

    @Override
    public double[] state() {
        return state.clone();
    }

    @Override
    public double[] vector(int k) {
        return frame[k].clone();
    }
}
