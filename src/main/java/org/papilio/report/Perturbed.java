package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.papilio.number.Elementary;

/**
 * Final losses under perturbations of several sizes.
 *
 * @param name of the optimiser in words
 * @param base the final loss without perturbation
 * @param groups by increasing size, none of them empty
 * @param exact the referee's final loss
 * @param published the published final loss
 */
record Perturbed(
        String name,
        double base,
        List<PerturbationGroup> groups,
        Optional<Double> exact,
        Optional<BigDecimal> published) {

    /** Changes whose medians differ by less than this factor count as equally large. */
    private static final double ALIKE = 10;

    private static final double LN_10 = 2.302585092994046;

    Perturbed {
        groups = List.copyOf(groups);
    }

    /** What tiny differences do, where the published value lies, and what the exact one is. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(growth());
        published.ifPresent(value -> sentences.add(whereIs(value)));
        exact.ifPresent(value -> sentences.add(truth(value)));
        return sentences;
    }

    /** What surprises: that the size of a difference does not matter, and that no run in double reaches the exact value. */
    List<String> answer() {
        List<String> sentences = new ArrayList<>();
        if (isForgotten()) {
            sentences.add(growth());
        }
        exact.filter(value -> !isAmong(value)).ifPresent(value -> sentences.add(truth(value)));
        return sentences;
    }

    private boolean isAmong(double value) {
        List<Double> all = all();
        return value >= all.get(0) && value <= all.get(all.size() - 1);
    }

    private double median(PerturbationGroup group) {
        return Grouping.quantile(group.changes(base), 0.5);
    }

    private double least() {
        return groups.stream().mapToDouble(this::median).min().orElseThrow();
    }

    private double most() {
        return groups.stream().mapToDouble(this::median).max().orElseThrow();
    }

    /** Whether perturbations of all sizes change the final loss by about as much. */
    private boolean isForgotten() {
        return groups.size() > 1 && most() < ALIKE * least();
    }

    private String growth() {
        PerturbationGroup first = groups.get(0);
        PerturbationGroup last = groups.get(groups.size() - 1);
        String start = Wording.capital(name) + ": ";
        if (!isForgotten()) {
            return start + "the final loss moves by " + Wording.about(median(first))
                    + " in the median under a change of "
                    + first.label() + " and by " + Wording.about(median(last)) + " under one of " + last.label()
                    + perUnit(last) + ".";
        }
        return start + "whether the initial weights are moved by " + first.label() + " or by " + last.label()
                + ", the final loss moves by about as much, "
                + Wording.range(Wording.about(least()), Wording.about(most()))
                + " in the median: the difference has grown until it cannot grow further, and its first size is forgotten.";
    }

    private String perUnit(PerturbationGroup group) {
        return group.size().signum() == 0
                ? ""
                : ", " + Wording.about(median(group) / group.size().doubleValue()) + " times the perturbation";
    }

    private List<Double> all() {
        return groups.stream()
                .flatMap(group -> group.losses().stream())
                .sorted()
                .toList();
    }

    private String whereIs(BigDecimal value) {
        List<Double> all = all();
        double half = value.ulp().doubleValue() / 2;
        int below = (int)
                all.stream().filter(loss -> loss < value.doubleValue() - half).count();
        double low = all.get(0);
        double high = all.get(all.size() - 1);
        boolean inside = low <= value.doubleValue() + half && value.doubleValue() - half <= high;
        return "The published " + value.toPlainString() + " lies "
                + (inside ? "among" : "outside") + " the final losses of these " + all.size()
                + " runs, which reach from "
                + shown(low) + " to " + shown(high)
                + (inside ? ": " + new Share(below, all.size()).words() + " of them are below it." : ".");
    }

    private String truth(double value) {
        List<Double> all = all();
        double low = all.get(0);
        double high = all.get(all.size() - 1);
        String middle = shown(Grouping.quantile(all, 0.5));
        if (isAmong(value)) {
            return "The exact final loss, " + shown(value) + ", lies among them, too.";
        }
        return "The exact final loss is " + shown(value) + ", "
                + Wording.about(Math.abs(value - (value < low ? low : high)))
                + (value < low ? " below" : " above") + " all of them (their median is " + middle
                + "): what double arithmetic does to this run is not only a spread but a shift.";
    }

    /** As many digits as tell the losses apart, and one more. */
    private String shown(double loss) {
        List<Double> all = all();
        double spread = all.get(all.size() - 1) - all.get(0);
        double digits = spread > 0 ? Elementary.log(Math.abs(loss) / spread) / LN_10 : 14;
        return Wording.significant(loss, (int) Math.max(3, Math.min(15, Math.ceil(digits) + 2)));
    }

    /** A power of ten about as large as the spread of the losses. */
    double unit() {
        List<Double> all = all();
        double spread = all.get(all.size() - 1) - all.get(0);
        return spread > 0
                ? BigDecimal.ONE
                        .scaleByPowerOfTen(Wording.decade(BigDecimal.valueOf(spread)))
                        .doubleValue()
                : 1;
    }

    /** A line for each size. */
    Table table() {
        Table.Builder table = new Table.Builder("Final loss by size of the perturbation.")
                .words("Initial weights moved by")
                .numbers("runs")
                .numbers("change, median")
                .numbers("smallest")
                .numbers("largest")
                .numbers("final loss from")
                .numbers("to");
        for (PerturbationGroup group : groups) {
            List<Double> changes = group.changes(base);
            table.row(
                    group.label(),
                    Wording.number(group.losses().size()) + (group.lost() > 0 ? " (" + group.lost() + " lost)" : ""),
                    Wording.about(median(group)),
                    Wording.about(changes.get(0)),
                    Wording.about(changes.get(changes.size() - 1)),
                    shown(group.losses().get(0)),
                    shown(group.losses().get(group.losses().size() - 1)));
        }
        return table.note("Ulp: one parameter moved by so many units in its last place. Numbers: Euclidean length of a"
                        + " change of all parameters in a random direction, or the change of one. Without perturbation the"
                        + " final loss is " + shown(base) + ".")
                .build();
    }
}
