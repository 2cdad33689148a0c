package org.papilio.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Every kind of figure with data like those of a report; run {@link #main} to look at them. */
final class Gallery {
    private Gallery() {}

    static Map<String, Supplier<Figure>> figures() {
        Map<String, Supplier<Figure>> all = new LinkedHashMap<>();
        all.put("line-log", () -> divergence());
        all.put("line-phases", () -> lossWithPhases());
        all.put("line-half", () -> narrow());
        all.put("grid", () -> smallMultiples());
        all.put(
                "path3d",
                () -> new Path3DFigure(
                        Layout.titled("Incoming weights of each hidden unit over training")
                                .size(Theme.FULL_WIDTH, 300),
                        List.of("w from x₁", "w from x₂", "bias"),
                        paths(3),
                        20,
                        1));
        all.put(
                "path3d-half",
                () -> new Path3DFigure(
                        Layout.titled("W1").half().size(Theme.HALF_WIDTH, 200),
                        List.of("W1[·,1]", "W1[·,2]", "W1[·,3]"),
                        paths(2),
                        20,
                        1));
        all.put(
                "three-views",
                () -> new ThreeViewsFigure(
                        Layout.titled("W1 over training, three views").size(Theme.FULL_WIDTH, 150),
                        List.of("W1[·,1]", "W1[·,2]", "W1[·,3]"),
                        paths(2),
                        20,
                        1));
        all.put("box", () -> box());
        all.put("shares", () -> shares());
        all.put(
                "histogram",
                () -> new HistogramFigure(
                        Layout.titled("Final distances, 5 decimals").half(),
                        AxisSpec.log("distance"),
                        24,
                        List.of(samples().get(4))));
        all.put(
                "histogram-two",
                () -> new HistogramFigure(
                        Layout.titled("Final distances").half(),
                        AxisSpec.log("distance"),
                        24,
                        samples().subList(3, 6)));
        all.put(
                "ecdf",
                () -> EcdfFigure.of(
                        Layout.titled("Distribution of final distances"),
                        AxisSpec.log("distance from the unrounded run"),
                        samples().subList(0, 8),
                        true));
        all.put(
                "spectrum",
                () -> SpectrumFigure.of(
                        Layout.titled("Lyapunov spectrum of the Lorenz system").half(),
                        AxisSpec.linear("exponent (nats per unit time)"),
                        new double[] {0.906, 0.0001, -14.573},
                        new double[] {0.89, -0.01, -14.6},
                        new double[] {0.92, 0.01, -14.54},
                        new double[] {0.9056, 0, -14.5723}));
        all.put("heatmap", () -> heatmap());
        all.put("matrix", () -> matrix());
        all.put("dendrogram", () -> dendrogram(18, false));
        all.put("dendrogram-large", () -> dendrogram(200, true));
        all.put("orbit", () -> orbit());
        return all;
    }

    static List<Sample> samples() {
        SplittableRandom random = new SplittableRandom(7);
        List<Sample> samples = new ArrayList<>();
        for (int d = 12; d >= 2; d--) {
            double[] values = new double[200];
            for (int i = 0; i < 200; i++) {
                double z = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
                boolean elsewhere = random.nextDouble() < 0.02 + 0.06 * Math.max(0, 8 - d);
                values[i] = elsewhere ? 8 + 3 * z : StrictMath.pow(10, -d + 1.5 + 1.5 * z);
            }
            if (d == 12) {
                java.util.Arrays.fill(values, 0, 30, 0.0);
            }
            samples.add(new Sample(d == 2 ? "none" : String.valueOf(d), values));
        }
        return samples;
    }

    static Figure box() {
        return new BoxFigure(
                        Layout.titled("Final distance from the unrounded run, 200 seeds for each rounding")
                                .size(Theme.FULL_WIDTH, 230),
                        "decimals kept in the initial weights",
                        AxisSpec.log("distance ‖θ − θ₀‖₂ at step 100"),
                        samples())
                .horizontal("elsewhere", 3);
    }

    static Figure shares() {
        List<String> groups = new ArrayList<>();
        double[][] counts = new double[11][];
        for (int d = 12; d >= 2; d--) {
            groups.add(d == 2 ? "none" : d + " decimals");
            int far = Math.max(0, 9 - d) * 14;
            counts[12 - d] = new double[] {200 - far - (d < 9 ? 12 : 0), d < 9 ? 12 : 0, far * 2 / 3.0, far / 3.0};
        }
        return new StackedBarFigure(
                Layout.titled("Where the rounded runs end").size(Theme.FULL_WIDTH, StackedBarFigure.heightFor(11)),
                "initial weights rounded to",
                groups,
                List.of("same solution, nearby", "same solution, far", "another solution", "not solved"),
                counts);
    }

    static Figure heatmap() {
        double[][] values = new double[120][160];
        for (int r = 0; r < 120; r++) {
            for (int c = 0; c < 160; c++) {
                double x = c / 80.0 - 1;
                double y = r / 60.0 - 1;
                values[r][c] =
                        x * x + y * y < 0.02 ? Double.NaN : StrictMath.pow(10, 3 * StrictMath.sin(5 * x * y) - 2 * x);
            }
        }
        return HeatmapFigure.of(
                Layout.titled("Amplification over learning rate and scale").size(Theme.FULL_WIDTH, 240),
                AxisSpec.log("learning rate").range(0.1, 30),
                AxisSpec.linear("scale of the initial weights").range(0, 2),
                AxisSpec.log("amplification"),
                values,
                ColourMap.VIRIDIS);
    }

    static Figure matrix() {
        List<String> names = List.of("none", "7", "6", "5", "4", "3");
        double[][] values = new double[6][6];
        for (int r = 0; r < 6; r++) {
            for (int c = 0; c < 6; c++) {
                values[r][c] = Math.abs(r - c) * (r == 2 || c == 2 ? 3.5 : 1.2);
            }
        }
        return HeatmapFigure.matrix(
                Layout.titled("Distance between final weights").half().size(Theme.HALF_WIDTH, 170),
                "decimals",
                names,
                "decimals",
                names,
                AxisSpec.linear("distance"),
                values,
                ColourMap.CIVIDIS);
    }

    static Figure dendrogram(int n, boolean log) {
        SplittableRandom random = new SplittableRandom(3);
        List<Integer> roots = new ArrayList<>();
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            roots.add(i);
            leaves.add(i % 3 == 0 ? "seed " + i + ", not rounded" : "seed " + i + ", " + (3 + i % 9) + " decimals");
        }
        List<DendrogramFigure.Merge> merges = new ArrayList<>();
        double height = log ? 1e-9 : 0.1;
        while (roots.size() > 1) {
            int a = roots.remove(random.nextInt(roots.size()));
            int b = roots.remove(random.nextInt(roots.size()));
            height = log ? height * (1 + 0.25 * random.nextDouble()) : height + 0.5 * random.nextDouble();
            if (roots.size() < 3) {
                height *= 1.4;
            }
            merges.add(new DendrogramFigure.Merge(a, b, height, 2));
            roots.add(n + merges.size() - 1);
        }
        double cut = merges.get(merges.size() - 4).height() * 1.02;
        return new DendrogramFigure(
                Layout.titled("Clusters of final weights modulo the symmetry group")
                        .size(Theme.FULL_WIDTH, DendrogramFigure.heightFor(Math.min(n, 30))),
                log ? AxisSpec.log("distance") : AxisSpec.linear("distance modulo symmetry"),
                merges,
                leaves,
                cut);
    }

    static Figure orbit() {
        int count = 1200;
        double[] a = new double[count];
        double[][] orbits = new double[count][300];
        for (int i = 0; i < count; i++) {
            a[i] = 2.8 + 1.2 * i / (count - 1);
            double x = 0.3;
            for (int t = 0; t < 800; t++) {
                x = a[i] * x * (1 - x);
                if (t >= 500) {
                    orbits[i][t - 500] = x;
                }
            }
        }
        double[] fixed = new double[count];
        for (int i = 0; i < count; i++) {
            fixed[i] = 1 - 1 / a[i];
        }
        Style style = Style.categorical(1);
        return new OrbitDiagramFigure(
                        Layout.titled("Orbit diagram of the logistic map").size(Theme.FULL_WIDTH, 230),
                        AxisSpec.linear("a"),
                        AxisSpec.linear("x"),
                        a,
                        orbits)
                .theory(Series.of("fixed point 1 − 1/a", a, fixed, style))
                .vertical("period 2", 3)
                .vertical("period 4", 1 + Math.sqrt(6))
                .vertical("onset of chaos", 3.569946);
    }

    static List<Path3D> paths(int count) {
        List<Path3D> paths = new ArrayList<>();
        double[][] ends = {{4.0, 0.746, -4.45}, {-4.4, 0.316, 4.06}, {2.9, 3.5, 2.9}};
        for (int k = 0; k < count; k++) {
            double[][] xyz = new double[3][101];
            for (int i = 0; i <= 100; i++) {
                double s = 1 / (1 + StrictMath.exp((52 - i) / 5.0)) + 0.002 * (i - 50) * (i > 50 ? 1 : 0);
                for (int d = 0; d < 3; d++) {
                    double bend = 1.3 * StrictMath.sin(3.1 * s + d + k) * s * (1.1 - s);
                    xyz[d][i] = ends[k][d] * s + bend + 0.01 * (d - 1);
                }
            }
            paths.add(new Path3D("row " + (k + 1), xyz[0], xyz[1], xyz[2], Style.categorical(k)));
        }
        return paths;
    }

    static Figure smallMultiples() {
        List<LineFigure> panels = new ArrayList<>();
        String[] names = {"not rounded", "7 decimals", "6 decimals", "5 decimals", "4 decimals", "3 decimals"};
        for (int k = 0; k < 6; k++) {
            double[] loss = new double[101];
            double[] accuracy = new double[101];
            for (int i = 0; i <= 100; i++) {
                loss[i] = 2.77 / (1 + StrictMath.exp((i - 50 - 5 * k) / 5.0)) + 0.01;
                accuracy[i] = Math.min(1, 0.5 + 0.25 * Math.floorDiv(i, 25 + 5 * k));
            }
            panels.add(LineFigure.of(Layout.titled(names[k]))
                    .x(AxisSpec.whole("step"))
                    .y(AxisSpec.linear("loss (nats), accuracy").range(0, 3))
                    .line("loss", loss)
                    .series(new Series(
                            "accuracy", Series.steps(101), accuracy, Series.Look.STEPS, Style.categorical(1)))
                    .build());
        }
        return new GridFigure(
                Layout.titled("Loss and accuracy by step for each rounding").size(Theme.FULL_WIDTH, 250), 3, panels);
    }

    /** Writes every figure as PNG and SVG into the folder given first, if the name contains the second argument. */
    public static void main(String[] args) {
        String part = args.length > 1 ? args[1] : "";
        figures().forEach((name, figure) -> {
            if (name.contains(part)) {
                Figures.png(figure.get(), Path.of(args[0], name + ".png"), 2);
                Figures.svg(figure.get(), Path.of(args[0], name + ".svg"));
            }
        });
    }

    static Figure divergence() {
        SplittableRandom random = new SplittableRandom(1);
        LineFigure.Builder figure = LineFigure.of(
                        Layout.titled("Distance from the unrounded run, by step and decimals kept"))
                .x(AxisSpec.whole("step"))
                .y(AxisSpec.log("distance ‖θ − θ₀‖₂"));
        for (int d = 0; d < 8; d++) {
            double[] y = new double[101];
            double log = -10 + d;
            for (int i = 0; i <= 100; i++) {
                log += i < 45 ? 0.25 * random.nextDouble() : 0.04 * (random.nextDouble() - 0.5);
                y[i] = d == 0 && i < 10 ? 0 : Math.min(30, StrictMath.pow(10, log));
            }
            figure.series(Series.of((10 - d) + " decimals", Series.steps(101), y, Style.ordered(d, 8)));
        }
        return figure.build();
    }

    static Figure lossWithPhases() {
        double[] loss = new double[101];
        double[] lower = new double[101];
        double[] upper = new double[101];
        double[] other = new double[101];
        for (int i = 0; i <= 100; i++) {
            loss[i] = 2.77 / (1 + StrictMath.exp((i - 60) / 5.0)) + 0.01;
            lower[i] = loss[i] * 0.8;
            upper[i] = loss[i] * 1.2 + 0.1;
            other[i] = i == 50 ? Double.NaN : 2.5 - 0.02 * i;
        }
        return LineFigure.of(Layout.titled("Loss by step with the phases of training"))
                .x(AxisSpec.whole("step"))
                .y(AxisSpec.linear("cross-entropy (nats)"))
                .line("unrounded", loss)
                .line("6 decimals", other)
                .band(
                        "95 % of 200 seeds",
                        Series.steps(101), lower, upper, Style.categorical(0).colour())
                .phase("plateau", 0, 38)
                .phase("symmetry breaking", 38, 60)
                .phase("growth of weights", 60, 100)
                .vertical("saddle", 41)
                .horizontal("4 ln 2", 4 * StrictMath.log(2))
                .horizontal("half", 2 * StrictMath.log(2))
                .build();
    }

    static Figure narrow() {
        double[] y = {1.05, 1.07, 1.2, 1.35, 1.31, 1.5};
        return LineFigure.of(Layout.titled("Less than one decade").half())
                .x(AxisSpec.linear("learning rate η"))
                .y(AxisSpec.log("sharpness λ_max of the Hessian"))
                .line("sharpness", y)
                .horizontal("2/η", 1.4)
                .errorBars(
                        Series.steps(6),
                        new double[] {1, 1.05, 1.1, 1.3, 1.25, 1.4},
                        new double[] {1.1, 1.1, 1.3, 1.4, 1.35, 1.6},
                        Style.categorical(0).colour())
                .build();
    }
}
