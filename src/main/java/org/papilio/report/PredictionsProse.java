package org.papilio.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.papilio.study.Part;

/** What is said of the answers of compared runs. */
final class PredictionsProse {
    private static final int MOST_GROUPS = 4;

    private final Part part;
    private final Part.Comparison comparison;
    private final boolean classes;

    PredictionsProse(Part part, Part.Comparison comparison, boolean classes) {
        this.part = part;
        this.comparison = comparison;
        this.classes = classes;
    }

    /**
     * All pairs of a comparison in a sentence.
     *
     * @param groups the pairs of each group
     * @param range largest minus smallest target
     */
    String sentence(Map<String, List<ComparedAnswers>> groups, double range) {
        List<ComparedAnswers> pairs =
                groups.values().stream().flatMap(List::stream).toList();
        ComparedAnswers most = Collections.max(pairs, PredictionsSection.BY_DIFFERENCE);
        double distance = largest(pairs, ComparedAnswers::distance);
        String start = "Part " + part.name() + ", held against " + Labels.words(comparison.name()) + ": ";
        String weights = "the final parameters are " + Wording.about(median(pairs, ComparedAnswers::distance))
                + " apart in the median and " + Wording.about(distance) + " at most";
        if (!classes) {
            double outputs = largest(pairs, ComparedAnswers::outputs);
            return start + weights + "; what the networks predict differs by "
                    + Wording.about(median(pairs, ComparedAnswers::outputs)) + " in the median pair and by "
                    + Wording.about(outputs) + " at most, " + Wording.percent(outputs / range)
                    + " of the range of the targets.";
        }
        int count = (int) pairs.stream().filter(ComparedAnswers::differs).count();
        if (count == 0) {
            return start + weights + ", but "
                    + (pairs.size() == 1 ? "the two" : "in all " + pairs.size() + " pairs the two")
                    + " networks give the same answer to each of the " + most.samples() + " samples.";
        }
        return start + weights + "; in " + count + " of " + Wording.count(pairs.size(), "pair", "pairs") + ", "
                + new Share(count, pairs.size()).words()
                + ", the two networks answer differently to at least one of the " + most.samples()
                + " samples, in the pair that differs most to " + most.differing() + " of them ("
                + Wording.percent((double) most.differing() / most.samples()) + ")" + byGroup(groups) + ".";
    }

    /** How often the two differ in each of a few groups. */
    private static String byGroup(Map<String, List<ComparedAnswers>> groups) {
        if (groups.size() < 2 || groups.size() > MOST_GROUPS) {
            return "";
        }
        return "; "
                + Wording.list(groups.entrySet().stream()
                        .map(group -> group.getValue().stream()
                                        .filter(ComparedAnswers::differs)
                                        .count()
                                + " of "
                                + Wording.count(group.getValue().size(), "pair differs", "pairs differ")
                                + " with " + group.getKey())
                        .toList());
    }

    Table table(Map<String, List<ComparedAnswers>> groups) {
        Table.Builder table = new Table.Builder("Part " + part.name() + ", pairs of runs held against "
                        + Labels.words(comparison.name()) + ": median (range) over the pairs.")
                .words("Group")
                .numbers("pairs")
                .numbers("distance of parameters");
        if (classes) {
            table.numbers("pairs that answer differently").numbers("samples answered differently");
        } else {
            table.numbers("largest difference of predictions");
        }
        groups.forEach((label, pairs) -> {
            List<Text> row = new java.util.ArrayList<>(List.of(
                    Text.of(label),
                    Text.of(Wording.number(pairs.size())),
                    Text.of(Grouping.spread(sorted(pairs, ComparedAnswers::distance)))));
            if (classes) {
                row.add(Text.of(Wording.number(
                        pairs.stream().filter(ComparedAnswers::differs).count())));
                row.add(Text.of(Grouping.spread(sorted(pairs, ComparedAnswers::differing))));
            } else {
                row.add(Text.of(Grouping.spread(sorted(pairs, ComparedAnswers::outputs))));
            }
            table.row(row);
        });
        return table.build();
    }

    private static List<Double> sorted(List<ComparedAnswers> pairs, ToDoubleFunction<ComparedAnswers> quantity) {
        return pairs.stream().mapToDouble(quantity).sorted().boxed().toList();
    }

    private static double median(List<ComparedAnswers> pairs, ToDoubleFunction<ComparedAnswers> quantity) {
        return Grouping.quantile(sorted(pairs, quantity), 0.5);
    }

    private static double largest(List<ComparedAnswers> pairs, ToDoubleFunction<ComparedAnswers> quantity) {
        return pairs.stream().mapToDouble(quantity).max().orElse(0);
    }
}
