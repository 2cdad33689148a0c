package org.papilio.solution;

import java.util.Arrays;
import java.util.List;

/**
 * Values split in two at the widest gap between neighbours in their order. Unlike a fixed threshold it does not depend
 * on where a unit's pre-activations happen to lie: a unit that stays above its midpoint but drops for one sample is
 * still read as what it does.
 *
 * @param bits whether each value lies above the gap
 * @param range largest minus smallest value
 * @param separation (widest gap - next widest) / range, in [0, 1]: how clear the split is; 0 for a range of 0
 */
record LargestGap(List<Boolean> bits, double range, double separation) {
    /** Gaps that differ by less than this share of the range are tied; the lowest is taken. */
    private static final double TIE = 1e-9;

    static LargestGap of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double range = sorted[sorted.length - 1] - sorted[0];
        int widest = 0;
        double gap = 0;
        double next = 0;
        for (int i = 0; i + 1 < sorted.length; i++) {
            double candidate = sorted[i + 1] - sorted[i];
            if (candidate > gap + TIE * range) {
                next = gap;
                gap = candidate;
                widest = i;
            } else {
                next = Math.max(next, candidate);
            }
        }
        double border = sorted[widest];
        List<Boolean> bits = Arrays.stream(values)
                .mapToObj(value -> range > 0 && value > border)
                .toList();
        return new LargestGap(bits, range, range > 0 ? Math.max(0, gap - next) / range : 0);
    }

    /**
     * The split that is the same for values and for their negatives: the values are turned so that the first lies in
     * the lower half, and its bit is 0.
     */
    static LargestGap ofUnsigned(double[] values) {
        double lowest = Arrays.stream(values).min().orElseThrow();
        double highest = Arrays.stream(values).max().orElseThrow();
        boolean turn = values[0] - lowest > highest - values[0];
        LargestGap split = of(turn ? Arrays.stream(values).map(value -> -value).toArray() : values);
        return split.bits.get(0) ? split.complement() : split;
    }

    private LargestGap complement() {
        return new LargestGap(bits.stream().map(bit -> !bit).toList(), range, separation);
    }
}
