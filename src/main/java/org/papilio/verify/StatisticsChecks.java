package org.papilio.verify;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.papilio.random.LegacyRandom;
import org.papilio.stats.Autocorrelation;
import org.papilio.stats.BatchMeans;
import org.papilio.stats.BlockBootstrap;
import org.papilio.stats.Correlation;
import org.papilio.stats.MedianInterval;
import org.papilio.stats.Quantiles;
import org.papilio.stats.Samples;
import org.papilio.stats.Student;
import org.papilio.stats.Wilson;

/** Intervals and other statistics of a seeded series. */
final class StatisticsChecks {
    private static final double CONFIDENCE = 0.95;
    private static final int COUNT = 200;

    private StatisticsChecks() {}

    static List<Check> all() {
        return List.of(
                of(
                        "mean",
                        "mean, variance, intervals of the mean",
                        x -> List.of(
                                Samples.mean(x),
                                Samples.variance(x),
                                Student.ofMean(x, CONFIDENCE),
                                BatchMeans.ofMean(x, CONFIDENCE))),
                of(
                        "median",
                        "quantiles, interval of the median",
                        x -> List.of(Quantiles.of(x, 0.1), Quantiles.median(x), MedianInterval.of(x, CONFIDENCE))),
                of(
                        "bootstrap",
                        "block bootstraps",
                        x -> List.of(
                                BlockBootstrap.of(x, BlockBootstrap.Kind.STATIONARY, Samples::mean, CONFIDENCE, 100, 1),
                                BlockBootstrap.of(x, BlockBootstrap.Kind.MOVING, Samples::mean, CONFIDENCE, 100, 1))),
                of(
                        "autocorrelation",
                        "covariances, integrated time",
                        x -> List.of(Autocorrelation.covariances(x, 10), Autocorrelation.integratedTime(x))),
                of("correlation", "Pearson, Spearman, interval", x -> {
                    double[] y = x.clone();
                    Arrays.sort(y);
                    double pearson = Correlation.pearson(x, y);
                    return List.of(
                            pearson, Correlation.spearman(x, y), Correlation.interval(pearson, COUNT, CONFIDENCE));
                }),
                of(
                        "share",
                        "intervals of shares",
                        x -> List.of(
                                Wilson.of(3, 40, CONFIDENCE),
                                Wilson.of(0, 7, CONFIDENCE),
                                Wilson.ofDifference(3, 40, 9, 30, CONFIDENCE))));
    }

    private static Check of(String name, String covers, Function<double[], Object> statistic) {
        return Check.of("statistics/" + name, covers, () -> statistic.apply(series()));
    }

    /** Each number remembers half of the one before. */
    private static double[] series() {
        LegacyRandom random = new LegacyRandom(11);
        double[] x = new double[COUNT];
        for (int i = 1; i < COUNT; i++) {
            x[i] = 0.5 * x[i - 1] + random.nextGaussian();
        }
        return x;
    }
}
