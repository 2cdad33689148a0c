package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.BoxFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.Sample;
import org.papilio.chart.Theme;
import org.papilio.number.Precisions;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** How the final loss answers to perturbations of different sizes, and where a published value lies among the answers. */
final class PerturbationsSection implements Section {

    @Override
    public String name() {
        return "perturbations";
    }

    @Override
    public String purpose() {
        return "change of the final loss under perturbations of the initial weights, by their size";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part shown; its axis perturb has none and perturbations of several sizes",
                "exact", "a part whose most precise run gives the exact final loss; may be left out",
                "reference", "file of published numbers as for published-run; may be left out",
                "run", "name of the run in that file whose last printed loss is drawn in");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        Selection cells = new Selection(evidence.cells()).part(part.name());
        CellResult base = cells.where("perturb", Selection.NONE)
                .finished()
                .orElseThrow(() -> new ReportException("report section 'perturbations': part '" + part.name()
                        + "' has no finished run without perturbation; add none to its axis perturb"));
        List<PerturbationGroup> groups = PerturbationGroup.of(cells.cells()).stream()
                .filter(group -> !group.losses().isEmpty())
                .toList();
        if (groups.isEmpty()) {
            throw new ReportException("report section 'perturbations': part '" + part.name()
                    + "' has no finished run with a perturbation; add some to its axis perturb");
        }
        Perturbed perturbed = new Perturbed(
                Labels.optimiser(base),
                base.loss(),
                groups,
                exact(evidence, options),
                published(evidence, options, base.steps()));
        String anchor = Labels.anchor(part.name());
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Heading(1, "How much a tiny difference matters: " + perturbed.name(), "perturbed-" + anchor));
        blocks.add(Block.paragraph(String.join(" ", perturbed.sentences())));
        blocks.add(new Block.Grid(perturbed.table()));
        blocks.add(changes(anchor, perturbed));
        perturbed.published().ifPresent(value -> blocks.add(losses(anchor, perturbed, value)));
        return new Contribution(perturbed.answer(), List.of(), blocks);
    }

    private static Optional<Double> exact(Evidence evidence, Options options) {
        return options.text("exact").isEmpty()
                ? Optional.empty()
                : Parts.listed(evidence, options, "exact").stream()
                        .flatMap(part -> new Selection(evidence.cells())
                                .part(part.name()).where("perturb", Selection.NONE).cells().stream())
                        .filter(Selection::usable)
                        .max(Comparator.comparing(
                                (CellResult cell) -> Precisions.named(Selection.setting(cell, "precision"))
                                        .digits()))
                        .map(CellResult::loss);
    }

    private static Optional<BigDecimal> published(Evidence evidence, Options options, int steps) {
        if (options.text("reference").isEmpty()) {
            return Optional.empty();
        }
        String file = options.required("reference");
        return Optional.ofNullable(PublishedRun.read(
                        evidence.reference(file)
                                .orElseThrow(() -> new ReportException(
                                        "report section 'perturbations': no reference file " + file + " in data/")),
                        options.required("run"))
                .losses()
                .get(steps));
    }

    private static Block.Picture changes(String anchor, Perturbed perturbed) {
        List<Sample> samples = perturbed.groups().stream()
                .map(group -> new Sample(group.label(), Curves.values(group.changes(perturbed.base()))))
                .toList();
        return new Block.Picture(
                "perturbed-" + anchor,
                new BoxFigure(
                        Layout.titled("").size(Theme.FULL_WIDTH, 160),
                        "size of the perturbation of the initial weights",
                        AxisSpec.log("change of the final loss"),
                        samples),
                Text.of("How far the final loss moves when the initial weights are moved, a dot a run."),
                "Boxes and dots on a logarithmic axis: change of the final loss for each size of perturbation.");
    }

    private static Block.Picture losses(String anchor, Perturbed perturbed, BigDecimal published) {
        double origin = published.doubleValue();
        double unit = perturbed.unit();
        List<Sample> samples = new ArrayList<>();
        for (PerturbationGroup group : perturbed.groups()) {
            samples.add(new Sample(
                    group.label(),
                    group.losses().stream()
                            .mapToDouble(loss -> (loss - origin) / unit)
                            .toArray()));
        }
        BoxFigure figure = new BoxFigure(
                        Layout.titled("").size(Theme.FULL_WIDTH, 160),
                        "size of the perturbation of the initial weights",
                        AxisSpec.linear("loss − published (" + Wording.decadeOf(unit) + ")"),
                        samples)
                .horizontal("published", 0);
        if (perturbed.exact().isPresent()) {
            figure = figure.horizontal("exact", (perturbed.exact().get() - origin) / unit);
        }
        return new Block.Picture(
                "perturbed-published-" + anchor,
                figure,
                Text.of("Final losses less the published " + published.toPlainString() + ", a dot a run, in units of "
                        + Wording.decadeOf(unit) + "."),
                "Boxes and dots: final loss less the published one for each size of perturbation, with lines at the published"
                        + " and the exact value.");
    }
}
