package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** How long each precision follows the true trajectory, how long it should, and what of its digits is left. */
final class HorizonsSection implements Section {

    @Override
    public String name() {
        return "horizons";
    }

    @Override
    public String purpose() {
        return "the step at which each precision leaves the referee's trajectory, beside the prediction from its rounding "
                + "errors and the amplification of the map, and the digits that the arithmetic and the map take";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>(TracedRun.OPTIONS);
        options.remove("precision");
        options.put("part", "the part with the axis precision; it needs record: all");
        options.put("referee", "precision of the referee, the most exact one unless given");
        options.put(
                "tolerance",
                "a run with a parameter off by more than this has left the true trajectory; 0.01 unless given");
        return options;
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        double tolerance = tolerance(options);
        Map<String, Object> chosen = new LinkedHashMap<>(options.values());
        options.text("referee").ifPresent(referee -> chosen.put("precision", referee));
        List<TracedRun> truths = TracedRun.of(evidence, part, new Options(name(), chosen)).stream()
                .filter(run -> Selection.usable(run.cell()))
                .toList();
        Map<TracedRun, List<CellResult>> others = new LinkedHashMap<>();
        for (TracedRun truth : truths) {
            List<CellResult> found = HorizonCase.others(evidence, truth);
            if (!found.isEmpty()) {
                others.put(truth, found);
            }
        }
        if (others.isEmpty()) {
            throw new ReportException(
                    "report section 'horizons': part '" + part.name() + "' has no finished run in two "
                            + "precisions, every step recorded; add an axis  precision: [double, decimal(50)]  and  record: all");
        }
        List<HorizonCase> cases;
        try {
            cases = List.copyOf(others.keySet()).parallelStream()
                    .map(truth -> HorizonCase.of(evidence, truth, others.getOrDefault(truth, List.of()), tolerance))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ReportException("report section 'horizons': " + e.getMessage());
        }
        String referee = Selection.setting(cases.get(0).truth().cell(), "precision");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "What each precision can follow, and why", "precisions"));
        blocks.add(Block.paragraph(HorizonsProse.precisions(cases, referee, tolerance)));
        blocks.add(HorizonsFigures.precisions(cases, referee, tolerance));
        blocks.add(Block.paragraph(HorizonsProse.agreement(cases, tolerance)));
        blocks.add(new Block.Grid(HorizonsProse.leaving(cases, referee, tolerance)));
        String digits = HorizonsProse.digits(cases);
        blocks.add(new Block.Heading(2, "How many digits the map takes, and how many the arithmetic", "round-off"));
        blocks.add(Block.paragraph(digits));
        blocks.add(new Block.Grid(HorizonsProse.roundOff(cases)));
        return new Contribution(List.of(digits), List.of(digits), blocks);
    }

    private static double tolerance(Options options) {
        String text = options.text("tolerance", Double.toString(DivergenceSection.LEFT));
        try {
            double tolerance = new BigDecimal(text).doubleValue();
            if (tolerance > 0) {
                return tolerance;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ReportException(
                "report section 'horizons': the tolerance must be a positive number, got '" + text + "'");
    }
}
