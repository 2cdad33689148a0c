package org.papilio.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.papilio.number.Elementary;
import org.papilio.stats.Autocorrelation;
import org.papilio.stats.Interval;
import org.papilio.stats.Samples;
import org.papilio.stats.Student;

/**
 * The largest Lyapunov exponent of a series of numbers alone: each point of the delay embedding is paired with its
 * nearest neighbour that is not close in time, and the mean logarithm of the distances is followed as both move on. Its
 * slope before it levels off is the exponent.
 *
 * <p>The slope is fitted from the first step to where the curve has risen by {@value #PART} of its height. The interval
 * is Student's over {@value #GROUPS} groups of points consecutive in time. Measured on the systems in the tests the
 * exponent is right to about 10 to 20 %: an estimate, not a measurement.
 *
 * <p>Source: M. T. Rosenstein, J. J. Collins, C. J. De Luca, <i>Physica D</i> 65 (1993) 117, equation 12.
 */
public final class SeriesExponent {
    /** The fewest values. */
    public static final int FEWEST = 200;

    /** Longer series are cut to their last values. */
    public static final int MOST = 5_000;

    static final int GROUPS = 8;
    static final double PART = 0.7;

    private SeriesExponent() {}

    /**
     * How the series is embedded: points are (x_t, x_{t + lag}, ..., x_{t + (dimension - 1) lag}).
     *
     * @param dimension coordinates of a point, 1 to 20
     * @param lag values between coordinates, at least 1
     * @param theiler neighbours must be farther apart in time than this
     * @param horizon how many steps pairs are followed
     */
    public record Embedding(int dimension, int lag, int theiler, int horizon) {
        public Embedding {
            if (dimension < 1 || dimension > 20 || lag < 1 || horizon < 3) {
                throw new IllegalArgumentException("no embedding has dimension " + dimension + ", lag " + lag
                        + " and a horizon of " + horizon + " steps: at least 1, 1 and 3, a dimension of at most 20");
            }
        }
    }

    /**
     * The result.
     *
     * @param exponent nats per value of the series; empty when the series is too short for the embedding or the curve
     *     has no rising part: undecided
     * @param interval its 95 % interval
     * @param embedding that was used
     * @param curve the mean logarithm of the distance after 0, 1, 2, ... steps; empty when the series is too short
     * @param fitted how many points of the curve were fitted
     * @param predictionError the mean square difference of the values that follow upon two neighbours, over twice the
     *     variance: near 0 where neighbours foretell each other, near 1 for independent random values; NaN where no
     *     point has a neighbour
     */
    public record Result(
            Optional<Double> exponent,
            Optional<Interval> interval,
            Embedding embedding,
            List<Double> curve,
            int fitted,
            double predictionError) {

        private static Result undecided(Embedding embedding, double[] curve, int fitted, double predictionError) {
            return new Result(Optional.empty(), Optional.empty(), embedding, boxed(curve), fitted, predictionError);
        }
    }

    /**
     * An embedding chosen from the series: the lag at which the autocorrelation falls below 1/e, neighbours apart by at
     * least ten lags, pairs followed for 20 lags.
     */
    public static Embedding embedding(double[] series, int dimension) {
        Samples.requireVarying(series, FEWEST);
        double[] covariance = Autocorrelation.covariances(series, series.length / 10);
        int lag = 1;
        while (lag < covariance.length - 1 && covariance[lag] > covariance[0] / Math.E) {
            lag++;
        }
        return new Embedding(dimension, lag, 10 * lag, 20 * lag);
    }

