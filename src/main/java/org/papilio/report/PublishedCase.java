package org.papilio.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One published case: its printed final parameters beside those of a double run and of the referee, and how the
 * training map treats a tiny difference in its start. All lists of numbers run over the parameters.
 *
 * @param label names the case, for example "4 decimals"
 * @param names of the parameters
 * @param published as printed
 * @param doubles the double run's
 * @param referee the truth: computed in the referee's precision from the initial parameters as decimals
 * @param second the same in the lower of the referee's two precisions
 * @param refereeFromBinary64 the referee's, from the initial parameters as binary64 numbers
 * @param sensitivity the distance by step of the referee's runs from decimals and from binary64 numbers
 * @param solution the kind of solution the referee's run ends in; empty when it was not measured
 * @param startKnown whether the published run started from the initial parameters that were run here; not so when
 *     only a few digits of them were printed
 * @param startDecimals how many decimals of the initial parameters are printed
 */
record PublishedCase(
        String label,
        List<String> names,
        List<BigDecimal> published,
        List<BigDecimal> doubles,
        List<BigDecimal> referee,
        List<BigDecimal> second,
        List<BigDecimal> refereeFromBinary64,
        Growth sensitivity,
        Optional<String> solution,
        boolean startKnown,
        int startDecimals) {

    /** An error above this share of the largest parameter is another result, not an inaccurate one. */
    private static final double ANOTHER_RESULT = 0.1;

    private static final double DOUBLE_ROUNDOFF = 0x1p-53;

    /** What the published finals are worth. */
    enum Worth {
        RIGHT,
        ROUND_OFF,
        NOT_COMPARABLE
    }

    PublishedCase {
        for (List<?> values : List.of(published, doubles, referee, second, refereeFromBinary64)) {
            if (values.size() != names.size()) {
                throw new IllegalArgumentException(
                        "case " + label + ": " + values.size() + " values for " + names.size() + " parameters");
            }
        }
    }

    /** How far the published finals are from the truth. */
    Deviation publishedError() {
        return Deviation.ofPrinted(referee, published);
    }

    /** How far the double run's finals are from the truth. */
    Deviation doubleError() {
        return Deviation.of(referee, doubles);
    }

    /**
     * How far an otherwise exact computation is from the truth when nothing but the initial parameters is rounded to
     * binary64: no double run can be expected to do better.
     */
    Deviation storageError() {
        return Deviation.of(referee, refereeFromBinary64);
    }

    /** On how many leading digits the referee's two precisions agree in every parameter. */
    int refereeDigits() {
        return Deviation.of(referee, second).fewest();
    }

    /** Whether the referee may judge numbers of so many digits. */
    boolean accepted(int digits) {
        return refereeDigits() >= digits;
    }

    /** The largest number of significant digits printed of a published value. */
    int printedDigits() {
        return published.stream().mapToInt(BigDecimal::precision).max().orElse(0);
    }

    /** The parameters whose published value has the wrong sign. */
    List<Integer> wrongSigns() {
        return IntStream.range(0, names.size())
                .filter(i -> published.get(i).signum() * referee.get(i).signum() < 0)
                .boxed()
                .toList();
    }

    /** The largest absolute value of a true final parameter. */
    double scale() {
        return referee.stream().mapToDouble(v -> v.abs().doubleValue()).max().orElse(0);
    }

    Worth worth() {
        if (!startKnown) {
            return Worth.NOT_COMPARABLE;
        }
        return publishedError().largest().doubleValue() > ANOTHER_RESULT * scale() ? Worth.ROUND_OFF : Worth.RIGHT;
    }

    /**
     * Whether a rounding error of double, 2^-53 of a quantity of size 1, grows as large as another result when it is
     * amplified as much as the difference that was measured: then no double run can be expected to be right.
     */
    boolean beyondDouble() {
        return sensitivity.total() * DOUBLE_ROUNDOFF > ANOTHER_RESULT * scale();
    }

    /** The largest absolute difference of the true finals from another case's. */
    double changeFrom(PublishedCase other) {
        return Deviation.of(other.referee, referee).largest().doubleValue();
    }

    /**
     * The share of the change from another case that is the map's own sensitivity: the change between true finals
     * divided by itself plus the round-off in this case's published finals. Empty when the published start is not
     * known.
     */
    Optional<Double> shareOfMap(PublishedCase other) {
        double change = changeFrom(other);
        double roundOff = publishedError().largest().doubleValue();
        return startKnown && change + roundOff > 0 ? Optional.of(change / (change + roundOff)) : Optional.empty();
    }
}
