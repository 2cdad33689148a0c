package org.papilio.train.dense;

import java.util.Arrays;
import org.papilio.number.Elementary;

/** Loops over arrays of float. */
final class FloatArithmetic implements Arithmetic<float[]> {

    @Override
    public float[] vector(int n) {
        return new float[n];
    }

    @Override
    public float[][] matrix(int rows, int columns) {
        return new float[rows][columns];
    }

    @Override
    public int length(float[] x) {
        return x.length;
    }

    @Override
    public double get(float[] x, int i) {
        return x[i];
    }

    @Override
    public void set(float[] x, int i, double value) {
        x[i] = (float) value;
    }

    @Override
    public void fill(float[] x, double value) {
        Arrays.fill(x, (float) value);
    }

    @Override
    public void copy(float[] from, float[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    @Override
    public void transpose(float[][] from, int count, float[][] to) {
        for (int i = 0; i < count; i++) {
            float[] row = from[i];
            for (int j = 0; j < row.length; j++) {
                to[j][i] = row[j];
            }
        }
    }

    @Override
    public void addRows(float[] sum, float[][] rows, int[] which, float[] factors, int count) {
        int c = 0;
        for (; c + 4 <= count; c += 4) {
            addFour(
                    sum,
                    rows[which[c]],
                    rows[which[c + 1]],
                    rows[which[c + 2]],
                    rows[which[c + 3]],
                    factors[c],
                    factors[c + 1],
                    factors[c + 2],
                    factors[c + 3]);
        }
        for (; c < count; c++) {
            addOne(sum, rows[which[c]], factors[c]);
        }
    }

    /** Four links of the chain at a time: the sum is loaded and stored once. */
    private static void addFour(
            float[] sum,
            float[] row0,
            float[] row1,
            float[] row2,
            float[] row3,
            float factor0,
            float factor1,
            float factor2,
            float factor3) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(
                    factor3,
                    row3[j],
                    Math.fma(factor2, row2[j], Math.fma(factor1, row1[j], Math.fma(factor0, row0[j], sum[j]))));
        }
    }

    private static void addOne(float[] sum, float[] row, float factor) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(factor, row[j], sum[j]);
        }
    }

    @Override
    public void relu(float[] u, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.max(u[j], 0);
        }
    }

    @Override
    public void timesSlope(float[] delta, float[] y) {
        for (int j = 0; j < delta.length; j++) {
            delta[j] *= y[j] > 0 ? 1 : 0;
        }
    }

    @Override
    public void descend(float[] theta, float[] sum, int count, double minusRate) {
        float rate = (float) minusRate;
        float n = count;
        for (int j = 0; j < theta.length; j++) {
            theta[j] = Math.fma(rate, sum[j] / n, theta[j]);
        }
    }

    @Override
    public int nonZero(byte[] pixels, int from, float[] table, int[] which, float[] values) {
        int count = 0;
        for (int position = 0; position < which.length; position++) {
            float value = table[pixels[from + position] & 0xFF];
            if (value != 0) {
                which[count] = position;
                values[count++] = value;
            }
        }
        return count;
    }

    @Override
    public double round(double x) {
        return (float) x;
    }

    @Override
    public double exp(double x) {
        return Elementary.exp((float) x);
    }

    @Override
    public double log(double x) {
        return Elementary.log((float) x);
    }
}
