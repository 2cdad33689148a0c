package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import org.papilio.number.DoubleTangent;
import org.papilio.number.DoubleTangentField;
import org.papilio.program.DiscreteMap;

/** The orbit in binary64, over primitive arrays. */
final class DoubleTangentOrbit implements TangentOrbit {
    private final DiscreteMap map;
    private final DoubleTangentField field;
    private final double[] state;
    private final double[][] frame;

    DoubleTangentOrbit(DiscreteMap map, double[] initial, double[][] tangents) {
        this.map = map;
        this.field = new DoubleTangentField(tangents.length);
        this.state = initial.clone();
        this.frame = new double[tangents.length][];
        for (int k = 0; k < tangents.length; k++) {
            if (tangents[k].length != initial.length) {
                throw new IllegalArgumentException("tangent vector " + k + " has " + tangents[k].length + " coordinates");
            }
            frame[k] = tangents[k].clone();
        }
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
        List<DoubleTangent> arguments = new ArrayList<>(state.length);
        for (int i = 0; i < state.length; i++) {
            double[] derivatives = new double[frame.length];
            for (int k = 0; k < frame.length; k++) {
                derivatives[k] = frame[k][i];
            }
            arguments.add(field.of(state[i], derivatives));
        }
        List<DoubleTangent> images = map.apply(field, arguments);
        double check = 0;
        for (int i = 0; i < state.length; i++) {
            DoubleTangent image = images.get(i);
            state[i] = image.value();
            check += 0 * state[i];
            for (int k = 0; k < frame.length; k++) {
                frame[k][i] = image.derivative(k);
                check += 0 * frame[k][i];
            }
        }
        // 0 times an infinity or NaN is NaN: one test for all numbers
        return check == 0;
    }

    /** Replaces the point, and leaves the tangent vectors. */
    void moveTo(double[] point) {
        System.arraycopy(point, 0, state, 0, state.length);
    }

    @Override
    public void orthonormalise(double[] factors) {
        Frames.orthonormalise(frame, factors);
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
