package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.VerdictTally;

/** An ensemble in sentences and a table. */
final class EnsembleProse {
    private static final int MOST_KINDS = 3;

    private EnsembleProse() {}

    /** How the distance depends on the rounding. */
    static String distances(List<EnsembleGroup> groups, int networks) {
        EnsembleGroup coarse = coarsest(groups);
        EnsembleGroup fine = finest(groups);
        String spread = "half of them end more than " + Wording.about(coarse.quantile(0.5))
                + " away from where they end unrounded "
                + Labels.withRounding(coarse.label()) + ", more than " + Wording.about(fine.quantile(0.5)) + " "
                + Labels.withRounding(fine.label());
        return "The same was done to " + Wording.count(networks, "random network", "random networks") + ": " + spread
                + ". The tenth that moves most ends at least " + Wording.about(coarse.quantile(0.9)) + " away "
                + Labels.withRounding(coarse.label()) + " and " + Wording.about(fine.quantile(0.9)) + " "
                + Labels.withRounding(fine.label()) + ": " + tail(fine);
    }

    private static String tail(EnsembleGroup fine) {
        double factor = fine.quantile(0.9) / fine.quantile(0.5);
        return factor > 100
                ? "even a rounding in decimal " + fine.decimals() + " sends some networks as far as a coarse one."
                : "the networks respond alike, within a factor of " + Wording.about(factor) + ".";
    }

    /** Which kinds of solution there are, the most frequent first; nothing of no runs. */
    static String kinds(List<String> kinds) {
        Map<String, Integer> counts = new TreeMap<>();
        kinds.forEach(kind -> counts.merge(kind, 1, Integer::sum));
        List<String> most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_KINDS)
                .map(entry -> entry.getKey() + " (" + Wording.percent((double) entry.getValue() / kinds.size()) + ")")
                .toList();
        return kinds.isEmpty()
                ? ""
                : "Unrounded, the networks end in " + Wording.count(counts.size(), "kind", "kinds") + " of solution, "
                        + (counts.size() > MOST_KINDS ? "most of them " : "") + Wording.list(most) + ". ";
    }

    /** How many end in another kind of solution. */
    static String elsewhere(List<EnsembleGroup> groups) {
        EnsembleGroup coarse = coarsest(groups);
        EnsembleGroup fine = finest(groups);
        Share most = coarse.elsewhere().orElseThrow();
        Share least = fine.elsewhere().orElseThrow();
        boolean apart = least.high() < most.low() || most.high() < least.low();
        String trend = !apart
                ? "does not depend on the rounding within its uncertainty"
                : least.value() < most.value() ? "falls as more decimals are kept" : "rises as more decimals are kept";
        List<String> alike = groups.stream()
                .filter(group -> group != fine && overlaps(group.elsewhere().orElseThrow(), least))
                .map(group -> Integer.toString(group.decimals()))
                .toList();
        String floor = apart && !alike.isEmpty()
                ? " From " + alike.stream().mapToInt(Integer::parseInt).min().orElse(0)
                        + " decimals on the shares cannot be told apart from the last."
                : "";
        return "Ending elsewhere means ending in another kind of solution than the unrounded twin, not "
                + "merely at other numbers. The share "
                + trend + ": " + most.words() + " " + Labels.withRounding(coarse.label()) + ", " + least.words() + " "
                + Labels.withRounding(fine.label()) + " (95 % intervals)." + floor;
    }

    private static boolean overlaps(Share a, Share b) {
        return a.low() <= b.high() && b.low() <= a.high();
    }

    /** Whether the most frequent verdict depends on the rounding. */
    static String verdicts(Map<String, VerdictTally> byRounding, VerdictTally all) {
        Outcome leading = all.leading().orElseThrow();
        Map.Entry<String, VerdictTally> low = byRounding.entrySet().stream()
                .min(Comparator.comparing(entry -> entry.getValue().share(leading)))
                .orElseThrow();
        Map.Entry<String, VerdictTally> high = byRounding.entrySet().stream()
                .max(Comparator.comparing(entry -> entry.getValue().share(leading)))
                .orElseThrow();
        boolean apart = low.getValue().interval(leading).upper()
                < high.getValue().interval(leading).lower();
        return "Most frequent of the verdicts on these runs is " + leading.label() + ". "
                + (apart
                        ? "Its share depends on the rounding: "
                        : "Its share does not depend on the rounding within its " + "uncertainty: ")
                + TallyWords.share(low.getValue(), leading) + " " + Labels.withRounding(low.getKey())
                + (low.getKey().equals(high.getKey())
                        ? "."
                        : ", " + TallyWords.share(high.getValue(), leading) + " " + Labels.withRounding(high.getKey())
                                + ".");
    }

    /** One row a rounding. */
    static Table table(List<EnsembleGroup> groups, String precision) {
        boolean classes = groups.stream().allMatch(group -> group.elsewhere().isPresent());
        Table.Builder table = new Table.Builder(
                        "Final distances from the unrounded twin, and the share that ends elsewhere.")
                .words("Initial weights")
                .numbers("runs")
                .numbers("median distance")
                .numbers("10 to 90 %")
                .numbers("farther than 0.1");
        if (classes) {
            table.numbers("elsewhere (95 % interval)");
        }
        for (EnsembleGroup group : groups) {
            List<Text> row = new ArrayList<>(List.of(
                    Text.of(group.label()),
                    Text.of(Wording.number(group.distances().size())),
                    Text.of(Wording.about(group.quantile(0.5))),
                    Text.of(Wording.range(Wording.about(group.quantile(0.1)), Wording.about(group.quantile(0.9)))),
                    Text.of(Wording.percent(group.above(0.1).value()))));
            group.elsewhere().filter(share -> classes).ifPresent(share -> row.add(Text.of(share.words())));
            table.row(row);
        }
        return table.note("Distance: largest absolute difference of any parameter. The ensemble runs in " + precision
                        + ", so the distances hold its round-off as well as the effect of rounding the "
                        + "initial weights. "
                        + "Intervals: Wilson's score interval.")
                .build();
    }

    /** Lines for the terminal. */
    static List<String> summary(List<EnsembleGroup> groups, int networks) {
        EnsembleGroup coarse = coarsest(groups);
        EnsembleGroup fine = finest(groups);
        List<String> lines = new ArrayList<>();
        for (EnsembleGroup group : coarse == fine ? List.of(coarse) : List.of(coarse, fine)) {
            lines.add(Wording.count(networks, "random network", "random networks") + ", " + group.label()
                    + ": median distance "
                    + Wording.about(group.quantile(0.5))
                    + group.elsewhere()
                            .map(share -> "; " + share.words() + " end elsewhere")
                            .orElse(""));
        }
        return lines;
    }

    private static EnsembleGroup coarsest(List<EnsembleGroup> groups) {
        return groups.stream()
                .min(Comparator.comparing(EnsembleGroup::decimals))
                .orElseThrow();
    }

    private static EnsembleGroup finest(List<EnsembleGroup> groups) {
        return groups.stream()
                .max(Comparator.comparing(EnsembleGroup::decimals))
                .orElseThrow();
    }
}
