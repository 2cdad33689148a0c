package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.papilio.chaos.KaplanYorke;
import org.papilio.chaos.Verdict;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.stats.Interval;

/** Amplification in sentences and tables. */
final class AmplificationProse {

    /** From this share of the digits lost in one window on, the amplification is one passage. */
    private static final double ONE_PASSAGE = 0.5;

    private AmplificationProse() {}

    /** The verdicts, and the numbers that decide them. */
    static String verdict(List<AmplifiedRun> runs) {
        Map<Outcome, List<AmplifiedRun>> outcomes = new LinkedHashMap<>();
        for (AmplifiedRun run : runs) {
            outcomes.computeIfAbsent(run.verdict().outcome(), k -> new ArrayList<>())
                    .add(run);
        }
        List<String> parts = outcomes.entrySet().stream()
                .sorted(Comparator.comparing(outcome -> -outcome.getValue().size()))
                .map(outcome -> verdict(outcome.getKey(), outcome.getValue(), runs.size()))
                .toList();
        return "Is it chaos? " + String.join(". ", parts) + ".";
    }

    private static String verdict(Outcome outcome, List<AmplifiedRun> runs, int all) {
        String who = runs.size() == all
                ? all == 1 ? "The verdict on the run" : "The verdict on all " + all + " runs"
                : "The verdict on " + runs.size() + " of " + all + " runs ("
                        + Wording.list(runs.stream().map(AmplifiedRun::label).toList()) + ")";
        return who + " is " + outcome.label() + decided(outcome, runs);
    }

    private static String decided(Outcome outcome, List<AmplifiedRun> runs) {
        String digits = range(runs, run -> run.verdict().peakDigits());
        String step = range(runs, run -> run.verdict().peakStep());
        return switch (outcome) {
            case TRANSIENT_AMPLIFICATION ->
                ": a tiny initial difference grows until it costs " + digits + " decimal digits, at step " + step
                        + ", and grows no more after it" + zero(runs);
            case SUSTAINED_CHAOS ->
                ": a tiny initial difference grows at a rate of "
                        + range(runs, run -> run.verdict().tailExponent().orElse(Double.NaN))
                        + " nats a step throughout the second half";
            case CONTRACTING -> ": a tiny initial difference costs at most " + digits + " decimal digits";
            case DIVERGED -> "";
            case UNDECIDED -> runs.size() == 1 ? ": " + runs.get(0).verdict().reason() : "";
        };
    }

    private static String zero(List<AmplifiedRun> runs) {
        List<Interval> intervals = runs.stream()
                .flatMap(run -> run.verdict().tailInterval().stream())
                .toList();
        long around =
                intervals.stream().filter(i -> i.lower() <= 0 && i.upper() >= 0).count();
        return intervals.isEmpty()
                ? ""
                : " (the 95 % interval of the growth rate over the second half contains 0 in " + around + " of "
                        + intervals.size() + ")";
    }

    /** What separates chaos from a transient. */
    static String meaning(List<AmplifiedRun> runs) {
        boolean chaos = runs.stream().anyMatch(run -> run.verdict().outcome() == Outcome.SUSTAINED_CHAOS);
        return "Measured is the largest factor by which the training map stretches an infinitely small difference of the "
                + "initial condition, from the exact derivative of every step along the trajectory of the run itself. "
                + (chaos
                        ? "Where it goes on growing at a steady rate on weights that stay bounded, that is chaos."
                        : "Chaos would be growth at a steady rate for as long as one looks; a transient has an end.");
    }

    /** In which phase differences grow, and whether in one place or in many; empty if nothing grows. */
    static String passage(List<AmplifiedRun> runs) {
        List<AmplifiedRun> grown = runs.stream()
                .filter(run -> run.verdict().peakDigits() > 1 && run.steps() > 1)
                .toList();
        if (grown.isEmpty()) {
            return "";
        }
        List<String> shares = new ArrayList<>();
        for (String phase : List.of(Phases.PLATEAU, Phases.CROSSING, Phases.SETTLING)) {
            List<Double> lost = grown.stream()
                    .map(run -> run.shareUntilPeak(phase))
                    .filter(share -> share > 0.005)
                    .toList();
            if (!lost.isEmpty()) {
                shares.add(percents(lost) + " are lost "
                        + switch (phase) {
                            case Phases.PLATEAU -> "on the plateau at the start";
                            case Phases.CROSSING -> "in the crossing";
                            default -> "while the run settles";
                        }
                        + (lost.size() == grown.size() ? "" : " (" + lost.size() + " of " + grown.size() + " runs)"));
            }
        }
        List<Double> steepest = grown.stream()
                .map(run -> run.steepest().getValue() / run.verdict().peakDigits())
                .toList();
        double most = steepest.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double least = steepest.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        String window = grown.get(0).window() == 1
                ? "the one step"
                : "the " + grown.get(0).window() + " steps";
        String verb = grown.get(0).window() == 1 ? " that costs most costs " : " in a row that cost most cost ";
        String ridge = most < ONE_PASSAGE
                ? "It is not one narrow ridge crossed once: " + window + verb + "only " + percents(steepest)
                        + " of the digits."
                : least >= ONE_PASSAGE
                        ? "It is mostly one passage: " + window + verb + percents(steepest) + " of the digits."
                        : Wording.capital(window) + verb + percents(steepest) + " of the digits.";
        return "Of the digits lost at the peak, " + Wording.list(shares) + ". " + ridge;
    }

