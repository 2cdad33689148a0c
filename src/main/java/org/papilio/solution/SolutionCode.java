package org.papilio.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.model.Task;

/**
 * The kind of solution a network has found: the Boolean function of each hidden unit that its answers need, for example
 * {@code {x1 AND NOT x2, x2 AND NOT x1, constant}}. Two runs with equal {@link #text} compute the answer in the same
 * way, whatever their weights.
 *
 * <p>For a network that solves the task the rule has no threshold to tune:
 * <ol>
 * <li><b>Which units count.</b> Backward elimination: of all hidden units the one is frozen at its mean over the
 *     samples whose freezing leaves the largest output margin, as long as every sample stays classified rightly; and
 *     so on with the rest. A frozen unit is called {@code constant}: a constant does its work. This covers units that
 *     are nearly constant as well as those that only strengthen another one.
 * <li><b>What a unit computes.</b> Its activations over the samples are split at the widest gap ({@link LargestGap}),
 *     not at the midpoint of the activation: the output layer sees differences between samples, and its bias moves the
 *     midpoint at will. For activations with the symmetry h to -h or 1 - h (tanh, identity, sigmoid) a function and its
 *     complement are one; the one that is false where all inputs are low stands for both.
 * <li>Units of a layer are sorted by name, {@code constant} last; layers are joined by {@code ->}. So the code is
 *     invariant under the symmetry group of the network.
 * </ol>
 *
 * <p>A network that misclassifies samples, or leaves one exactly undecided, has the code {@code unsolved: f}, f being
 * the function by which the widest gap splits its outputs, {@code constant} if they lie within a tenth of the range of
 * the targets (a plateau); with more than two classes it is {@code unsolved: 3 of 4 right}. The hidden units of a
 * network that does not answer have no meaning to describe.
 *
 * <p>How far a code is from turning into another one is in {@link #eliminationMargin} and {@link Unit#separation}.
 *
 * @param text the code
 * @param solved whether every sample is classified rightly
 * @param right the number of samples classified rightly
 * @param samples the number of samples
 * @param outputMargin the smallest margin of a sample, as a difference of output pre-activations (log-odds for sigmoid
 *     and softmax); not positive if unsolved
 * @param eliminationMargin how clear it was which units count, as a share of the output margin: the smaller of what the
 *     last frozen unit left of it and of how negative it would have become with one more; NaN if unsolved
 * @param units the hidden units in the order of the network
 */
