package org.papilio.solution;

import java.util.ArrayList;
import java.util.List;

/**
 * What the units of the first hidden layer that count see of two inputs: one combination of x1 and x2 if their weight
 * vectors are nearly parallel to it.
 */
enum InputView {
    SUM("x1 + x2", "both rows of W1 are nearly equal", 1, 1),
    DIFFERENCE("x1 - x2", "the two rows of W1 are nearly opposite", 1, -1),
    FIRST("x1", "the second row of W1 is nearly zero", 1, 0),
    SECOND("x2", "the first row of W1 is nearly zero", 0, 1),
    OTHER("both inputs", "the rows of W1 have no simple relation", 0, 0);

    /** Cosine of the largest angle, 11.5 degrees, that is nearly parallel: (1, 1) and weights of ratio 0.66 to 1.51. */
    private static final double PARALLEL = 0.98;

    final String combination;
    final String reason;
    private final double first;
    private final double second;

    InputView(String combination, String reason, double first, double second) {
        this.combination = combination;
        this.reason = reason;
        this.first = first;
        this.second = second;
    }

    /** The view all needed units share, otherwise {@link #OTHER}. */
    static InputView of(Layers layers, List<SolutionCode.Unit> units) {
        List<double[]> weights = needed(layers, units);
        for (InputView view : values()) {
            if (view != OTHER && !weights.isEmpty() && weights.stream().allMatch(view::isParallel)) {
                return view;
            }
        }
        return OTHER;
    }

    /** The pairs of weights of the needed units; empty unless there are two inputs. */
    static List<double[]> needed(Layers layers, List<SolutionCode.Unit> units) {
        List<double[]> weights = new ArrayList<>();
        for (SolutionCode.Unit unit : units) {
            if (unit.needed() && unit.layer() == 0 && layers.weights[0].length == 2) {
                weights.add(new double[] {layers.weights[0][0][unit.unit()], layers.weights[0][1][unit.unit()]});
            }
        }
        return weights;
    }

    private boolean isParallel(double[] w) {
        double product = Math.abs(w[0] * first + w[1] * second);
        double norms = Math.sqrt((w[0] * w[0] + w[1] * w[1]) * (first * first + second * second));
        return norms > 0 && product >= PARALLEL * norms;
    }
}
