package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Distances by step in sentences and tables. */
final class DivergenceProse {
    private DivergenceProse() {}

    /** Which precision follows which cases to the end, and where the others leave. */
    static String precisions(List<DivergenceSection.PrecisionRuns> cases, String referee) {
        Map<String, List<OptionalInt>> leaving = new LinkedHashMap<>();
        for (DivergenceSection.PrecisionRuns one : cases) {
            for (Growth growth : one.precisions()) {
                leaving.computeIfAbsent(growth.label(), k -> new ArrayList<>())
                        .add(growth.leavesAt(DivergenceSection.LEFT));
            }
        }
        List<String> sentences = new ArrayList<>();
        leaving.forEach((precision, steps) -> sentences.add(precision + " " + follows(steps)));
        return "Measured by the largest difference from " + referee
                + ", a run has left the true trajectory when it is off by more than "
                + Wording.about(DivergenceSection.LEFT) + " to the end: " + String.join("; ", sentences) + ".";
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

    /** Where each precision leaves the true trajectory, and how far off it ends. */
    static Table leaving(List<DivergenceSection.PrecisionRuns> cases, String referee) {
        List<String> precisions = cases.stream()
                .flatMap(one -> one.precisions().stream())
                .map(Growth::label)
                .distinct()
                .toList();
        Table.Builder table = new Table.Builder(
                        "The step at which each precision leaves the true trajectory, and how far off it ends.")
                .words("Initial weights");
        precisions.forEach(table::numbers);
        for (DivergenceSection.PrecisionRuns one : cases) {
            List<Text> row = new ArrayList<>();
            row.add(Text.of(one.label()));
            for (String precision : precisions) {
                row.add(one.precisions().stream()
                        .filter(growth -> growth.label().equals(precision))
                        .findFirst()
                        .map(DivergenceProse::leaves)
                        .orElse(Text.of("–")));
            }
            table.row(row);
        }
        return table.note("Leaves: off by more than " + Wording.about(DivergenceSection.LEFT) + " from " + referee
                        + " from that step to the end. In brackets: the distance at the last step.")
                .build();
    }

    private static Text leaves(Growth growth) {
        OptionalInt step = growth.leavesAt(DivergenceSection.LEFT);
        String last = " (" + Wording.about(growth.last()) + ")";
        return step.isPresent()
                ? Text.of("step " + step.getAsInt(), Text.Style.STRONG).plus(last)
                : Text.of("follows").plus(last);
    }

    /** What a step's rounding errors and the formula of the gradient contribute. */
    static String gradients(List<DivergenceSection.GradientPair> pairs, String gradient, String other) {
        double noise = pairs.stream().mapToDouble(p -> second(p.noise())).max().orElse(0);
        double otherNoise =
                pairs.stream().mapToDouble(p -> second(p.otherNoise())).max().orElse(0);
        double apart = pairs.stream().mapToDouble(p -> second(p.apart())).max().orElse(0);
        long left = pairs.stream()
                .filter(p -> p.noise().leavesAt(DivergenceSection.LEFT).isPresent())
                .count();
        long otherLeft = pairs.stream()
                .filter(p -> p.otherNoise().leavesAt(DivergenceSection.LEFT).isPresent())
                .count();
        return "After one step in double the parameters are off by up to " + Wording.about(noise) + " with "
                + Labels.words(gradient)
                + " and by up to " + Wording.about(otherNoise) + " with " + Labels.words(other)
                + compared(noise, otherNoise, gradient)
                + " By the last step double has left the true trajectory of its own map in " + left
                + " of " + pairs.size() + " cases with " + Labels.words(gradient) + " and in " + otherLeft + " with "
                + Labels.words(other)
                + ". The two formulas are also two different maps: without any round-off, their first steps "
                + "differ by up to " + Wording.about(apart)
                + (gradient.equals("central-difference") ? ", the error of the difference quotient." : ".");
    }

    private static String compared(double noise, double otherNoise, String gradient) {
        if (!(noise > 3 * otherNoise)) {
            return ".";
        }
        String why = gradient.equals("central-difference")
                ? ": a central difference divides the rounding error of the loss by 2h"
                : "";
        return ", " + Wording.about(noise / otherNoise) + " times less" + why + ".";
    }

    /** Case by case. */
    static Table gradientTable(
            List<DivergenceSection.GradientPair> pairs, String gradient, String other, String referee) {
        Table.Builder table = new Table.Builder(
                        "Two gradients: how far the exact runs part, and how far double ends from each.")
                .words("Initial weights")
                .numbers("exact runs apart after step 1")
                .numbers("at the end")
                .numbers("double off at the end, " + Labels.words(gradient))
                .numbers("double off at the end, " + Labels.words(other));
        for (DivergenceSection.GradientPair pair : pairs) {
            table.row(
                    pair.label(),
                    Wording.about(second(pair.apart())),
                    Wording.about(pair.apart().last()),
                    Wording.about(pair.noise().last()),
                    Wording.about(pair.otherNoise().last()));
        }
        return table.note("Exact: computed in " + referee + ". Largest difference of any parameter.")
                .build();
    }

    /** The distance at the second recorded step. */
    private static double second(Growth growth) {
        return growth.distances().get(Math.min(1, growth.distances().size() - 1));
    }
}
