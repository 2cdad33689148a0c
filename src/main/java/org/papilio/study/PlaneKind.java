package org.papilio.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.train.PlaneCoordinate;

/** Maps of planes through the space of trainings. */
record PlaneKind() implements SystemKind {
    static final PlaneKind INSTANCE = new PlaneKind();

    /** The key of a study, beside system and grid, that holds the fields that are the plane's own. */
    static final String KEY = "map";

    /** The field that the list {@link #WINDOWS} makes an axis. */
    static final String WINDOW = "window";

    static final String WINDOWS = "windows";

    /** A training of a map is over when it is solved: whether its parameters still move does not end it. */
    static final String CONVERGED_BELOW = "converged_below";

    private static final int LARGEST = 16_384;
    private static final int EDGES = 4;
    private static final FieldType.Real NUMBER = new FieldType.Real(FieldType.Real.Bound.ANY);
    private static final FieldType.Word COORDINATE = new FieldType.Word(PlaneCoordinate.FORMS, PlaneCoordinate.PATTERN);
    private static final FieldType.Choice SCALE = new FieldType.Choice("scale", List.of("linear", "log"));

    /** The fields that a training has not. */
    static final List<SystemField> OWN = List.of(
            SystemField.of(
                    "x",
                    COORDINATE,
                    new SystemField.Required(),
                    "What varies along the horizontal axis of a map: " + PlaneCoordinate.FORMS + ".",
                    "W1[0][0]",
                    "learning_rate of layer 1",
                    "direction 1"),
            SystemField.of(
                    "y",
                    COORDINATE,
                    new SystemField.Required(),
                    "What varies along the vertical axis of a map, in the same forms.",
                    "W1[1][1]"),
            SystemField.of("x_scale", SCALE, new SystemField.Constant("linear"), "Scale of the horizontal axis."),
            SystemField.of("y_scale", SCALE, new SystemField.Constant("linear"), "Scale of the vertical axis."),
            SystemField.of(
                    "size",
                    new FieldType.Whole(2, LARGEST, false, false),
                    new SystemField.Constant(256),
                    "Cells along each axis of a map."),
            SystemField.of(
                    WINDOW,
                    new FieldType.Items(
                            "four numbers [left, right, lower, upper], the edges of a map", NUMBER, EDGES, false),
                    new SystemField.Required(),
                    "The edges of a map: [left, right, lower, upper].",
                    List.of(new BigDecimal("-3"), new BigDecimal("3"), new BigDecimal("-3"), new BigDecimal("3"))),
            SystemField.of(
                    "solved_below",
                    new FieldType.Real(FieldType.Real.Bound.NOT_NEGATIVE),
                    new SystemField.Constant(new BigDecimal("0.01")),
                    "A training of a map stops when its loss is below this; 0 never stops."),
            SystemField.of(
                    "checked",
                    new FieldType.Whole(0, 100_000, false, false),
                    new SystemField.Constant(200),
                    "How many cells of a map are trained again in the next higher precision."));

    private static final SystemField PRECISION = SystemField.of(
            "precision",
            new FieldType.PrecisionName(List.of(PlaneSpec.AUTO)),
            new SystemField.Constant(PlaneSpec.AUTO),
            "The arithmetic; auto begins with double and takes higher precisions until the map can be trusted.");

    private static final List<SystemField> FIELDS = fieldsInOrder();

    private static List<SystemField> fieldsInOrder() {
        List<SystemField> fields = new ArrayList<>(SystemField.ALL);
        fields.removeIf(field -> field.name().equals(CONVERGED_BELOW));
        fields.replaceAll(field -> field.name().equals("precision") ? PRECISION : field);
        fields.addAll(OWN);
        return List.copyOf(fields);
    }

    @Override
    public List<SystemField> fields() {
        return FIELDS;
    }

    @Override
    public List<Constraint> constraints() {
        return Stream.of(
                        Constraint.ALL.stream(),
                        Stream.of(
                                new Constraint(List.of("x", "network"), (values, words) -> coordinate("x", values)),
                                new Constraint(List.of("y", "network"), (values, words) -> coordinate("y", values)),
                                new Constraint(List.of("x", "y"), (values, words) -> different(values)),
                                new Constraint(
                                        List.of(WINDOW, "x_scale", "y_scale"), (values, words) -> window(values))))
                .flatMap(constraints -> constraints)
                .toList();
    }

    private static List<Constraint.Violation> coordinate(String axis, Map<String, @Nullable Object> values) {
        try {
            Network network = new Network(Constraint.network(values), Activation.SIGMOID, Activation.SIGMOID);
            PlaneCoordinate.parse(TrainingFields.get(values, axis, String.class), network);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(new Constraint.Violation("", String.valueOf(e.getMessage())));
        }
    }

    private static List<Constraint.Violation> different(Map<String, @Nullable Object> values) {
        return TrainingFields.get(values, "x", String.class).equals(values.get("y"))
                ? List.of(new Constraint.Violation("", "x and y vary the same: give them different coordinates"))
                : List.of();
    }

    private static List<Constraint.Violation> window(Map<String, @Nullable Object> values) {
        List<?> edges = TrainingFields.get(values, WINDOW, List.class);
        if (edges.size() != EDGES) {
            return List.of(new Constraint.Violation(
                    "", "expected four numbers [left, right, lower, upper], got " + edges.size()));
        }
        List<Constraint.Violation> violations = new ArrayList<>();
        for (int axis = 0; axis < 2; axis++) {
            BigDecimal from = (BigDecimal) edges.get(2 * axis);
            BigDecimal to = (BigDecimal) edges.get(2 * axis + 1);
            String name = axis == 0 ? "left edge " : "lower edge ";
            if (from.compareTo(to) >= 0) {
                violations.add(new Constraint.Violation(
                        "",
                        "the " + name + from + " has to be below the " + (axis == 0 ? "right" : "upper") + " one, "
                                + to));
            } else if ("log".equals(values.get(axis == 0 ? "x_scale" : "y_scale")) && from.signum() <= 0) {
                violations.add(new Constraint.Violation(
                        "", "the " + name + from + " of a logarithmic axis has to be positive"));
            }
        }
        return violations;
    }

    @Override
    public PlaneSpec spec(Map<String, @Nullable Object> settings) {
        Map<String, @Nullable Object> training = new HashMap<>(settings);
        training.put(CONVERGED_BELOW, BigDecimal.ZERO);
        return new PlaneSpec(
                TrainingFields.spec(training),
                TrainingFields.get(settings, "x", String.class),
                TrainingFields.get(settings, "y", String.class),
                TrainingFields.get(settings, "x_scale", String.class),
                TrainingFields.get(settings, "y_scale", String.class),
                TrainingFields.get(settings, "size", Integer.class),
                edges(settings),
                TrainingFields.get(settings, "solved_below", BigDecimal.class),
                TrainingFields.get(settings, "checked", Integer.class));
    }

    private static List<BigDecimal> edges(Map<String, @Nullable Object> settings) {
        return TrainingFields.get(settings, WINDOW, List.class).stream()
                .map(BigDecimal.class::cast)
                .toList();
    }

    /** No trajectory is kept. */
    @Override
    public double trajectory(PartDraft part) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean recordsParameters() {
        return false;
    }

    @Override
    public List<String> measures(Vocabulary vocabulary) {
        return PlaneSpec.MEASURES;
    }
}
