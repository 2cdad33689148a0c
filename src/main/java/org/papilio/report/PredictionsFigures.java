package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.GridFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.RegionFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;
import org.papilio.model.Objective;
import org.papilio.model.Task;
import org.papilio.number.Precisions;
import org.papilio.run.CellResult;
import org.papilio.study.CsvTask;
import org.papilio.study.Part;
import org.papilio.study.TrainingSpec;
import org.papilio.train.Classifier;

/** What two networks answer everywhere, where a picture can show it: with two inputs and classes, or one input and one target. */
final class PredictionsFigures {
    private static final int CELLS = 120;
    private static final int CURVE_POINTS = 300;
    private static final int MOST_CLASSES = 8;
    private static final double MARGIN = 0.06;

    private final TrainingCells cells;
    private final ComparedAnswers.Outputs outputs;

    PredictionsFigures(TrainingCells cells, ComparedAnswers.Outputs outputs) {
        this.cells = cells;
        this.outputs = outputs;
    }

    /** The figure of a pair; empty where none could show it. */
    Optional<Block> of(Part part, ComparedAnswers pair) {
        Objective objective = outputs.objective(pair.cell());
        int inputs = objective.task().inputs().get(0).size();
        int targets = objective.task().targets().get(0).size();
        if (objective.task().classification() && inputs == 2 && Math.max(2, targets) <= MOST_CLASSES) {
            return Optional.of(regions(part, pair, objective));
        }
        return inputs == 1 && targets == 1 && !objective.task().classification()
                ? Optional.of(curves(part, pair, objective))
                : Optional.empty();
    }

    private String words(Part part, ComparedAnswers pair) {
        return "part " + part.name() + ", " + pair.group()
                + cells.spec(pair.cell()).seed().map(seed -> ", seed " + seed).orElse("");
    }

