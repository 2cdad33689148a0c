package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.papilio.run.Measures;

/** Exponents over an axis in sentences. */
final class ExponentProse {

    /** Something is present where at least this share of runs has it with 95 % confidence. */
    private static final double PRESENT = 0.05;

    /** A median of fewer values than this is not compared. */
    private static final int FEWEST = 5;

    private ExponentProse() {}

    /** What the words of the section mean. */
    static String terms(int steps) {
        return "Early chaos: in the first tenth of the run (" + Wording.number(steps / Measures.WINDOWS)
                + " steps) a tiny difference grows by a factor of 1000 or more. Sustained chaos: it does so in the second "
                + "half, and its growth rate there, the tail exponent, is above 0 with 95 % confidence. A tail exponent "
                + "above 0 alone is not chaos: runs that are still on their way to a solution, or drift, have one, too.";
    }

    /** From which value on chaos begins, early and sustained. */
    static String onset(List<ExponentGroup> groups, String axis, String of) {
        String start = of.isEmpty() ? "" : "with " + of + ", ";
        String sentence = start + first(groups, "early chaos", axis, g -> g.growing(1)) + "; "
                + first(groups, "sustained chaos", axis, ExponentGroup::chaotic) + ".";
        List<ExponentGroup> above = groups.stream()
                .filter(group -> Grouping.quantile(group.tails(), 0.5) > 0)
                .toList();
        String tails = above.isEmpty()
                ? " The median tail exponent is below 0 at every " + axis + "."
                : " The median tail exponent is above 0 at " + axis + " "
                        + Wording.list(above.stream()
                                .map(group -> group.value() + " ("
                                        + Wording.about(Grouping.quantile(group.tails(), 0.5)) + " nats a step)")
                                .toList())
                        + (above.size() < groups.size() ? " only." : ".");
        return Wording.capital(sentence) + tails;
    }

    private static String first(
            List<ExponentGroup> groups, String what, String axis, Function<ExponentGroup, Share> share) {
        return present(groups, share)
                .map(group -> what + " is in more than 5 % of the runs from " + axis + " " + group.value()
                        + " on, there in " + share.apply(group).words())
                .orElse(what + " is in more than 5 % of the runs at no " + axis);
    }

    private static Optional<ExponentGroup> present(List<ExponentGroup> groups, Function<ExponentGroup, Share> share) {
        return groups.stream()
                .filter(group -> share.apply(group).low() > PRESENT)
                .findFirst();
    }

    /** The shares of chaotic runs below a value at which chaos is said to begin, and from it on. */
    static String claim(List<ExponentGroup> groups, String axis, String claimed) {
        double value = Double.parseDouble(claimed);
        String at = axis + " " + claimed;
        List<String> words = new ArrayList<>();
        side(groups, "below " + at, group -> Double.parseDouble(group.value()) < value)
                .ifPresent(words::add);
        side(groups, "from " + at + " on", group -> Double.parseDouble(group.value()) >= value)
                .ifPresent(words::add);
        return " " + Wording.capital(String.join("; ", words)) + ".";
    }

    private static Optional<String> side(List<ExponentGroup> groups, String where, Predicate<ExponentGroup> condition) {
        ExponentGroup all = ExponentGroup.all(groups.stream().filter(condition).toList());
        return all.cells().isEmpty()
                ? Optional.empty()
                : Optional.of(where + ", " + all.anyChaos().words() + " of "
                        + Wording.number(all.cells().size()) + " runs are chaotic, early or for good");
    }

    /** Whether early chaos is over at the end. */
    static String fading(List<ExponentGroup> groups) {
        ExponentGroup early = early(groups);
        if (early.cells().isEmpty()) {
            return "No run shows early chaos, so there is nothing to fade.";
        }
        Share lasting = early.growing(Measures.WINDOWS);
        ExponentGroup most = groups.stream()
                .filter(group -> group.growing(1).count() > 0)
                .max(Comparator.comparing(group -> group.lasting().value()))
                .orElseThrow();
        String finding = lasting.high() < 0.5
                ? "early chaos fades as training goes on"
                : lasting.low() > 0.5 ? "early chaos lasts" : "early chaos fades in some runs and lasts in others";
        return Wording.capital(finding + ": in the last tenth " + lasting.words() + " of the "
                + Wording.number(early.cells().size()) + " runs that show it still grow as much"
                + (lasting.count() == 0
                        ? "."
                        : ", most often at " + most.value() + ": "
                                + most.lasting().words() + "."));
    }

