package org.papilio.report;

import java.util.List;
import java.util.Map;
import org.papilio.run.CellResult;
import org.papilio.study.ImagesSpec;
import org.papilio.study.Part;

/** Three ways to the same gradient: how far they differ, and what each costs. */
final class GradientsSection implements Section {

    @Override
    public String name() {
        return "gradients";
    }

    @Override
    public String purpose() {
        return "images: backpropagation, layer differences and central differences of one batch, their errors and their cost";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("part", "the part with the measurement gradients");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = ImageRuns.part(evidence, options);
        List<CellResult> cells = ImageRuns.cells(evidence, part, options);
        double layers = largest(cells, "layer_difference_error");
        double central = largest(cells, "central_difference_error");
        if (Double.isNaN(layers) || Double.isNaN(central)) {
            throw new ReportException("report section 'gradients': part '" + part.name()
                    + "' did not measure them; add  measure: [gradients]");
        }
        int parameters = cells.get(0).finalParameters().size();
        int outputs = ((ImagesSpec) part.system())
                .network()
                .get(((ImagesSpec) part.system()).network().size() - 1);
        Table table = new Table.Builder("What the gradient of one batch costs, and the largest error found at "
                        + Wording.count(cells.size(), "network", "networks"))
                .words("gradient")
                .words("work")
                .numbers("error")
                .row("backpropagation", "one pass forwards, one back", "reference")
                .row(
                        "layer differences",
                        "the same, and " + 2 * outputs + " evaluations of the output layer's loss for each image",
                        Wording.about(layers))
                .row(
                        "central differences",
                        Wording.number(2L * parameters) + " passes forwards, two for each parameter",
                        Wording.about(central))
                .note("Error: the largest difference from backpropagation, over the largest derivative.")
                .build();
        return Contribution.of(List.of(
                new Block.Heading(1, "Three ways to the gradient", "gradients"),
                Block.paragraph("Central differences of the loss, parameter by parameter, take "
                        + Wording.number(2L * parameters)
                        + " forward passes of each batch; layer differences and backpropagation go forwards once and back once."
                        + " At the initial weights of " + Wording.count(cells.size(), "network", "networks")
                        + " layer differences are within " + Wording.about(layers) + " and central differences within "
                        + Wording.about(central)
                        + " of the largest derivative from backpropagation. On a smooth stretch a central difference is"
                        + " right to about h², 10⁻⁸; larger errors come from units within h of the kink of ReLU, where the"
                        + " slope jumps from 0 to 1."),
                new Block.Grid(table)));
    }

    private static double largest(List<CellResult> cells, String column) {
        return cells.stream()
                .flatMap(cell -> ImageRuns.number(cell, column).stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
    }
}
