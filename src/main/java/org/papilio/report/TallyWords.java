package org.papilio.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.VerdictTally;
import org.papilio.stats.Interval;

/** Counts of verdicts in words and as a table. */
final class TallyWords {
    private TallyWords() {}

    /** "64 % (58 to 70 %)"; a dash of no runs. */
    static String share(VerdictTally tally, Outcome outcome) {
        if (tally.runs() == 0) {
            return "–";
        }
        Interval interval = tally.interval(outcome);
        return Wording.percent(tally.share(outcome)) + " ("
                + Wording.range(whole(interval.lower()), whole(interval.upper())) + " %)";
    }

    private static String whole(double share) {
        return Wording.percent(share).replace(" %", "");
    }

    /** What runs came to, the most frequent verdict first: "64 % (58 to 70 %) transient amplification and 36 % ...". */
    static String mixture(VerdictTally tally) {
        return Wording.list(Arrays.stream(Outcome.values())
                .filter(outcome -> tally.count(outcome) > 0)
                .sorted((a, b) -> Integer.compare(tally.count(b), tally.count(a)))
                .map(outcome -> share(tally, outcome) + " " + outcome.label())
                .toList());
    }

    /**
     * A row for each group of runs, a column for each verdict that any of them has.
     *
     * @param first the head of the first column
     */
    static Table table(String caption, String first, Map<String, VerdictTally> groups) {
        List<Outcome> present = Arrays.stream(Outcome.values())
                .filter(outcome -> groups.values().stream().anyMatch(tally -> tally.count(outcome) > 0))
                .toList();
        Table.Builder table = new Table.Builder(caption).words(first).numbers("runs");
        present.forEach(outcome -> table.numbers(brief(outcome) + " (%)"));
        table.words("verdict");
        groups.forEach((label, tally) -> {
            List<Text> row = new ArrayList<>();
            row.add(Text.of(label));
            row.add(Text.of(Wording.number(tally.runs())));
            present.forEach(outcome -> row.add(Text.of(share(tally, outcome).replace(" %", ""))));
            row.add(Text.of(brief(tally.verdict())));
            table.row(row);
        });
        return table.note(
                        "Transient: transient amplification. Chaos: sustained chaos. In brackets: Wilson's 95 % score "
                                + "interval" + independent(groups) + ".")
                .build();
    }

    /** For how many trials, where runs are not independent. */
    private static String independent(Map<String, VerdictTally> groups) {
        List<String> fewer = groups.entrySet().stream()
                .filter(group ->
                        group.getValue().independent() < group.getValue().runs())
                .map(group -> Wording.number(group.getValue().independent()) + " of " + group.getKey())
                .toList();
        return fewer.isEmpty() ? "" : " for as many trials as there are independent runs: " + Wording.list(fewer);
    }

    private static String brief(Outcome outcome) {
        return switch (outcome) {
            case TRANSIENT_AMPLIFICATION -> "transient";
            case SUSTAINED_CHAOS -> "chaos";
            case CONTRACTING, DIVERGED, UNDECIDED -> outcome.label();
        };
    }
}
