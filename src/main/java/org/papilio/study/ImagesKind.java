package org.papilio.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Systems that train a dense network on images. */
record ImagesKind() implements SystemKind {
    static final ImagesKind INSTANCE = new ImagesKind();
    static final String IMAGES = "images";

    private static final int INPUTS = 784;
    private static final int CLASSES = 10;

    /** The fields that systems of this kind have and others have not, or that take other values here. */
    static final List<SystemField> OWN = List.of(
            SystemField.of(
                    IMAGES,
                    new FieldType.Choice("set of images", List.of("mnist")),
                    new SystemField.Required(),
                    "Images to learn, from a folder that --data names: a dense network with ReLU layers and softmax outputs"
                            + " is trained on them in place of a task. A step is an epoch.",
                    "mnist"),
            SystemField.of(
                    "gradient",
                    new FieldType.Choice(
                            "gradient", List.of("backpropagation", "layer-difference", "central-difference")),
                    new SystemField.Constant("backpropagation"),
                    "How the gradient of the loss is computed; layer-difference chains central differences of the output"
                            + " error and of each activation (images only)."),
            SystemField.of(
                    "batch_size",
                    new FieldType.Whole(1, 100_000, false, false),
                    new SystemField.Constant(100),
                    "Images of an update."),
            SystemField.of(
                    "shuffle",
                    new FieldType.Word("stream, data or a seed of at most 9 digits", "stream|data|[0-9]{1,9}"),
                    new SystemField.Constant("stream"),
                    "Order of the images, the same in every epoch: stream draws it after the initial weights from their"
                            + " stream, a seed from a stream of its own, data leaves the images as they are."),
            SystemField.of(
                    "precision",
                    new FieldType.Choice("precision for images", List.of("double", "float")),
                    new SystemField.Constant("double"),
                    "The arithmetic; for images float or double."),
            SystemField.of("seed", SystemField.SEED, new SystemField.Required(), "Seed of the initial weights.", 1),
            SystemField.of(
                    "data",
                    new FieldType.Word("any or the hash that papilio data prints", "any|[0-9a-f]{64}"),
                    new SystemField.Constant(ImagesSpec.ANY_DATA),
                    "Hash of the data. Filled in when the study is run; if given, other data is refused."));

    private static final List<SystemField> FIELDS = List.of(
            own(IMAGES),
            shared("network", new SystemField.Constant(List.of(INPUTS, 50, 100, CLASSES))),
            own("gradient"),
            shared("h", new SystemField.Constant(new BigDecimal("1e-4"))),
            own("batch_size"),
            own("shuffle"),
            shared("learning_rate", new SystemField.Constant(new BigDecimal("0.01"))),
            own("precision"),
            own("seed"),
            shared("round_initial", new SystemField.Constant(null)),
            shared("perturb", new SystemField.Constant(null)),
            shared("steps", new SystemField.Constant(10)),
            shared("diverged_above", new SystemField.Constant(new BigDecimal("1e30"))),
            own("data"));

    private static SystemField own(String name) {
        return OWN.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SystemField shared(String name, SystemField.Constant fallback) {
        SystemField field = Objects.requireNonNull(SystemField.BY_NAME.get(name), name);
        return SystemField.of(name, field.type(), fallback, field.description());
    }

    @Override
    public List<SystemField> fields() {
        return FIELDS;
    }

    @Override
    public List<Constraint> constraints() {
        return List.of(
                new Constraint(List.of("network"), ImagesKind::fits),
                new Constraint(List.of("perturb", "network"), Constraint::perturbed));
    }

    private static List<Constraint.Violation> fits(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        List<Constraint.Violation> violations = new ArrayList<>(Constraint.size(values, vocabulary));
        List<Integer> network = Constraint.network(values);
        int outputs = network.get(network.size() - 1);
        if (network.get(0) != INPUTS || outputs != CLASSES) {
            violations.add(new Constraint.Violation(
                    "",
                    "the network has " + network.get(0) + " inputs and " + outputs + " outputs, but mnist has " + INPUTS
                            + " pixels and " + CLASSES + " digits"));
        }
        return violations;
    }

    @Override
    public ImagesSpec spec(Map<String, @Nullable Object> settings) {
        return new ImagesSpec(
                TrainingFields.get(settings, IMAGES, String.class),
                TrainingFields.integers(settings.get("network")),
                TrainingFields.get(settings, "gradient", String.class),
                TrainingFields.get(settings, "h", BigDecimal.class),
                TrainingFields.get(settings, "batch_size", Integer.class),
                TrainingFields.get(settings, "shuffle", String.class),
                TrainingFields.get(settings, "learning_rate", BigDecimal.class),
                TrainingFields.get(settings, "precision", String.class),
                TrainingFields.get(settings, "seed", Long.class),
                Optional.ofNullable((Integer) settings.get("round_initial")),
                Optional.ofNullable((Map<?, ?>) settings.get("perturb")).map(TrainingFields::perturb),
                TrainingFields.get(settings, "steps", Integer.class),
                TrainingFields.get(settings, "diverged_above", BigDecimal.class),
                TrainingFields.get(settings, "data", String.class));
    }

    @Override
    public double trajectory(PartDraft part) {
        return TrainingKind.INSTANCE.trajectory(part);
    }

    @Override
    public List<String> measures(Vocabulary vocabulary) {
        return ImagesSpec.MEASURES;
    }
}