    private Block regions(Part part, ComparedAnswers pair, Objective objective) {
        double[] x = column(objective.task(), 0);
        double[] y = column(objective.task(), 1);
        double[] xs = ends(x);
        double[] ys = ends(y);
        Task plane = plane(xs, ys, objective.task().targets().get(0).size());
        int[][] before = classes(objective, plane, cells.initial(pair.reference(), Precisions.DOUBLE));
        int[][] reference = classes(objective, plane, ComparedAnswers.parameters(pair.reference()));
        int[][] run = classes(objective, plane, ComparedAnswers.parameters(pair.cell()));
        int marked = 0;
        int[][] differing = new int[CELLS][CELLS];
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                boolean same = run[row][column] == reference[row][column];
                differing[row][column] = same ? run[row][column] : RegionFigure.MARKED;
                marked += same ? 0 : 1;
            }
        }
        List<Series> points = points(objective, names(pair.cell()), x, y);
        List<String> axes = axes(pair.cell());
        List<RegionFigure> panels = new ArrayList<>();
        String mark = "the two answer differently";
        List<int[][]> planes = List.of(before, reference, differing);
        List<String> titles = List.of("before training", "the reference", "the run, and where it differs");
        for (int i = 0; i < planes.size(); i++) {
            panels.add(new RegionFigure(
                    Layout.titled(titles.get(i)),
                    AxisSpec.linear(axes.get(0)).range(xs[0], xs[1]),
                    AxisSpec.linear(axes.get(1)).range(ys[0], ys[1]),
                    planes.get(i),
                    i == 2 ? mark : "",
                    points));
        }
        return new Block.Picture(
                "predictions-" + Labels.anchor(part.name()),
                new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, 168), 3, panels),
                Text.of(
                        "What the networks answer for every pair of inputs, in the colour of the class, with the samples ("
                                + words(part, pair) + ", the pair that differs most). The two trained networks answer"
                                + " differently to " + pair.differing() + " of the " + pair.samples()
                                + " samples and on "
                                + Wording.percent(marked / (double) (CELLS * CELLS)) + " of the area shown."),
                "Three maps of the two inputs divided into classes: before training, the reference run, and the compared run"
                        + " with the places marked where the two differ.");
    }

    private static int[][] classes(Objective objective, Task plane, List<Double> parameters) {
        Classifier<Double> classifier = new Classifier<>(Precisions.DOUBLE, objective);
        Objective there = new Objective(objective.network(), plane, objective.loss());
        int[][] classes = new int[CELLS][CELLS];
        for (int i = 0; i < CELLS * CELLS; i++) {
            classes[i / CELLS][i % CELLS] = classifier.answer(there.outputs(Precisions.DOUBLE, parameters, i));
        }
        return classes;
    }

    /** The middles of the cells, row after row from the lower end. */
    private static Task plane(double[] xs, double[] ys, int outputs) {
        List<List<BigDecimal>> points = new ArrayList<>();
        for (int i = 0; i < CELLS * CELLS; i++) {
            points.add(List.of(
                    new BigDecimal(xs[0] + (xs[1] - xs[0]) * (i % CELLS + 0.5) / CELLS),
                    new BigDecimal(ys[0] + (ys[1] - ys[0]) * (i / CELLS + 0.5) / CELLS)));
        }
        return at(points, outputs);
    }

    /** A task with these inputs; its targets do not matter. */
    private static Task at(List<List<BigDecimal>> inputs, int outputs) {
        List<BigDecimal> targets = Collections.nCopies(outputs, BigDecimal.ZERO);
        return new Task("points", inputs, Collections.nCopies(inputs.size(), targets), false);
    }

    private static List<Series> points(Objective objective, List<String> names, double[] x, double[] y) {
        Classifier<Double> classifier = new Classifier<>(Precisions.DOUBLE, objective);
        List<Series> points = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            int one = k;
            int[] members = IntStream.range(0, x.length)
                    .filter(sample -> classifier.truth(sample) == one)
                    .toArray();
            points.add(RegionFigure.points(
                    "class " + names.get(k),
                    k,
                    IntStream.of(members).mapToDouble(i -> x[i]).toArray(),
                    IntStream.of(members).mapToDouble(i -> y[i]).toArray()));
        }
        return points;
    }

    private Block curves(Part part, ComparedAnswers pair, Objective objective) {
        double[] x = column(objective.task(), 0);
        double[] ends = ends(x);
        double[] at = IntStream.range(0, CURVE_POINTS)
                .mapToDouble(i -> ends[0] + (ends[1] - ends[0]) * i / (CURVE_POINTS - 1))
                .toArray();
        Style rings = new Style(Style.reference().colour(), 1, new float[0], Style.Marker.RING);
        double[] targets = objective.task().targets().stream()
                .mapToDouble(row -> row.get(0).doubleValue())
                .toArray();
        TrainingSpec spec = cells.spec(pair.cell());
        String target = spec.task().csv().map(csv -> csv.targets().get(0)).orElse("y");
        LineFigure figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 190))
                .x(AxisSpec.linear(axes(pair.cell()).get(0)))
                .y(AxisSpec.linear(target + (standardised(spec, true) ? " (standardised)" : "")))
                .series(new Series("samples", x, targets, Series.Look.POINTS, rings))
                .line("before training", at, curve(objective, at, cells.initial(pair.reference(), Precisions.DOUBLE)))
                .line("the reference", at, curve(objective, at, ComparedAnswers.parameters(pair.reference())))
                .line("the run", at, curve(objective, at, ComparedAnswers.parameters(pair.cell())))
                .build();
        return new Block.Picture(
                "predictions-" + Labels.anchor(part.name()),
                figure,
                Text.of("What the networks predict, with the samples (" + words(part, pair)
                        + ", the pair that differs most). On the samples the two trained networks are at most "
                        + Wording.about(pair.outputs()) + " apart."),
                "The samples with three curves: before training, the reference run and the compared run.");
    }

    private static double[] curve(Objective objective, double[] x, List<Double> parameters) {
        Task points = at(
                DoubleStream.of(x).mapToObj(one -> List.of(new BigDecimal(one))).toList(), 1);
        Objective there = new Objective(objective.network(), points, objective.loss());
        return IntStream.range(0, x.length)
                .mapToDouble(
                        i -> there.outputs(Precisions.DOUBLE, parameters, i).get(0))
                .toArray();
    }

    private static double[] column(Task task, int position) {
        return task.inputs().stream()
                .mapToDouble(row -> row.get(position).doubleValue())
                .toArray();
    }

    private static double[] ends(double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        double margin = MARGIN * (high > low ? high - low : 1);
        return new double[] {low - margin, high + margin};
    }

    private List<String> axes(CellResult cell) {
        TrainingSpec spec = cells.spec(cell);
        String unit = standardised(spec, false) ? " (standardised)" : "";
        return spec.task()
                .csv()
                .map(csv -> csv.inputs().stream().map(name -> name + unit).toList())
                .orElse(spec.network().get(0) == 1 ? List.of("x") : List.of("x₁", "x₂"));
    }

    private static boolean standardised(TrainingSpec spec, boolean targets) {
        String choice = spec.task().csv().map(CsvTask::standardise).orElse("none");
        return choice.equals("all") || (choice.equals("inputs") && !targets);
    }

    private List<String> names(CellResult cell) {
        return cells.spec(cell).task().csv().map(CsvTask::classes).orElse(List.of("0", "1"));
    }
}
