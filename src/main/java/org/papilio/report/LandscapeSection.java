package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.study.Part;

/** Why differences grow: how sharp the loss is for the learning rate, and which saddles a run passes. */
final class LandscapeSection implements Section {
    private static final String RADIUS = "1";

    @Override
    public String name() {
        return "landscape";
    }

    @Override
    public String purpose() {
        return "sharpness and negative curvature of the loss along the runs against the learning rate, and the saddles on "
                + "the way with predicted and measured escape";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>(TracedRun.OPTIONS);
        options.put(
                "radius",
                "the distance (Euclidean, in parameters) within which a saddle counts as passed, and beyond which as "
                        + "left; " + RADIUS + " unless given");
        return options;
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        double radius = radius(options);
        List<TracedRun> runs = TracedRun.of(evidence, part, options);
        List<LandscapeRun> landscapes;
        try {
            landscapes = runs.parallelStream()
                    .map(run -> LandscapeRun.of(run, radius))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ReportException("report section 'landscape': " + e.getMessage());
        }
        String anchor = Labels.anchor("landscape-" + part.name());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Why differences grow", anchor));
        List<String> answer = new ArrayList<>();
        LandscapeProse.cause(landscapes).ifPresent(words -> {
            answer.add(words);
            blocks.add(Block.paragraph(words));
        });
        blocks.add(LandscapeFigures.sharpness(anchor, landscapes));
        blocks.add(Block.paragraph(LandscapeProse.caveat(landscapes)));
        blocks.add(new Block.Grid(LandscapeProse.sharpness(landscapes)));
        blocks.add(new Block.Heading(2, "Saddles on the way", anchor + "-saddles"));
        blocks.add(Block.paragraph(LandscapeProse.saddles(landscapes, radius)));
        if (landscapes.stream().anyMatch(run -> !run.passages().isEmpty())) {
            blocks.add(new Block.Grid(LandscapeProse.passages(landscapes, radius)));
        }
        return new Contribution(answer, List.of(), blocks);
    }

    private static double radius(Options options) {
        String text = options.text("radius", RADIUS);
        try {
            double radius = new BigDecimal(text).doubleValue();
            if (radius > 0) {
                return radius;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ReportException(
                "report section 'landscape': the radius must be a positive number, got '" + text + "'");
    }
}
