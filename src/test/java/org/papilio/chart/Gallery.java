package org.papilio.chart;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Every kind of figure with data like those of a report; run {@link #main} to look at them. */
final class Gallery {
    private Gallery() {}

    static Map<String, Figure> figures() {
        Map<String, Figure> all = new LinkedHashMap<>();
        all.put("line-log", divergence());
        all.put("line-phases", lossWithPhases());
        all.put("line-half", narrow());
        return all;
    }

    /** Writes every figure as PNG and SVG into the folder given first, if the name contains the second argument. */
    public static void main(String[] args) {
        String part = args.length > 1 ? args[1] : "";
        figures().forEach((name, figure) -> {
            if (name.contains(part)) {
                Figures.png(figure, Path.of(args[0], name + ".png"), 2);
                Figures.svg(figure, Path.of(args[0], name + ".svg"));
            }
        });
    }

    static Figure divergence() {
        SplittableRandom random = new SplittableRandom(1);
        LineFigure.Builder figure = LineFigure.of(
                        Layout.titled("Distance from the unrounded run, by step and decimals kept"))
                .x(AxisSpec.linear("step"))
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
                .x(AxisSpec.linear("step"))
                .y(AxisSpec.linear("cross-entropy (nats)"))
                .line("unrounded", loss)
                .line("6 decimals", other)
                .band("95 % of 200 seeds", Series.steps(101), lower, upper, Style.categorical(0).colour())
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
                .errorBars(Series.steps(6), new double[] {1, 1.05, 1.1, 1.3, 1.25, 1.4}, new double[] {
                    1.1, 1.1, 1.3, 1.4, 1.35, 1.6
                }, Style.categorical(0).colour())
                .build();
    }
}
