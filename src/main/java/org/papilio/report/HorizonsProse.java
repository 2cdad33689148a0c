package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.papilio.chaos.RoundOff;
import org.papilio.report.HorizonCase.Attempt;
import org.papilio.train.Gradient;

/** What precisions can follow, in sentences and tables. */
final class HorizonsProse {
    private static final String COMMON = "double";
    private static final double FACTOR = 10;

    private HorizonsProse() {}

    /** Which precision follows which cases to the end, and where the others leave. */
    static String precisions(List<HorizonCase> cases, String referee, double tolerance) {
        Map<String, List<OptionalInt>> leaving = new LinkedHashMap<>();
        attempts(cases).forEach(attempt -> leaving.computeIfAbsent(attempt.precision(), k -> new ArrayList<>())
                .add(attempt.leaves(tolerance)));
        List<String> sentences = new ArrayList<>();
        leaving.forEach((precision, steps) -> sentences.add(precision + " " + follows(steps)));
        return "Measured by the largest difference from " + referee
                + ", a run has left the true trajectory when it is off by more than " + Wording.about(tolerance)
                + " to the end: " + String.join("; ", sentences) + ".";
    }

    private static String follows(List<OptionalInt> steps) {
        int[] left = steps.stream()
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .sorted()
                .toArray();
        if (left.length == 0) {
            return steps.size() == 1 ? "follows it to the end" : "follows every case to the end";
        }
        String where = Wording.range(Integer.toString(left[0]), Integer.toString(left[left.length - 1]));
        String at = (left[0] == left[left.length - 1] ? "at step " : "at steps ") + where;
        return left.length == steps.size()
                ? "leaves it in every case, " + at
                : "leaves it in " + left.length + " of " + steps.size() + " cases, " + at;
    }

    /** How well predictions and measurements agree. */
    static String agreement(List<HorizonCase> cases, double tolerance) {
        List<Double> ratios = attempts(cases)
                .flatMap(attempt -> ratios(attempt, tolerance))
                .sorted()
                .toList();
        List<Integer> off = new ArrayList<>();
        int same = 0;
        int all = 0;
        for (Attempt attempt : attempts(cases).toList()) {
            OptionalInt measured = attempt.leaves(tolerance);
            OptionalInt predicted = attempt.shouldLeave(tolerance);
            all++;
            same += measured.isPresent() == predicted.isPresent() ? 1 : 0;
            if (measured.isPresent() && predicted.isPresent()) {
                off.add(predicted.getAsInt() - measured.getAsInt());
            }
        }
        String words =
                "The prediction never uses the measured distance: it takes the rounding error of single steps and "
                        + "lets the derivative of the map amplify it. Whether a run leaves the true trajectory it says rightly in "
                        + same + " of " + all + " runs";
        words += off.isEmpty()
                ? "."
                : ", and the step at which the " + off.size() + " leave, to within "
                        + Wording.count(off.stream().mapToInt(Math::abs).max().orElse(0), "step", "steps")
                        + " (" + early(off) + ").";
        if (ratios.isEmpty()) {
            return words;
        }
        long near = ratios.stream().filter(r -> r <= FACTOR && r >= 1 / FACTOR).count();
        return words + " As long as the distance is below " + Wording.about(tolerance) + ", the predicted one is "
                + Wording.about(Grouping.quantile(ratios, 0.5)) + " times the measured one in the median (95 % between "
                + Wording.about(Grouping.quantile(ratios, 0.025)) + " and "
                + Wording.about(Grouping.quantile(ratios, 0.975)) + "), and "
                + Wording.percent(near / (double) ratios.size())
                + " of " + Wording.count(ratios.size(), "distance", "distances") + " are right to a factor "
                + Wording.about(FACTOR) + ".";
    }

    private static String early(List<Integer> off) {
        List<Integer> sorted = off.stream().sorted().toList();
        int median = sorted.get(sorted.size() / 2);
        return median == 0
                ? "at the very step in the median"
                : Wording.count(Math.abs(median), "step", "steps") + (median < 0 ? " too early" : " too late")
                        + " in the median";
    }

    private static Stream<Double> ratios(Attempt attempt, double tolerance) {
        List<Double> measured = attempt.measured().distances();
        List<Double> predicted = attempt.predicted().distances();
        List<Double> ratios = new ArrayList<>();
        for (int t = 1; t < Math.min(measured.size(), predicted.size()); t++) {
            if (measured.get(t) > 0 && measured.get(t) < tolerance && predicted.get(t) > 0) {
                ratios.add(predicted.get(t) / measured.get(t));
            }
        }
        return ratios.stream();
    }