    /**
     * Estimates the exponent.
     *
     * @param series at least {@value #FEWEST} finite values that are not all equal
     * @throws IllegalArgumentException if it is not such a series, or there is no such embedding
     */
    public static Result of(double[] series, Embedding embedding) {
        Samples.requireVarying(series, FEWEST);
        double[] x = series.length > MOST ? Arrays.copyOfRange(series, series.length - MOST, series.length) : series;
        int span = (embedding.dimension() - 1) * embedding.lag();
        int points = x.length - span - embedding.horizon();
        if (points < 4 * GROUPS || points <= 2 * embedding.theiler() + 1) {
            return Result.undecided(embedding, new double[0], 0, Double.NaN);
        }
        double[][] sums = new double[GROUPS][embedding.horizon() + 1];
        int[][] counts = new int[GROUPS][embedding.horizon() + 1];
        double missed = 0;
        int pairs = 0;
        for (int i = 0; i < points; i++) {
            int neighbour = neighbour(x, i, points, embedding);
            if (neighbour < 0) {
                continue;
            }
            double difference = x[i + span + 1] - x[neighbour + span + 1];
            missed += difference * difference;
            pairs++;
            int group = (int) ((long) i * GROUPS / points);
            for (int k = 0; k <= embedding.horizon(); k++) {
                double distance = distance(x, i + k, neighbour + k, embedding, Double.POSITIVE_INFINITY);
                if (distance > 0) {
                    sums[group][k] += 0.5 * Elementary.log(distance);
                    counts[group][k]++;
                }
            }
        }
        double[] curve = new double[embedding.horizon() + 1];
        for (int k = 0; k < curve.length; k++) {
            double sum = 0;
            int count = 0;
            for (int g = 0; g < GROUPS; g++) {
                sum += sums[g][k];
                count += counts[g][k];
            }
            curve[k] = count == 0 ? Double.NaN : sum / count;
        }
        double predictionError = missed / pairs / (2 * Samples.variance(x));
        int fitted = rise(curve);
        if (fitted < 3) {
            return Result.undecided(embedding, curve, fitted, predictionError);
        }
        double[] slopes = new double[GROUPS];
        for (int g = 0; g < GROUPS; g++) {
            double[] part = new double[fitted];
            for (int k = 0; k < fitted; k++) {
                part[k] = sums[g][k] / counts[g][k];
            }
            slopes[g] = slope(part);
        }
        double exponent = slope(Arrays.copyOf(curve, fitted));
        if (!Double.isFinite(exponent) || Arrays.stream(slopes).anyMatch(s -> !Double.isFinite(s))) {
            return Result.undecided(embedding, curve, fitted, predictionError);
        }
        Interval interval = Student.ofMean(slopes, 0.95);
        return new Result(
                Optional.of(exponent), Optional.of(interval), embedding, boxed(curve), fitted, predictionError);
    }

    private static List<Double> boxed(double[] curve) {
        return Arrays.stream(curve).boxed().toList();
    }

    /** How many points from the first one belong to the rise; 0 if the curve does not rise by a factor of e^1. */
    private static int rise(double[] curve) {
        double highest = Arrays.stream(curve).filter(Double::isFinite).max().orElse(Double.NaN);
        if (!(highest - curve[0] > 1)) {
            return 0;
        }
        int n = 1;
        while (n < curve.length && curve[n] <= curve[0] + PART * (highest - curve[0])) {
            n++;
        }
        return n;
    }

    /** The slope of the least-squares line through (0, y_0), (1, y_1), ... */
    private static double slope(double[] y) {
        double meanTime = (y.length - 1) / 2.0;
        double mean = Samples.mean(y);
        double above = 0;
        double below = 0;
        for (int k = 0; k < y.length; k++) {
            above += (k - meanTime) * (y[k] - mean);
            below += (k - meanTime) * (k - meanTime);
        }
        return above / below;
    }

    private static int neighbour(double[] x, int i, int points, Embedding embedding) {
        int nearest = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < points; j++) {
            if (Math.abs(i - j) > embedding.theiler()) {
                double distance = distance(x, i, j, embedding, smallest);
                if (distance < smallest && distance > 0) {
                    smallest = distance;
                    nearest = j;
                }
            }
        }
        return nearest;
    }

    /** The squared distance of two points, or something above the bound as soon as it is exceeded. */
    private static double distance(double[] x, int i, int j, Embedding embedding, double bound) {
        double sum = 0;
        for (int d = 0; d < embedding.dimension() && sum < bound; d++) {
            double difference = x[i + d * embedding.lag()] - x[j + d * embedding.lag()];
            sum = Math.fma(difference, difference, sum);
        }
        return sum;
    }
}
