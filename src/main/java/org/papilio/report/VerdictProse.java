package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.papilio.chaos.Verdict;

/** Verdicts over an axis in words. */
final class VerdictProse {

    /** A verdict counts as present where at least this share of runs has it with 95 % confidence. */
    private static final double PRESENT = 0.05;

    private VerdictProse() {}

    /** From which value on differences are amplified, and from which on chaos is sustained. */
    static String onset(List<VerdictGroup> groups, String axis, String of) {
        String where = of.isEmpty() ? "" : "With " + of + ", ";
        int runs = groups.get(0).solved().total();
        String transients = first(
                        groups,
                        g -> g.share(Verdict.Outcome.TRANSIENT_AMPLIFICATION).low() > PRESENT)
                .map(g -> "transient amplification appears at " + axis + " " + g.value() + ", in "
                        + g.share(Verdict.Outcome.TRANSIENT_AMPLIFICATION).words() + " of " + runs + " runs")
                .orElse("transient amplification appears at no " + axis);
        String chaos = first(
                        groups, g -> g.share(Verdict.Outcome.SUSTAINED_CHAOS).low() > PRESENT)
                .map(g -> "sustained chaos at " + g.value() + ", in "
                        + g.share(Verdict.Outcome.SUSTAINED_CHAOS).words())
                .orElse("sustained chaos at none of the " + groups.size() + " values");
        String sentence = where + transients + "; " + chaos + ".";
        return of.isEmpty() ? Wording.capital(sentence) : sentence;
    }

    /** Where most runs solve the task, and where the solved ones are fastest. */
    static String solved(List<VerdictGroup> groups, String axis) {
        VerdictGroup most = mostSolved(groups);
        Optional<VerdictGroup> fastest = groups.stream()
                .filter(g -> g.stepsToSolve().size() >= 10)
                .min(java.util.Comparator.comparing(g -> Grouping.quantile(g.stepsToSolve(), 0.5)));
        return "Most runs solve the task at " + axis + " " + most.value() + ": "
                + most.solved().words() + "."
                + fastest.map(g -> " Those that do are fastest at " + g.value() + ", after "
                                + Wording.about(Grouping.quantile(g.stepsToSolve(), 0.5)) + " steps in the median.")
                        .orElse("");
    }

    /** Lines for the terminal. */
    static List<String> summary(List<VerdictGroup> groups, String axis, String of) {
        String start = of.isEmpty() ? "" : of + ": ";
        VerdictGroup most = mostSolved(groups);
        return List.of(start + "most runs solve the task at " + axis + " " + most.value() + ": "
                + most.solved().words());
    }

    private static VerdictGroup mostSolved(List<VerdictGroup> groups) {
        return groups.stream()
                .max(java.util.Comparator.comparing(g -> g.solved().value()))
                .orElseThrow();
    }

    private static Optional<VerdictGroup> first(List<VerdictGroup> groups, Predicate<VerdictGroup> condition) {
        return groups.stream().filter(condition).findFirst();
    }

    /** A row for each value of the axis. */
    static Table table(List<VerdictGroup> groups, String axis, String of) {
        List<Table.Column> columns = new ArrayList<>(List.of(new Table.Column(axis, Table.Align.LEFT)));
        for (String head :
                List.of("runs", "transient", "chaos", "diverged", "digits grown", "solved", "steps to solve")) {
            columns.add(new Table.Column(head, Table.Align.RIGHT));
        }
        List<List<Text>> rows = new ArrayList<>();
        for (VerdictGroup group : groups) {
            rows.add(List.of(
                    Text.of(group.value()),
                    Text.of(Integer.toString(group.solved().total())),
                    Text.of(group.share(Verdict.Outcome.TRANSIENT_AMPLIFICATION).words()),
                    Text.of(group.share(Verdict.Outcome.SUSTAINED_CHAOS).words()),
                    Text.of(group.share(Verdict.Outcome.DIVERGED).words()),
                    Text.of(median(group.digits())),
                    Text.of(group.solved().words()),
                    Text.of(median(group.stepsToSolve()))));
        }
        return new Table(
                Text.of("Verdicts and solutions by " + axis + (of.isEmpty() ? "" : ", " + of) + "."),
                columns,
                rows,
                Text.of(
                        "In brackets 95 % intervals (Wilson). Digits grown: decimal digits by which a tiny initial difference"
                                + " grows at its peak, median. Steps to solve: median of those that do, from then on every sample is right."),
                Table.Width.FULL);
    }

    private static String median(List<Double> ascending) {
        return ascending.isEmpty() ? "–" : Wording.about(Grouping.quantile(ascending, 0.5));
    }
}
