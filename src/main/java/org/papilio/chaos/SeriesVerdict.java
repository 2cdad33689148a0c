package org.papilio.chaos;

import java.util.Arrays;
import java.util.Optional;
import org.papilio.chaos.ZeroOneTest.Answer;
import org.papilio.stats.Samples;

/**
 * What a series of numbers alone says about the motion behind it. Neither test suffices: the 0-1 test calls noise and a
 * drift chaotic, and neighbours part in noise as well. In this order:
 *
 * <ol>
 *   <li><b>undecided</b> if the series drifts: it only rises or only falls, or the means of its halves differ by more than
 *       {@value #DRIFT} of the standard deviation within them. Both tests suppose a motion that goes on as it was.
 *   <li><b>regular</b> if the 0-1 test says so and neighbours do not part exponentially.
 *   <li><b>chaotic</b> if the 0-1 test says so, the interval of the exponent lies above 0, and neighbours foretell each
 *       other: a prediction error of at most {@value #FORETOLD}.
 *   <li><b>undecided</b> otherwise.
 * </ol>
 *
 * @param answer the conclusion
 * @param reason one sentence with the numbers
 * @param zeroOne the result of the 0-1 test
 * @param exponent the result of Rosenstein's method
 */
public record SeriesVerdict(Answer answer, String reason, ZeroOneTest.Result zeroOne, SeriesExponent.Result exponent) {
    static final double DRIFT = 0.5;
    static final double FORETOLD = 0.5;

    /**
     * Judges a series.
     *
     * @param series at least {@value SeriesExponent#FEWEST} finite values that are not all equal, in order of time
     * @param dimension of the delay embedding, 1 to 20
     * @throws IllegalArgumentException if it is not such a series; the message is for the user
     */
    public static SeriesVerdict of(double[] series, int dimension) {
        ZeroOneTest.Result zeroOne = ZeroOneTest.of(series);
        SeriesExponent.Result exponent = SeriesExponent.of(series, SeriesExponent.embedding(series, dimension));
        Optional<String> drift = drift(series);
        if (drift.isPresent()) {
            return new SeriesVerdict(
                    Answer.UNDECIDED,
                    drift.get()
                            + "; both tests need a motion that goes on as it was: leave out the rows before it settles",
                    zeroOne,
                    exponent);
        }
        boolean parts = exponent.interval().filter(i -> i.lower() > 0).isPresent();
        if (zeroOne.answer() == Answer.REGULAR && !parts) {
            return new SeriesVerdict(
                    Answer.REGULAR, "K is near 0 and neighbours do not part exponentially", zeroOne, exponent);
        }
        String error = "a prediction error of " + Shown.of(exponent.predictionError(), 2) + " of that of noise";
        if (zeroOne.answer() == Answer.CHAOTIC && parts && exponent.predictionError() <= FORETOLD) {
            return new SeriesVerdict(
                    Answer.CHAOTIC,
                    "K is near 1, and neighbours foretell each other (" + error + ") but part exponentially",
                    zeroOne,
                    exponent);
        }
        if (zeroOne.answer() == Answer.CHAOTIC && exponent.predictionError() > FORETOLD) {
            return new SeriesVerdict(
                    Answer.UNDECIDED,
                    "irregular, but neighbours do not foretell each other (" + error
                            + "): noise, or a motion of more dimensions than "
                            + exponent.embedding().dimension(),
                    zeroOne,
                    exponent);
        }
        return new SeriesVerdict(
                Answer.UNDECIDED,
                exponent.curve().isEmpty()
                        ? "the series is too short for an exponent at embedding dimension "
                                + exponent.embedding().dimension() + " and lag "
                                + exponent.embedding().lag()
                        : "the 0-1 test and the parting of neighbours do not agree",
                zeroOne,
                exponent);
    }

    private static Optional<String> drift(double[] x) {
        boolean rises = false;
        boolean falls = false;
        for (int i = 1; i < x.length; i++) {
            rises |= x[i] > x[i - 1];
            falls |= x[i] < x[i - 1];
        }
        if (!rises || !falls) {
            return Optional.of("the series only " + (rises ? "rises" : "falls"));
        }
        double[] first = Arrays.copyOf(x, x.length / 2);
        double[] second = Arrays.copyOfRange(x, x.length - x.length / 2, x.length);
        double within = Math.sqrt((Samples.variance(first) + Samples.variance(second)) / 2);
        double apart = Math.abs(Samples.mean(second) - Samples.mean(first)) / within;
        return apart > DRIFT
                ? Optional.of("the series drifts: the means of its halves are " + Shown.of(apart, 2)
                        + " standard deviations apart")
                : Optional.empty();
    }
}
