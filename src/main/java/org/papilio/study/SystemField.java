package org.papilio.study;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field of a system, as a study file names it. {@link #ALL} is the only list of those of a training: the reader, the schema, the writer and the
 * conversions of {@link TrainingFields} follow it.
 *
 * @param use the choice without which the field is never looked at
 * @param examples values for the schema, in Java's form
 */
record SystemField(
        String name, FieldType type, Fallback fallback, Optional<Use> use, String description, List<Object> examples) {

    /** What a field is when a study says nothing. */
    sealed interface Fallback {}

    /** The study has to say. */
    record Required() implements Fallback {}

    /** The study has to say, because the map that it gives has this parameter. */
    record OfTheMap() implements Fallback {}

    /** Always the same, null for none. */
    record Constant(@Nullable Object value) implements Fallback {}

    /**
     * It follows from another field.
     *
     * @param always whether something follows from every value; otherwise the study has to say where nothing does
     */
    record Derived(String from, String text, boolean always, BiFunction<Object, Vocabulary, Optional<Object>> rule)
            implements Fallback {}

    /** A field is looked at only where another one has a value. */
    record Use(String field, String value) {}

    private static final Required REQUIRED = new Required();
    private static final Constant NONE = new Constant(null);
    private static final long MAX_SEED = 0xFFFFFFFFL;

    /** A seed of numpy's legacy stream: 32 bits. */
    static final FieldType.Whole SEED = new FieldType.Whole(0, MAX_SEED, true, false);

    /** The same where there need not be one. */
    static final FieldType.Whole SEED_OR_NONE = new FieldType.Whole(0, MAX_SEED, true, true);

    static final List<SystemField> ALL = List.of(
            of("task", new TaskType(), REQUIRED, "What is to be learned.", "xor", "parity(3)", "two-spirals"),
            of(
                    "network",
                    new FieldType.Items(
                            "a list of at least 2 layer sizes such as [2, 3, 2]", whole(1, 1_000_000), 2, false),
                    new Derived("task", "that of the task, if it has one", false, (task, words) -> words.shape(task)
                            .network()
                            .map(x -> x)),
                    "Units of each layer, inputs first.",
                    List.of(2, 3, 2)),
            of(
                    "activation",
                    choice("activation", "sigmoid", "tanh", "relu", "identity"),
                    new Constant("sigmoid"),
                    "Function of the hidden layers."),
            of(
                    "output",
                    choice("output", "softmax", "sigmoid", "tanh", "relu", "identity"),
                    derived(
                            "task",
                            "softmax for classification, otherwise identity",
                            (task, words) -> words.shape(task).classification() ? "softmax" : "identity"),
                    "Function of the last layer."),
            of(
                    "loss",
                    choice(
                            "loss",
                            "cross-entropy",
                            "sum-squared-error",
                            "residual-sum-of-squares",
                            "mean-squared-error",
                            "half-mean-squared-error"),
                    derived(
                            "output",
                            "cross-entropy with softmax, otherwise mean-squared-error",
                            (output, words) -> output.equals("softmax") ? "cross-entropy" : "mean-squared-error"),
                    "What training minimises."),
            of(
                            "epsilon",
                            real(FieldType.Real.Bound.NOT_NEGATIVE),
                            constant("0"),
                            "Added inside the logarithm of the cross-entropy.",
                            new BigDecimal("1e-7"))
                    .with("loss", "cross-entropy"),
            of(
                    "gradient",
                    choice("gradient", "backpropagation", "central-difference"),
                    new Constant("backpropagation"),
                    "How the gradient of the loss is computed."),
            of(
                            "h",
                            real(FieldType.Real.Bound.POSITIVE),
                            constant("1e-4"),
                            "Half the distance of a central difference's two losses.")
                    .with("gradient", "central-difference"),
            of(
                    "update",
                    choice("update", "simultaneous", "sequential"),
                    new Constant("simultaneous"),
                    "All arrays of parameters at once, or one after another with the gradient evaluated again in"
                            + " between."),
            of(
                            "order",
                            new FieldType.Items(
                                    "a list of arrays such as [W1, b1, W2, b2]",
                                    new FieldType.Word("an array such as W1 or b1", "[Wb][1-9][0-9]{0,2}"),
                                    1,
                                    true),
                            NONE,
                            "Order of the arrays in a sequential update; none for W1, b1, W2, b2, ...",
                            List.of("W1", "b1", "W2", "b2"))
                    .with("update", "sequential"),
            of(
                    "batch",
                    choice("batch", "full", "online"),
                    new Constant("full"),
                    "All samples in a step, or one sample at a time."),
            of(
                            "sample_order",
                            new FieldType.Items(
                                    "a list of samples such as [0, 2, 1, 3]", whole(0, Integer.MAX_VALUE), 1, true),
                            NONE,
                            "Order of the samples in online training, from 0; none for the order of the data.",
                            List.of(0, 2, 1, 3))
                    .with("batch", "online"),
            of(
                    "optimiser",
                    choice("optimiser", "gradient-descent", "momentum", "adam"),
                    new Constant("gradient-descent"),
                    "How a gradient changes the parameters."),
            of(
                    "learning_rate",
                    real(FieldType.Real.Bound.POSITIVE),
                    REQUIRED,
                    "The learning rate.",
                    5,
                    new BigDecimal("0.1")),
            of("momentum", real(FieldType.Real.Bound.BELOW_ONE), constant("0.9"), "Factor of the velocity.")
                    .with("optimiser", "momentum"),
            of("beta1", real(FieldType.Real.Bound.BELOW_ONE), constant("0.9"), "Decay of the first moment.")
                    .with("optimiser", "adam"),
            of("beta2", real(FieldType.Real.Bound.BELOW_ONE), constant("0.999"), "Decay of the second moment.")
                    .with("optimiser", "adam"),
            of(
                            "adam_epsilon",
                            real(FieldType.Real.Bound.NOT_NEGATIVE),
                            constant("1e-8"),
                            "Added to the root of the second moment.")
                    .with("optimiser", "adam"),
            of(
                    "precision",
                    new FieldType.PrecisionName(),
                    new Constant("double"),
                    "The arithmetic: float, double, double-double, or decimals rounded to n digits after every"
                            + " operation.",
                    "double",
                    "decimal(50)"),
            of(
                    "inputs",
                    choice("choice of inputs", "decimal", "binary64"),
                    new Constant("decimal"),
                    "Whether literals and constants are exact decimals, or rounded to binary64 first in every"
                            + " precision."),
            of(
                    "initial",
                    new InitialType(),
                    REQUIRED,
                    "Initial parameters before rounding and perturbation: given (biases that are left out are zeros),"
                            + " or drawn from numpy's legacy stream with the seed.",
                    ordered("draw", "normal", "scale", new BigDecimal("0.1"), "biases", "zero"),
                    ordered("W1", List.of(List.of(1, -1), List.of(0, 2)), "W2", List.of(List.of(1), List.of(-1)))),
            of("seed", SEED_OR_NONE, NONE, "Seed of a drawn initial condition.", 1),
            of(
                    "round_initial",
                    new FieldType.Whole(0, 22, false, true),
                    NONE,
                    "Decimals to which the initial parameters are rounded.",
                    3),
            of(
                    "perturb",
                    new PerturbType(),
                    NONE,
                    "What is added to the initial parameters, after rounding: to one of them, absolute or in units in"
                            + " the last place, or along a random direction.",
                    ordered("parameter", "W1[0][1]", "by", new BigDecimal("1e-12")),
                    ordered("parameter", "W1[0][1]", "ulps", 3),
                    ordered("direction", "random", "norm", new BigDecimal("1e-12"), "seed", 1)),
            of("steps", whole(1, 1_000_000_000), REQUIRED, "Number of training steps.", 100),
            of(
                    "converged_below",
                    real(FieldType.Real.Bound.NOT_NEGATIVE),
                    constant("0"),
                    "Stop when no parameter changed by more than this in a step; 0 never stops."),
            of(
                    "diverged_above",
                    real(FieldType.Real.Bound.POSITIVE),
                    constant("1e30"),
                    "Stop when a parameter or the loss is larger than this."));

    static final Map<String, SystemField> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(SystemField::name, Function.identity()));

    static final List<String> NAMES = ALL.stream().map(SystemField::name).toList();

    /** The field of a training that systems of another kind have, too. */
    static SystemField shared(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), name);
    }

    private SystemField with(String field, String value) {
        return new SystemField(name, type, fallback, Optional.of(new Use(field, value)), description, examples);
    }

    static SystemField of(String name, FieldType type, Fallback fallback, String description, Object... examples) {
        return new SystemField(name, type, fallback, Optional.empty(), description, List.of(examples));
    }

    /** The order of Map.of changes from one run to the next. */
    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    private static Constant constant(String number) {
        return new Constant(new BigDecimal(number));
    }

    private static Derived derived(String from, String text, BiFunction<Object, Vocabulary, Object> rule) {
        return new Derived(from, text, true, (value, vocabulary) -> Optional.of(rule.apply(value, vocabulary)));
    }

    private static FieldType choice(String kind, String... names) {
        return new FieldType.Choice(kind, List.of(names));
    }

    private static FieldType real(FieldType.Real.Bound bound) {
        return new FieldType.Real(bound);
    }

    private static FieldType whole(long min, long max) {
        return new FieldType.Whole(min, max, false, false);
    }
}
