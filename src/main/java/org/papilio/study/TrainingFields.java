package org.papilio.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.study.TrainingSpec.Drawn;
import org.papilio.study.TrainingSpec.Given;
import org.papilio.study.TrainingSpec.Initial;
import org.papilio.study.TrainingSpec.Perturb;

/**
 * A training system as a map from the names of a study file (snake case) to values, and back. The values have the form that {@link Axis}
 * describes; null is {@code none}. A given initial condition is a map of nested lists, {@code W1} a list of rows.
 */
public final class TrainingFields {
    private static final FieldType ANY_TASK = new FieldType.Word("the name of a task", "\\S+");

    private TrainingFields() {}

    /** The names of all fields in the order of {@link TrainingSpec}. */
    public static List<String> names() {
        return SystemField.NAMES;
    }

    /** The value of every field, in the order of {@link #names}. */
    public static Map<String, @Nullable Object> settings(TrainingSpec spec) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("task", spec.task().setting());
        settings.put("network", spec.network());
        settings.put("activation", spec.activation());
        settings.put("output", spec.output());
        settings.put("loss", spec.loss());
        settings.put("epsilon", spec.epsilon());
        settings.put("gradient", spec.gradient());
        settings.put("h", spec.h());
        settings.put("update", spec.update());
        settings.put("order", spec.order().isEmpty() ? null : spec.order());
        settings.put("batch", spec.batch());
        settings.put("sample_order", spec.sampleOrder().isEmpty() ? null : spec.sampleOrder());
        settings.put("optimiser", spec.optimiser());
        settings.put("learning_rate", spec.learningRate());
        settings.put("momentum", spec.momentum());
        settings.put("beta1", spec.beta1());
        settings.put("beta2", spec.beta2());
        settings.put("adam_epsilon", spec.adamEpsilon());
        settings.put("precision", spec.precision());
        settings.put("inputs", spec.inputs());
        settings.put("initial", initialSetting(spec.initial(), spec.network()));
        settings.put("seed", spec.seed().orElse(null));
        settings.put("round_initial", spec.roundInitial().orElse(null));
        settings.put(
                "perturb", spec.perturb().map(TrainingFields::perturbSetting).orElse(null));
        settings.put("steps", spec.steps());
        settings.put("converged_below", spec.convergedBelow());
        settings.put("diverged_above", spec.divergedAbove());
        return settings;
    }

    /**
     * The same system with one field changed. The value may have the form of a study file as well as that of {@link #settings}:
     * {@code with(spec, "learning_rate", "0.5")}, {@code with(spec, "round_initial", "none")}. Whether the fields go together is
     * not checked here but when a study is built.
     *
     * @throws StudyException if there is no such field or it does not take the value
     */
    public static TrainingSpec with(TrainingSpec spec, String field, @Nullable Object value) {
        Problems problems = new Problems();
        Node node = JavaTree.of(value, field);
        SystemField known = SystemField.BY_NAME.get(field);
        Map<String, @Nullable Object> settings = settings(spec);
        if (known == null) {
            problems.add(node, Spelling.unknown("field", field, SystemField.NAMES));
        } else {
            FieldType type = known.type() instanceof TaskType ? ANY_TASK : known.type();
            settings.put(field, type.read(node, new Context(Vocabulary.standard(), problems)));
        }
        problems.throwIfAny();
        return spec(settings);
    }

    /** The system of checked settings. */
    static TrainingSpec spec(Map<String, @Nullable Object> settings) {
        List<Integer> network = integers(settings.get("network"));
        return new TrainingSpec(
                TaskSource.of(get(settings, "task", Object.class)),
                network,
                get(settings, "activation", String.class),
                get(settings, "output", String.class),
                get(settings, "loss", String.class),
                get(settings, "epsilon", BigDecimal.class),
                get(settings, "gradient", String.class),
                get(settings, "h", BigDecimal.class),
                get(settings, "update", String.class),
                strings(settings.get("order")),
                get(settings, "batch", String.class),
                integers(settings.get("sample_order")),
                get(settings, "optimiser", String.class),
                get(settings, "learning_rate", BigDecimal.class),
                get(settings, "momentum", BigDecimal.class),
                get(settings, "beta1", BigDecimal.class),
                get(settings, "beta2", BigDecimal.class),
                get(settings, "adam_epsilon", BigDecimal.class),
                get(settings, "precision", String.class),
                get(settings, "inputs", String.class),
                initial(get(settings, "initial", Map.class), network),
                Optional.ofNullable((Long) settings.get("seed")),
                Optional.ofNullable((Integer) settings.get("round_initial")),
                Optional.ofNullable((Map<?, ?>) settings.get("perturb")).map(TrainingFields::perturb),
                get(settings, "steps", Integer.class),
                get(settings, "converged_below", BigDecimal.class),
                get(settings, "diverged_above", BigDecimal.class));
    }

    /** The arrays of a network's parameters. */
    static List<Network.Array> arrays(List<Integer> network) {
        return new Network(network, Activation.SIGMOID, Activation.SIGMOID).arrays();
    }

    /** The value of a field that has one. */
    static <T> T get(Map<String, @Nullable Object> settings, String field, Class<T> type) {
        Object value = settings.get(field);
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " has no value");
        }
        return type.cast(value);
    }

    static List<Integer> integers(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(x -> (Integer) x).toList();
    }

    private static List<String> strings(@Nullable Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(x -> (String) x).toList();
    }

    private static Initial initial(Map<?, ?> setting, List<Integer> network) {
        if (setting.get("draw") instanceof String distribution) {
            return new Drawn(distribution, (BigDecimal) part(setting, "scale"), (String) part(setting, "biases"));
        }
        Map<String, List<BigDecimal>> arrays = new LinkedHashMap<>();
        for (Network.Array array : arrays(network)) {
            List<?> rows = (List<?>) setting.get(array.name());
            List<BigDecimal> flat = new ArrayList<>();
            if (rows != null) {
                flatten(rows, flat);
            } else if (array.name().startsWith("b")) {
                flat.addAll(Collections.nCopies(array.size(), BigDecimal.ZERO));
            }
            arrays.put(array.name(), Collections.unmodifiableList(flat));
        }
        return new Given(Collections.unmodifiableMap(arrays));
    }

    private static void flatten(List<?> rows, List<BigDecimal> flat) {
        for (Object row : rows) {
            if (row instanceof List<?> list) {
                flatten(list, flat);
            } else {
                flat.add((BigDecimal) row);
            }
        }
    }

    private static Map<String, Object> initialSetting(Initial initial, List<Integer> network) {
        Map<String, Object> setting = new LinkedHashMap<>();
        if (initial instanceof Drawn drawn) {
            setting.put("draw", drawn.distribution());
            setting.put("scale", drawn.scale());
            setting.put("biases", drawn.biases());
        } else if (initial instanceof Given given) {
            Map<String, Network.Array> shapes = new LinkedHashMap<>();
            arrays(network).forEach(array -> shapes.put(array.name(), array));
            given.arrays().forEach((name, flat) -> {
                Network.Array shape = shapes.get(name);
                setting.put(name, shape == null || name.startsWith("b") ? flat : rows(flat, shape.columns()));
            });
        }
        return Collections.unmodifiableMap(setting);
    }

    private static List<List<BigDecimal>> rows(List<BigDecimal> flat, int columns) {
        List<List<BigDecimal>> rows = new ArrayList<>();
        for (int from = 0; from < flat.size(); from += columns) {
            rows.add(flat.subList(from, Math.min(from + columns, flat.size())));
        }
        return Collections.unmodifiableList(rows);
    }

    static Perturb perturb(Map<?, ?> setting) {
        if (setting.get("direction") != null) {
            return new Perturb(
                    "random-direction",
                    Optional.of((BigDecimal) part(setting, "norm")),
                    Optional.empty(),
                    Optional.of((Long) part(setting, "seed")));
        }
        return new Perturb(
                (String) part(setting, "parameter"),
                Optional.ofNullable((BigDecimal) setting.get("by")),
                Optional.ofNullable((Integer) setting.get("ulps")),
                Optional.empty());
    }

    static Map<String, Object> perturbSetting(Perturb perturb) {
        Map<String, Object> setting = new LinkedHashMap<>();
        if (perturb.seed().isPresent()) {
            setting.put("direction", "random");
            perturb.by().ifPresent(norm -> setting.put("norm", norm));
            perturb.seed().ifPresent(seed -> setting.put("seed", seed));
        } else {
            setting.put("parameter", perturb.parameter());
            perturb.by().ifPresent(by -> setting.put("by", by));
            perturb.ulps().ifPresent(ulps -> setting.put("ulps", ulps));
        }
        return Collections.unmodifiableMap(setting);
    }

    private static Object part(Map<?, ?> setting, String key) {
        Object value = setting.get(key);
        if (value == null) {
            throw new IllegalArgumentException("a setting lacks " + key);
        }
        return value;
    }
}
