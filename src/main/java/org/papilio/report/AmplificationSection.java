package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.study.Part;

/** What the training map does to a tiny difference: by how much it grows, when, where, and the verdict. */
final class AmplificationSection implements Section {

    @Override
    public String name() {
        return "amplification";
    }

    @Override
    public String purpose() {
        return "how the training map amplifies a tiny difference, step by step and phase by phase, with the verdict, the "
                + "growth rates and all finite-time exponents";
    }

    @Override
    public Map<String, String> options() {
        return TracedRun.OPTIONS;
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        List<TracedRun> runs = TracedRun.of(evidence, part, options);
        List<AmplifiedRun> amplified;
        try {
            amplified = runs.parallelStream().map(AmplifiedRun::of).toList();
        } catch (IllegalArgumentException e) {
            throw new ReportException("report section 'amplification': " + e.getMessage());
        }
        List<Block> blocks = new ArrayList<>();
        String anchor = Labels.anchor("amplification-" + part.name());
        boolean several = evidence.study().report().stream()
                        .filter(asked -> asked.name().equals(name()))
                        .count()
                > 1;
        String about = Labels.words(part.name());
        blocks.add(new Block.Heading(1, "Chaos, or a sensitive passage?" + (several ? " Part " + about : ""), anchor));
        String verdict = (several ? Wording.capital(about) + ": " : "") + AmplificationProse.verdict(amplified);
        String passage = AmplificationProse.passage(amplified);
        blocks.add(Block.paragraph(verdict + " " + AmplificationProse.meaning(amplified)));
        blocks.add(AmplificationFigures.amplification(anchor, amplified));
        blocks.add(Block.paragraph(passage + " " + Phases.RULE));
        blocks.add(new Block.Grid(AmplificationProse.verdicts(amplified)));
        blocks.add(AmplificationFigures.rates(anchor, amplified));
        blocks.add(new Block.Grid(AmplificationProse.places(amplified)));
        if (runs.size() == TracedRun.MOST) {
            blocks.add(
                    Block.note("At most " + TracedRun.MOST + " runs are explained one by one, the first of the part."));
        }
        List<AmplifiedRun> measured =
                amplified.stream().filter(run -> run.spectrum().isPresent()).toList();
        if (!measured.isEmpty()) {
            blocks.add(new Block.Heading(2, "In how many directions differences grow", anchor + "-spectrum"));
            blocks.add(Block.paragraph(AmplificationProse.spectrum(measured)));
            blocks.add(AmplificationFigures.spectrum(anchor, measured));
        }
        List<String> answer = new ArrayList<>(List.of(verdict));
        Optional.of(passage).filter(words -> !words.isEmpty() && !several).ifPresent(answer::add);
        return new Contribution(answer, List.of(verdict), blocks);
    }
}
