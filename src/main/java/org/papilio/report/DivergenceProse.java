package org.papilio.report;

import java.util.List;

/** Distances by step in sentences and tables. */
final class DivergenceProse {
    private DivergenceProse() {}

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