    /** The verdict on each run with its numbers. */
    static Table verdicts(List<AmplifiedRun> runs) {
        Table.Builder table = new Table.Builder("The verdict on each run, and the numbers that decide it.")
                .words("Run")
                .words("verdict")
                .numbers("digits lost at the peak")
                .numbers("at step")
                .numbers("at the end")
                .numbers("growth rate of the second half");
        for (AmplifiedRun run : runs) {
            Verdict verdict = run.verdict();
            table.row(
                    run.label(),
                    verdict.outcome().label(),
                    Wording.significant(verdict.peakDigits(), 3),
                    Long.toString(verdict.peakStep()),
                    Wording.significant(verdict.finalDigits(), 3),
                    verdict.tailExponent()
                            .flatMap(rate -> verdict.tailInterval()
                                    .map(i -> Wording.about(rate) + " (" + Wording.about(i.lower()) + " to "
                                            + Wording.about(i.upper()) + ")"))
                            .orElse("–"));
        }
        return table.note(
                        "Digits lost: decimal logarithm of the growth factor of the worst tiny difference. Growth rate: "
                                + "mean over the second half of the run, nats a step, with its 95 % interval. Rule: the growth has "
                                + "ended when the last tenth of the run adds less than 5 % to it; then the verdict is transient "
                                + "amplification if a difference ever grew tenfold, else contracting.")
                .build();
    }

    /** When the growth takes place, where it comes from and where it shows. */
    static Table places(List<AmplifiedRun> runs) {
        Table.Builder table = new Table.Builder(
                        "When digits are lost, which initial weights the lost digits are due to, and in which weights they show.")
                .words("Run")
                .numbers("plateau")
                .numbers("crossing")
                .numbers("settling")
                .words("steepest steps")
                .words("due to")
                .words("shows in");
        for (AmplifiedRun run : runs) {
            Map.Entry<Integer, Double> steepest = run.steepest();
            table.row(
                    run.label(),
                    gained(run.digits(Phases.PLATEAU)),
                    gained(run.digits(Phases.CROSSING)),
                    gained(run.digits(Phases.SETTLING)),
                    gained(steepest.getValue()) + " in " + steepest.getKey() + "–"
                            + Math.min(run.steps(), steepest.getKey() + run.window()),
                    run.source(),
                    run.response());
        }
        return table.note("Digits lost in each phase; below 0 where differences shrink. Due to, shows in: the initial "
                        + "difference that is amplified most until the peak, and what it has become there, as shares of the "
                        + "squared length, with the largest parameters.")
                .build();
    }

    /** What the finite-time exponents say. */
    static String spectrum(List<AmplifiedRun> runs) {
        List<int[]> counts = runs.stream().map(AmplifiedRun::directions).toList();
        int all = runs.get(0).spectrum().orElseThrow().nats().size();
        String words = "An infinitely small difference of the initial condition has " + all
                + " independent directions. Over the whole run differences grew in "
                + range(counts, 0) + " of them, stayed as they were in " + range(counts, 1) + " and shrank in "
                + range(counts, 2) + ". The exponents are the mean growth rates along them, exact for these "
                + Wording.count(runs.get(0).steps(), "step", "steps")
                + ": the number above 0 is the number of directions in which an initial difference ends larger than it "
                + "began.";
        List<String> dimensions = new ArrayList<>();
        for (AmplifiedRun run : runs) {
            OptionalDouble dimension =
                    KaplanYorke.dimension(run.spectrum().orElseThrow().exponents());
            if (run.verdict().outcome() == Outcome.SUSTAINED_CHAOS && dimension.isPresent()) {
                dimensions.add(Wording.about(dimension.getAsDouble()) + " (" + run.label() + ")");
            }
        }
        return words
                + (dimensions.isEmpty()
                        ? " A Kaplan-Yorke dimension is not given: it describes an attractor on which chaos is sustained, and "
                                + "no run here has that verdict."
                        : " The Kaplan-Yorke dimension, as if these exponents held for ever, is "
                                + Wording.list(dimensions) + ".");
    }

    private static String range(List<int[]> counts, int which) {
        return Wording.span(counts.stream().mapToDouble(c -> c[which]));
    }

    private static String range(List<AmplifiedRun> runs, ToDoubleFunction<AmplifiedRun> value) {
        return Wording.span(runs.stream().mapToDouble(value));
    }

    private static String gained(double digits) {
        return Math.abs(digits) < 0.05 ? "0" : Wording.about(digits);
    }

    private static String percents(List<Double> shares) {
        return Wording.percentSpan(shares.stream().mapToDouble(Double::doubleValue));
    }
}
