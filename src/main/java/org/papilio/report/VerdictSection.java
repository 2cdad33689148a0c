package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.VerdictRule;
import org.papilio.chaos.VerdictTally;
import org.papilio.run.StudyVerdict;

/** The verdict on the whole study and on its parts, with the numbers and the rule that decide it. Every report has it. */
final class VerdictSection implements Section {
    static final String NAME = "verdict";

    /** More parts than these are listed in the table only. */
    private static final int MOST_PARTS = 6;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String purpose() {
        return "the verdict on the study and on each of its parts, and the rule that decides it; every report has it";
    }

    @Override
    public Map<String, String> options() {
        return Map.of();
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        StudyVerdict verdict = evidence.verdict();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "The verdict", NAME));
        blocks.add(Block.paragraph(
                sentence(verdict.all()) + counted(evidence.cells().size(), verdict.all())));
        Map<String, VerdictTally> rows = new LinkedHashMap<>();
        if (verdict.parts().size() > 1) {
            verdict.parts().forEach((part, tally) -> rows.put("part " + part, tally));
        }
        rows.put("the whole study", verdict.all());
        blocks.add(new Block.Grid(TallyWords.table("Shares of verdicts.", "Runs of", rows)));
        blocks.add(Block.note(rule()));
        return Contribution.of(blocks);
    }

    /** The first lines of the answer. */
    static String answer(StudyVerdict verdict) {
        if (!hasParts(verdict)) {
            return sentence(verdict.all());
        }
        List<String> parts = new ArrayList<>();
        verdict.parts()
                .forEach((part, tally) -> parts.add(part + " " + tally.verdict().label()
                        + tally.leading()
                                .filter(leading -> leading == tally.verdict())
                                .map(leading -> " (" + Wording.percent(tally.share(leading)) + " of "
                                        + Wording.count(tally.runs(), "run", "runs") + ")")
                                .orElse("")));
        return sentence(verdict.all()) + " By part: " + Wording.list(parts) + ".";
    }

    private static boolean hasParts(StudyVerdict verdict) {
        return verdict.parts().size() > 1 && verdict.parts().size() <= MOST_PARTS;
    }

    /** The verdict on some runs, with its share. */
    static String sentence(VerdictTally tally) {
        Outcome verdict = tally.verdict();
        if (tally.runs() == 0) {
            return "Verdict: undecided, for there is no run to judge.";
        }
        String of = Wording.count(tally.runs(), "run", "runs");
        if (tally.runs() == 1) {
            return "Verdict: " + verdict.label() + ", the verdict on the only run.";
        }
        Outcome leading = tally.leading().orElseThrow();
        return leading == verdict
                ? "Verdict: " + verdict.label() + ", for " + TallyWords.share(tally, verdict) + " of " + of
                        + others(tally, verdict) + "."
                : "Verdict: undecided, because no verdict holds for more than half of the runs with 95 % confidence. Of "
                        + of + ", " + TallyWords.mixture(tally) + ".";
    }

    private static String others(VerdictTally tally, Outcome verdict) {
        int rest = tally.runs() - tally.count(verdict);
        if (rest == 0) {
            return "";
        }
        List<String> words = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            if (outcome != verdict && tally.count(outcome) > 0) {
                words.add(Wording.percent(tally.share(outcome)) + " " + outcome.label());
            }
        }
        return "; " + Wording.list(words);
    }

    private static String counted(int cells, VerdictTally tally) {
        List<String> words = new ArrayList<>();
        if (tally.runs() < cells) {
            words.add("The " + Wording.number(cells) + " cells are " + Wording.count(tally.runs(), "run", "runs")
                    + ": cells that differ only in precision, gradient or the reading of numbers repeat one training, and "
                    + "the most precise of them counts.");
        }
        if (tally.independent() < tally.runs()) {
            words.add("The intervals are those of " + Wording.number(tally.independent())
                    + " independent runs: one draw of initial weights, rounded in several ways, is one draw.");
        }
        return words.isEmpty() ? "" : " " + String.join(" ", words);
    }

    private static String rule() {
        VerdictRule rule = VerdictRule.STANDARD;
        return "How a run is judged: by the growth of a tiny difference along it, from the derivative of the training step. "
                + "Diverged: the run left all bounds. Sustained chaos: the growth rate over the second half is above 0 "
                + "with 95 % confidence, differences grow by a factor of 1000 or more there, and still do at the end. "
                + "Undecided: fewer than " + rule.fewestPoints()
                + " steps, or differences still grow at the end, but too little for an exponent. Otherwise transient "
                + "amplification if the worst difference ever grew by more than a factor of 10, and contracting if not. The "
                + "verdict holds for the steps that were made: a run that is still leaving a plateau at its end looks like "
                + "sustained chaos, and only a longer run tells. The verdict on the study is the one that most runs have, if its 95 % interval lies above one half, and "
                + "undecided if no interval does.";
    }

    /** The first lines of the summary; none where no run has a verdict. */
    static List<String> summary(StudyVerdict verdict) {
        List<String> lines = new ArrayList<>();
        if (!verdict.isReached()) {
            return lines;
        }
        lines.add(line("verdict: ", verdict.all()));
        if (hasParts(verdict)) {
            verdict.parts().forEach((part, tally) -> lines.add(line("  part " + part + ": ", tally)));
        }
        return lines;
    }

    private static String line(String start, VerdictTally tally) {
        String end = tally.leading()
                .map(leading -> (leading == tally.verdict() ? "" : "; most often " + leading.label()) + ", "
                        + TallyWords.share(tally, leading) + " of " + Wording.count(tally.runs(), "run", "runs"))
                .orElse(", no runs");
        return start + tally.verdict().label() + end;
    }
}