    /** Where each precision leaves the true trajectory, where it should, and how far off it ends. */
    static Table leaving(List<HorizonCase> cases, String referee, double tolerance) {
        List<String> precisions = precisions(cases);
        Table.Builder table = new Table.Builder(
                        "The step at which each precision leaves the true trajectory, measured and "
                                + "predicted, and how far off it ends.")
                .words("Run");
        precisions.forEach(table::numbers);
        for (HorizonCase one : cases) {
            List<Text> row = new ArrayList<>(List.of(Text.of(one.label())));
            for (String precision : precisions) {
                row.add(find(one, precision)
                        .map(attempt -> leaves(attempt, tolerance))
                        .orElse(Text.of("–")));
            }
            table.row(row);
        }
        return table.note("Leaves: off by more than " + Wording.about(tolerance) + " from " + referee
                        + " from that step to the end. After the slash: the predicted step. In brackets: the distance at the "
                        + "last step.")
                .build();
    }

    private static Text leaves(Attempt attempt, double tolerance) {
        OptionalInt step = attempt.leaves(tolerance);
        OptionalInt predicted = attempt.shouldLeave(tolerance);
        String rest = (step.isEmpty() && predicted.isEmpty()
                        ? ""
                        : " / " + (predicted.isPresent() ? Integer.toString(predicted.getAsInt()) : "follows"))
                + " (" + Wording.about(attempt.measured().last()) + ")";
        return step.isPresent()
                ? Text.of("step " + step.getAsInt(), Text.Style.STRONG).plus(rest)
                : Text.of("follows").plus(rest);
    }

    /** How many digits the arithmetic and the map take, in the precision that most people use. */
    static String digits(List<HorizonCase> cases) {
        List<String> precisions = precisions(cases);
        String precision = precisions.contains(COMMON) ? COMMON : precisions.get(0);
        List<RoundOff> verdicts = attempts(cases)
                .filter(attempt -> attempt.precision().equals(precision))
                .map(Attempt::roundOff)
                .toList();
        boolean quotient =
                cases.stream().allMatch(one -> one.truth().map().gradient() instanceof Gradient.CentralDifference);
        return "In " + precision + ", of the " + verdicts.get(0).carried() + " digits that a number carries "
                + span(verdicts, v -> v.carried() - v.entering()) + " are lost to the arithmetic of a single step"
                + (quotient ? " (a difference quotient divides the rounding error of the loss by 2h)" : "") + ", "
                + span(verdicts, v -> Math.max(0, v.lost())) + " to the map by the end of the run; "
                + span(verdicts, RoundOff::right) + " digits of the result, relative to its largest weight, are right ("
                + span(verdicts, RoundOff::predicted) + " predicted).";
    }

    /** The digits of every case in every precision. */
    static Table roundOff(List<HorizonCase> cases) {
        List<String> precisions = precisions(cases);
        Table.Builder table = new Table.Builder("Digits: what a step puts in, what the map takes, and what is left.")
                .words("Run")
                .numbers("the map takes");
        precisions.forEach(table::numbers);
        for (HorizonCase one : cases) {
            List<Text> row = new ArrayList<>(List.of(
                    Text.of(one.label()),
                    Text.of(Wording.about(
                            Math.max(0, one.attempts().get(0).roundOff().lost())))));
            for (String precision : precisions) {
                row.add(find(one, precision)
                        .map(Attempt::roundOff)
                        .map(v -> Text.of(number(v.entering()) + " → ")
                                .plus(number(v.right()), Text.Style.STRONG)
                                .plus(" (" + number(v.predicted()) + ")"))
                        .orElse(Text.of("–")));
            }
            table.row(row);
        }
        return table.note(
                        "In each precision: the digits to which a single step is right, an arrow, the digits of the result "
                                + "that are right, in brackets the prediction. All relative to the largest parameter of the result. "
                                + "The map takes: decimal digits lost from the first step to the last; an error made later loses "
                                + "fewer.")
                .build();
    }

    private static String number(double digits) {
        return Wording.significant(digits, digits < 10 ? 2 : 3);
    }

    private static String span(List<RoundOff> verdicts, ToDoubleFunction<RoundOff> value) {
        return Wording.span(verdicts.stream().mapToDouble(value));
    }

    private static Stream<Attempt> attempts(List<HorizonCase> cases) {
        return cases.stream().flatMap(one -> one.attempts().stream());
    }

    private static List<String> precisions(List<HorizonCase> cases) {
        return attempts(cases).map(Attempt::precision).distinct().toList();
    }

    private static Optional<Attempt> find(HorizonCase one, String precision) {
        return one.attempts().stream()
                .filter(attempt -> attempt.precision().equals(precision))
                .findFirst();
    }
}
