package org.papilio.train.dense;

import java.util.Arrays;
import org.papilio.number.Elementary;

/** Loops over arrays of double. */
final class DoubleArithmetic implements Arithmetic<double[]> {

    @Override
    public double[] vector(int n) {
        return new double[n];
    }

    @Override
    public double[][] matrix(int rows, int columns) {
        return new double[rows][columns];
    }

    @Override
    public int length(double[] x) {
        return x.length;
    }

    @Override
    public double get(double[] x, int i) {
        return x[i];
    }

    @Override
    public void set(double[] x, int i, double value) {
        x[i] = value;
    }

    @Override
    public void fill(double[] x, double value) {
        Arrays.fill(x, value);
    }

    @Override
    public void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    @Override
    public void transpose(double[][] from, int count, double[][] to) {
        for (int i = 0; i < count; i++) {
            double[] row = from[i];
            for (int j = 0; j < row.length; j++) {
                to[j][i] = row[j];
            }
        }
    }

    @Override
    public void addRows(double[] sum, double[][] rows, int[] which, double[] factors, int count) {
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
            double[] sum,
            double[] row0,
            double[] row1,
            double[] row2,
            double[] row3,
            double factor0,
            double factor1,
            double factor2,
            double factor3) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(
                    factor3,
                    row3[j],
                    Math.fma(factor2, row2[j], Math.fma(factor1, row1[j], Math.fma(factor0, row0[j], sum[j]))));
        }
    }

    private static void addOne(double[] sum, double[] row, double factor) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = Math.fma(factor, row[j], sum[j]);
        }
    }

    @Override
    public void relu(double[] u, double[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.max(u[j], 0);
        }
    }

    @Override
    public void timesSlope(double[] delta, double[] y) {
        for (int j = 0; j < delta.length; j++) {
            delta[j] *= y[j] > 0 ? 1 : 0;
        }
    }

    @Override
    public void descend(double[] theta, double[] sum, int count, double minusRate) {
        double rate = minusRate;
        double n = count;
        for (int j = 0; j < theta.length; j++) {
            theta[j] = Math.fma(rate, sum[j] / n, theta[j]);
        }
    }

    @Override
    public int nonZero(byte[] pixels, int from, double[] table, int[] which, double[] values) {
        int count = 0;
        for (int position = 0; position < which.length; position++) {
            double value = table[pixels[from + position] & 0xFF];
            if (value != 0) {
                which[count] = position;
                values[count++] = value;
            }
        }
        return count;
    }

    @Override
    public double round(double x) {
        return x;
    }

    @Override
    public double exp(double x) {
        return Elementary.exp(x);
    }

    @Override
    public double log(double x) {
        return Elementary.log(x);
    }
}
