package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;
import org.papilio.model.Objective;
import org.papilio.model.SineRegression;
import org.papilio.model.Task;
import org.papilio.number.Precisions;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** Noisy samples of a sine and the networks that were fitted to them, in the units of the samples. */
final class FitSection implements Section {
    private static final int CURVE_POINTS = 300;

    @Override
    public String name() {
        return "fit";
    }

    @Override
    public String purpose() {
        return "samples of the sine regression with the network before and after training, and the true sine";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("parts", "the parts whose unperturbed run in double is drawn, a list; task sine");
    }

    @Override
    public List<String> required() {
        return List.of("parts");
    }

    /** A curve and how far it is from the truth, root mean square over the data. */
    private record Fitted(String label, DoubleUnaryOperator network, double error) {}

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        TrainingCells cells = new TrainingCells(evidence);
        List<Fitted> fitted = new ArrayList<>();
        List<Double> initial = List.of();
        for (Part part : Parts.listed(evidence, options, "parts")) {
            CellResult result = new Selection(evidence.cells())
                    .part(part.name())
                    .where("precision", "double")
                    .where("perturb", Selection.NONE)
                    .finished()
                    .orElseThrow(() -> new ReportException("report section 'fit': part '" + part.name()
                            + "' has no finished run in double without perturbation"));
            if (!Selection.setting(result, "task").equals("sine")) {
                throw new ReportException(
                        "report section 'fit': part '" + part.name() + "' does not learn the task sine");
            }
            Objective objective = cells.map(result).objective();
            if (fitted.isEmpty()) {
                initial = cells.initial(result, Precisions.DOUBLE);
                fitted.add(fitted("before", objective, initial));
            }
            fitted.add(fitted(
                    Labels.optimiser(result) + ", " + result.steps() + " steps",
                    objective,
                    result.finalParameters().stream().map(Double::valueOf).toList()));
        }
        List<Block> blocks = new ArrayList<>(List.of(
                new Block.Heading(1, "What the network has learned", "fit"),
                Block.paragraph(errors(fitted)),
                picture(fitted)));
        long shared = initial.stream().filter(FitSection::isNoise).count();
        if (shared > 0) {
            blocks.add(
                    Block.note(
                            "The weights and the noise are not independent: " + shared + " of the "
                                    + Wording.count(initial.size(), "initial weight is", "initial weights are")
                                    + " one of the normal numbers that also made the noise, because both are drawn from the same seed."));
        }
        return Contribution.of(blocks);
    }

    /** Whether a weight is the noise of a sample in units of its standard deviation, to the rounding of the sample. */
    private static boolean isNoise(double weight) {
        SineRegression data = SineRegression.data();
        double[] x = data.inputs();
        double[] samples = data.samples();
        return IntStream.range(0, x.length)
                .anyMatch(i -> Math.abs(samples[i] - data.truth(x[i]) - data.noise() * weight) < 1e-15);
    }

    private static Fitted fitted(String label, Objective objective, List<Double> parameters) {
        SineRegression data = SineRegression.data();
        DoubleUnaryOperator network = x -> data.unstandardised(output(objective, parameters, x));
        double squares = DoubleStream.of(data.inputs())
                .map(x -> network.applyAsDouble(x) - data.truth(x))
                .map(error -> error * error)
                .average()
                .orElse(Double.NaN);
        return new Fitted(label, network, Math.sqrt(squares));
    }

    private static double output(Objective objective, List<Double> parameters, double x) {

        Task single = new Task("point", List.of(List.of(new BigDecimal(x))), List.of(List.of(BigDecimal.ZERO)), false);
        return new Objective(objective.network(), single, objective.loss())
                .outputs(Precisions.DOUBLE, parameters, 0)
                .get(0);
    }

    private static String errors(List<Fitted> fitted) {
        SineRegression data = SineRegression.data();
        double[] x = data.inputs();
        double[] samples = data.samples();
        double noise = Math.sqrt(IntStream.range(0, x.length)
                .mapToDouble(i -> samples[i] - data.truth(x[i]))
                .map(error -> error * error)
                .average()
                .orElse(Double.NaN));
        return "Root-mean-square distance from the true sine at the " + x.length + " points: "
                + Wording.list(fitted.stream()
                        .map(fit -> Wording.about(fit.error()) + " (" + fit.label() + ")")
                        .toList())
                + "; the noise of the samples is " + Wording.about(noise) + ".";
    }

    private static Block.Picture picture(List<Fitted> fitted) {
        SineRegression data = SineRegression.data();
        double last = Arrays.stream(data.inputs()).max().orElseThrow();
        double[] x = IntStream.range(0, CURVE_POINTS)
                .mapToDouble(i -> last * i / (CURVE_POINTS - 1))
                .toArray();
        Style rings = new Style(Style.reference().colour(), 1, new float[0], Style.Marker.RING);
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 200))
                .x(AxisSpec.linear("x"))
                .y(AxisSpec.linear("y"))
                .series(new Series("samples", data.inputs(), data.samples(), Series.Look.POINTS, rings))
                .series(Series.of(
                        "sin 2πx", x, Arrays.stream(x).map(data::truth).toArray(), Style.reference()));
        for (int i = 0; i < fitted.size(); i++) {
            figure.series(Series.of(
                    fitted.get(i).label(),
                    x,
                    Arrays.stream(x).map(fitted.get(i).network()).toArray(),
                    Style.categorical(i)));
        }
        return new Block.Picture(
                "fit",
                figure.build(),
                Text.of("The samples, the sine to which noise was added, and the network before and after training,"
                        + " in the units of the samples."),
                "Forty noisy samples of half a period of the sine with the true curve and " + fitted.size()
                        + " curves of the network.");
    }
}