    /** By how much the growth rate of the runs with early chaos falls, run by run; nothing if there is none. */
    static String fall(List<ExponentGroup> groups) {
        ExponentGroup early = early(groups);
        return early.cells().isEmpty()
                ? ""
                : " Run by run, their growth rate falls from the first tenth to the last by "
                        + ExponentGroup.median(early.fading())
                        + " nats a step in the median (95 % interval of the sign test).";
    }

    /** Whether runs without chaos learn faster at the same value of the axis, and how fast the fastest value is. */
    static String speed(List<ExponentGroup> groups, String axis) {
        int slower = 0;
        int faster = 0;
        int compared = 0;
        for (ExponentGroup group : groups) {
            List<Double> with = early(List.of(group)).stepsToSolve();
            List<Double> without = calm(List.of(group)).stepsToSolve();
            if (with.size() >= FEWEST && without.size() >= FEWEST) {
                int order = Double.compare(Grouping.quantile(with, 0.5), Grouping.quantile(without, 0.5));
                slower += order > 0 ? 1 : 0;
                faster += order < 0 ? 1 : 0;
                compared++;
            }
        }
        String same = compared == 0
                ? "no " + axis + " has enough solved runs with and without early chaos to compare their speed."
                : "at the same " + axis + ", runs with early chaos need more steps to solve the task at " + slower
                        + " and fewer at " + faster + " of the " + Wording.count(compared, "value", "values")
                        + " with at least " + FEWEST + " solved runs of either sort.";
        Share with = early(groups).solved();
        Share without = calm(groups).solved();
        String solved = with.total() == 0 || without.total() == 0
                ? ""
                : " Over all values together, " + with.words() + " of the runs with early chaos solve it, and "
                        + without.words() + " of those without.";
        return Wording.capital(same) + solved + fastest(groups, axis);
    }

    private static String fastest(List<ExponentGroup> groups, String axis) {
        return groups.stream()
                .filter(group -> group.stepsToSolve().size() >= FEWEST)
                .min(Comparator.comparing(group -> Grouping.quantile(group.stepsToSolve(), 0.5)))
                .map(group -> " The fastest " + axis + " is " + group.value() + ", with "
                        + ExponentGroup.median(group.stepsToSolve()) + " steps in the median; "
                        + group.growing(1).words() + " of its runs show early chaos.")
                .orElse("");
    }

    /** All runs with early chaos. */
    static ExponentGroup early(List<ExponentGroup> groups) {
        return ExponentGroup.all(groups).where(cell -> ExponentGroup.grows(cell, 1));
    }

    /** All runs without it. */
    static ExponentGroup calm(List<ExponentGroup> groups) {
        return ExponentGroup.all(groups).where(cell -> !ExponentGroup.grows(cell, 1));
    }

    /** Lines for the terminal. */
    static List<String> summary(List<ExponentGroup> groups, String axis, String of) {
        List<String> lines = new ArrayList<>();
        String start = of.isEmpty() ? "" : of + ": ";
        lines.add(start + "early chaos " + from(groups, axis, g -> g.growing(1)));
        lines.add(start + "sustained chaos " + from(groups, axis, ExponentGroup::chaotic));
        ExponentGroup early = early(groups);
        if (!early.cells().isEmpty()) {
            lines.add(start + "early chaos lasts to the end in "
                    + early.growing(Measures.WINDOWS).words());
        }
        return lines;
    }

    private static String from(List<ExponentGroup> groups, String axis, Function<ExponentGroup, Share> share) {
        return present(groups, share)
                .map(group -> "from " + axis + " " + group.value() + " on, in "
                        + share.apply(group).words())
                .orElse("in more than 5 % of the runs at no " + axis);
    }
}
