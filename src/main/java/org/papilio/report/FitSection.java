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
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.SineRegression;
import org.papilio.model.Task;
import org.papilio.number.Precisions;
import org.papilio.run.CellResult;
import org.papilio.run.TrainingComputation;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.train.Reading;

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
        Map<String, Cell> cells = Cells.byId(Cells.of(evidence.study()));
        List<Fitted> fitted = new ArrayList<>();
        for (Part part : Parts.listed(evidence, options, "parts")) {
            CellResult result = new Selection(evidence.cells())
                    .part(part.name())
                    .where("precision", "double")
                    .where("perturb", Selection.NONE)
                    .finished()
                    .filter(cell -> cells.containsKey(cell.cell()))
                    .orElseThrow(() -> new ReportException("report section 'fit': part '" + part.name()
                            + "' has no finished run in double without perturbation"));
            if (!Selection.setting(result, "task").equals("sine")) {
                throw new ReportException("report section 'fit': part '" + part.name() + "' does not learn the task sine");
            }
            Objective objective = TrainingComputation.map(cells.get(result.cell()).system()).objective();
            if (fitted.isEmpty()) {
                fitted.add(fitted("before", objective, initial(cells.get(result.cell()))));
            }
            fitted.add(fitted(
                    Labels.words(Selection.setting(result, "optimiser")) + ", " + result.steps() + " steps",
                    objective,
                    result.finalParameters().stream().map(Double::valueOf).toList()));
        }
        return Contribution.of(List.of(
                new Block.Heading(1, "What the network has learned", "fit"),
                Block.paragraph(errors(fitted)),
                picture(fitted)));
    }

    private static List<Double> initial(Cell cell) {
        Network network =
                TrainingComputation.map(cell.system()).objective().network();
        return TrainingComputation.initialCondition(cell.system())
                .parameters(Precisions.DOUBLE, network, Reading.BINARY64);
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
                        "sin 2πx",
                        x,
                        Arrays.stream(x).map(data::truth).toArray(),
                        Style.reference()));
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