public record SolutionCode(
        String text,
        boolean solved,
        int right,
        int samples,
        double outputMargin,
        double eliminationMargin,
        List<Unit> units) {

    /** The code of a unit that a constant can replace. */
    public static final String CONSTANT = "constant";

    /** Outputs that differ by less than this share of the range of the targets are a plateau. */
    private static final double PLATEAU = 0.1;

    /** Beyond these a code has no meaning to a person, and elimination takes long. */
    private static final int MOST_SAMPLES = 256;

    private static final int MOST_UNITS = 64;

    private static final Comparator<String> CONSTANT_LAST =
            Comparator.comparing((String code) -> code.equals(CONSTANT)).thenComparing(Comparator.naturalOrder());

    /**
     * One hidden unit.
     *
     * @param layer the hidden layer, from 0
     * @param unit the unit in its layer, from 0
     * @param function the name of its Boolean function, whether it is needed or not
     * @param bits its value in each row of the truth table, of which row 0 has all inputs low
     * @param needed false if its mean can replace it
     * @param variation the range of its activation over the samples times the largest difference of its weights into
     *     two outputs (or, below the last hidden layer, times its largest outgoing weight), relative to the largest of
     *     its layer: how much of the variation the next layer sees comes from it
     * @param separation (widest - next widest gap) / range of its activations, in [0, 1]
     * @param margin its smallest |pre-activation| over the samples
     */
    public record Unit(
            int layer,
            int unit,
            String function,
            List<Boolean> bits,
            boolean needed,
            double variation,
            double separation,
            double margin) {

        /** The function if the unit is needed, otherwise {@link SolutionCode#CONSTANT}. */
        public String code() {
            return needed ? function : CONSTANT;
        }
    }

    /** Whether the task is a classification small enough to have a code: at most 256 samples and 64 hidden units. */
    public static boolean applies(Network network, Task task) {
        int hidden = network.layers().stream().mapToInt(Integer::intValue).sum()
                - network.layers().get(0)
                - network.layers().get(network.layers().size() - 1);
        return task.classification()
                && task.inputs().size() <= MOST_SAMPLES
                && hidden <= MOST_UNITS
                && Classification.of(network, task).isPresent();
    }

    /**
     * The code of a network.
     *
     * @param parameters W1 row-major, b1, W2, b2, ...
     * @throws IllegalArgumentException if {@link #applies} is false or the number of parameters is not the network's
     */
    public static SolutionCode of(Network network, Task task, double[] parameters) {
        if (!applies(network, task)) {
            throw new IllegalArgumentException("solution codes need a classification task of at most " + MOST_SAMPLES
                    + " samples and " + MOST_UNITS + " hidden units; " + task.name() + " with " + network.layers()
                    + " is none");
        }
        Layers layers = Layers.of(network, parameters);
        int samples = task.inputs().size();
        if (!Arrays.stream(parameters).allMatch(Double::isFinite)) {
            return new SolutionCode("unsolved: not finite", false, 0, samples, Double.NaN, Double.NaN, List.of());
        }
        Classification classification = Classification.of(network, task).orElseThrow(IllegalStateException::new);
        TruthTable table = TruthTable.of(task);
        Responses responses = new Responses(layers, task);
        double[] margins = responses.margins(classification);
        int right = (int) Arrays.stream(margins).filter(m -> m > 0).count();
        double margin = Arrays.stream(margins).min().orElseThrow();
        boolean solved = right == samples;

        boolean unsigned = network.hidden() != Activation.RELU;
        List<Unit> units = new ArrayList<>();
        if (!solved) {
            describe(responses, layers, table, unsigned, units);
            String text = unsolved(classification, table, responses, right);
            return new SolutionCode(text, false, right, samples, margin, Double.NaN, List.copyOf(units));
        }
        double clearness = eliminate(responses, classification, margin);
        describe(responses, layers, table, unsigned, units);
        String text = IntStream.range(0, layers.hiddenLayers())
                .mapToObj(layer -> units.stream()
                        .filter(unit -> unit.layer() == layer)
                        .map(Unit::code)
                        .sorted(CONSTANT_LAST)
                        .collect(Collectors.joining(", ", "{", "}")))
                .collect(Collectors.collectingAndThen(Collectors.joining(" -> "), s -> s.isEmpty() ? "{}" : s));
        return new SolutionCode(text, true, right, samples, margin, clearness, List.copyOf(units));
    }

    /** Freezes units until one more would cost an answer; returns the elimination margin. */
    private static double eliminate(Responses responses, Classification classification, double margin) {
        double left = 1;
        while (true) {
            double best = Double.NEGATIVE_INFINITY;
            int bestLayer = -1;
            int bestUnit = -1;
            for (int[] candidate : responses.free()) {
                responses.freeze(candidate[0], candidate[1]);
                double remaining =
                        Arrays.stream(responses.margins(classification)).min().orElseThrow();
                responses.thaw(candidate[0], candidate[1]);
                if (remaining > best) {
                    best = remaining;
                    bestLayer = candidate[0];
                    bestUnit = candidate[1];
                }
            }
            if (!(best > 0)) {
                return Math.min(left, -best / margin);
            }
            responses.freeze(bestLayer, bestUnit);
            left = best / margin;
        }
    }

    private static void describe(
            Responses responses, Layers layers, TruthTable table, boolean unsigned, List<Unit> units) {
        for (int l = 0; l < layers.hiddenLayers(); l++) {
            double[] variations = new double[layers.units(l)];
            for (int j = 0; j < variations.length; j++) {
                double[] outgoing = layers.weights[l + 1][j];
                boolean toOutputs = l + 1 == layers.hiddenLayers() && outgoing.length > 1;
                double most = Arrays.stream(outgoing).max().orElseThrow();
                double least = Arrays.stream(outgoing).min().orElseThrow();
                double effect = toOutputs ? most - least : Math.max(Math.abs(most), Math.abs(least));
                variations[j] = LargestGap.of(responses.activations(l, j)).range() * effect;
            }
            double largest = Arrays.stream(variations).max().orElseThrow();
            for (int j = 0; j < variations.length; j++) {
                double[] values = table.byRow(responses.activations(l, j));
                LargestGap split = unsigned ? LargestGap.ofUnsigned(values) : LargestGap.of(values);
                units.add(new Unit(
                        l,
                        j,
                        table.name(split.bits()),
                        split.bits(),
                        !responses.isFrozen(l, j),
                        largest > 0 ? variations[j] / largest : 0,
                        split.separation(),
                        Arrays.stream(responses.preActivations(l, j))
                                .map(Math::abs)
                                .min()
                                .orElseThrow()));
            }
        }
    }

    private static String unsolved(Classification classification, TruthTable table, Responses responses, int right) {
        if (!classification.isBinary()) {
            return "unsolved: " + right + " of " + table.rows() + " right";
        }
        LargestGap split = LargestGap.of(table.byRow(responses.scores(classification)));
        boolean plateau = !(split.range() >= PLATEAU * classification.range());
        return "unsolved: " + (plateau ? CONSTANT : table.name(split.bits()));
    }

    @Override
    public String toString() {
        return text;
    }
}
