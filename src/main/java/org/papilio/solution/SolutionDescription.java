package org.papilio.solution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.papilio.model.Network;
import org.papilio.model.Task;

/**
 * One solution in words: what each hidden unit computes, how the output combines them, and with what margins. Units are
 * named h1, h2, ... (h2.1 in the second hidden layer) as inputs are x1, x2, ...
 *
 * @param code the code
 * @param rule how class 1 follows from the units, for example {@code (x1 OR x2) AND NOT (x1 AND x2)}; empty if it is no
 *     plain OR or AND, if there are more than two classes, or if unsolved
 * @param looksAt the combination of two inputs that all units that count see, such as {@code x1 + x2}; {@code both
 *     inputs} if there is none; empty with other than two inputs or if unsolved
 * @param reason why, for example {@code both rows of W1 are nearly equal}; empty if looksAt is
 * @param sentences the description
 */
public record SolutionDescription(
        SolutionCode code, String rule, String looksAt, String reason, List<String> sentences) {

    /**
     * Describes a network.
     *
     * @param parameters W1 row-major, b1, W2, b2, ...
     * @throws IllegalArgumentException as {@link SolutionCode#of}
     */
    public static SolutionDescription of(Network network, Task task, double[] parameters) {
        SolutionCode code = SolutionCode.of(network, task, parameters);
        Layers layers = Layers.of(network, parameters);
        List<String> sentences = new ArrayList<>();
        sentences.add(answers(code));
        if (!code.solved()) {
            return new SolutionDescription(code, "", "", "", List.copyOf(sentences));
        }
        Responses responses = new Responses(layers, task);
        TruthTable table = TruthTable.of(task);
        List<String> samples = task.inputs().stream()
                .map(row -> row.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(",", "(", ")")))
                .toList();
        for (SolutionCode.Unit unit : code.units()) {
            sentences.add(
                    unit.needed() ? computes(unit, responses, table, samples) : replaceable(unit, responses, layers));
        }
        String rule = rule(network, task, table, code, layers);
        if (!rule.isEmpty()) {
            sentences.add("Class 1 is " + rule + ".");
        }
        String looksAt = "";
        String reason = "";
        List<double[]> weights = InputView.needed(layers, code.units());
        if (!weights.isEmpty()) {
            InputView view = InputView.of(layers, code.units());
            looksAt = view.combination;
            reason = view.reason;
            String pairs = Phrase.list(weights.stream()
                    .map(w -> "(" + Phrase.number(w[0]) + ", " + Phrase.number(w[1]) + ")")
                    .toList());
            sentences.add("In the units that count " + reason + ", " + pairs + ": the hidden layer looks at " + looksAt
                    + ".");
        }
        return new SolutionDescription(code, rule, looksAt, reason, List.copyOf(sentences));
    }

    private static String answers(SolutionCode code) {
        if (code.solved()) {
            return "All " + code.samples() + " samples are classified rightly, with a margin of at least "
                    + Phrase.number(code.outputMargin()) + " between the output pre-activations.";
        }
        if (code.units().isEmpty() && Double.isNaN(code.outputMargin())) {
            return "The weights are not finite.";
        }
        return code.right() + " of " + code.samples() + " samples are classified rightly (" + code + ").";
    }

    private static String name(SolutionCode.Unit unit) {
        return unit.layer() == 0 ? "h" + (unit.unit() + 1) : "h" + (unit.layer() + 1) + "." + (unit.unit() + 1);
    }

    private static String computes(
            SolutionCode.Unit unit, Responses responses, TruthTable table, List<String> samples) {
        double[] sums = responses.preActivations(unit.layer(), unit.unit());
        List<String> values = new ArrayList<>();
        for (int s = 0; s < sums.length && s < 8; s++) {
            values.add(Phrase.number(sums[s]) + " on " + samples.get(s));
        }
        String more = sums.length > 8 ? ", ..." : "";
        return name(unit) + " computes " + unit.function()
                + (isLow(unit, responses, table) ? ", being low where it holds" : "")
                + ": pre-activation " + String.join(", ", values) + more
                + "; the smallest is " + Phrase.number(unit.margin()) + " from 0, the split has a separation of "
                + Phrase.percent(unit.separation()) + ".";
    }

    /** Codes are complement-invariant: whether the unit is lower where its function is true. */
    private static boolean isLow(SolutionCode.Unit unit, Responses responses, TruthTable table) {
        double[] values = table.byRow(responses.activations(unit.layer(), unit.unit()));
        return values[unit.bits().indexOf(true)] < values[unit.bits().indexOf(false)];
    }

    private static String replaceable(SolutionCode.Unit unit, Responses responses, Layers layers) {
        LargestGap split = LargestGap.of(responses.activations(unit.layer(), unit.unit()));
        double largest = 0;
        for (double weight : layers.weights[unit.layer() + 1][unit.unit()]) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return name(unit) + " could be a constant: its activation varies by " + Phrase.number(split.range())
                + ", its outgoing weights are up to " + Phrase.number(largest) + ", and that is "
                + Phrase.percent(unit.variation()) + " of the variation of the strongest unit.";
    }

    private static String rule(Network network, Task task, TruthTable table, SolutionCode code, Layers layers) {
        Classification classification = Classification.of(network, task).orElseThrow(IllegalStateException::new);
        if (!classification.isBinary()) {
            return "";
        }
        double[] classes = table.byRow(classification.classes().stream()
                .mapToDouble(Integer::doubleValue)
                .toArray());
        List<Boolean> answers =
                Arrays.stream(classes).mapToObj(value -> value == 1).toList();
        List<SolutionCode.Unit> last = code.units().stream()
                .filter(unit -> unit.needed() && unit.layer() + 1 == layers.hiddenLayers())
                .toList();
        return OutputRule.of(last, answers).orElse("");
    }

    /**
     * What sets this solution apart from another one, in one sentence: the code, what the hidden layer looks at and
     * why, and the rule of the output.
     */
    public String differenceFrom(SolutionDescription other) {
        if (code.text().equals(other.code.text())) {
            return "Both are the same kind of solution, " + code + ".";
        }
        return "This is " + summary() + "; the other is " + other.summary() + ".";
    }

    /** The solution in half a sentence. */
    public String summary() {
        StringBuilder summary = new StringBuilder(code.text());
        if (!looksAt.isEmpty()) {
            summary.append(", looking at ")
                    .append(looksAt)
                    .append(" (")
                    .append(reason)
                    .append(')');
        }
        if (!rule.isEmpty()) {
            summary.append(", with class 1 = ").append(rule);
        }
        return summary.toString();
    }

    @Override
    public String toString() {
        return String.join(" ", sentences);
    }
}
