package org.papilio.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.LyapunovSpectrum;
import org.papilio.chaos.systems.ExpressionMap;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystems;

/**
 * Systems that iterate one map. Its parameters and coordinates are fields like the others.
 *
 * @param system the map; empty where the study gives none that can be read, and then every name may be one of its fields
 * @param fields all fields
 */
record MapKind(Optional<KnownSystem> system, List<SystemField> fields) implements SystemKind {
    static final String MAP = "map";

    private static final int MOST_STEPS = 1_000_000_000;
    private static final FieldType.Real NUMBER = new FieldType.Real(FieldType.Real.Bound.ANY);
    private static final FieldType.Real POSITIVE = new FieldType.Real(FieldType.Real.Bound.POSITIVE);
    private static final FieldType.Whole STEPS =
            new FieldType.Whole(LyapunovSpectrum.FEWEST_STEPS, MOST_STEPS, false, false);
    private static final FieldType.Whole TRANSIENT = new FieldType.Whole(0, MOST_STEPS, false, false);

    /** The fields that systems of this kind have in place of those of a training, without parameters and coordinates. */
    static final List<SystemField> OWN = List.of(
            SystemField.of(
                    MAP,
                    new MapType(),
                    new SystemField.Required(),
                    "A map that is iterated in place of a training: the name of a shipped system, or expressions. Its parameters"
                            + " and the coordinates of its initial point are fields beside it.",
                    "quadratic",
                    "x: 1 - a*x^2 + y; y: b*x"),
            SystemField.of(
                    "transient", TRANSIENT, new SystemField.Constant(2_000), "Steps made before a map is measured."));

    /** The kind of a map that could not be read. */
    static final MapKind UNKNOWN = new MapKind(
            Optional.empty(),
            fields(List.of(), List.of(), 0, 0).stream()
                    .filter(field -> !field.name().equals(MAP))
                    .toList());

    /** The kind of a map. */
    static MapKind of(String map) {
        KnownSystem system = known(map);
        List<SystemField> parameters = new ArrayList<>();
        boolean shipped = KnownSystems.named(map).isPresent();
        for (KnownSystem.Named parameter : system.parameters()) {
            boolean time =
                    system.timeParameter().filter(parameter.name()::equals).isPresent();
            parameters.add(SystemField.of(
                    parameter.name(),
                    time ? POSITIVE : NUMBER,
                    shipped ? new SystemField.Constant(parameter.value()) : new SystemField.OfTheMap(),
                    "A parameter of the map."));
        }
        List<SystemField> coordinates = system.coordinates().stream()
                .map(coordinate -> SystemField.of(
                        coordinate.name(),
                        NUMBER,
                        new SystemField.Constant(coordinate.value()),
                        "A coordinate of the initial point."))
                .toList();
        return new MapKind(Optional.of(system), fields(parameters, coordinates, (int) system.transientSteps(), (int)
                system.steps()));
    }

    private static List<SystemField> fields(
            List<SystemField> parameters, List<SystemField> coordinates, int transientSteps, int steps) {
        List<SystemField> fields = new ArrayList<>(List.of(OWN.get(0)));
        fields.addAll(parameters);
        fields.addAll(coordinates);
        fields.add(SystemField.shared("precision"));
        fields.add(SystemField.of(
                "seed", SystemField.SEED_OR_NONE, new SystemField.Constant(null), "Scatters the initial point."));
        fields.add(SystemField.of(
                "transient",
                TRANSIENT,
                new SystemField.Constant(transientSteps),
                OWN.get(1).description()));
        fields.add(SystemField.of("steps", STEPS, new SystemField.Constant(steps), "Steps measured."));
        fields.add(SystemField.shared("diverged_above"));
        return List.copyOf(fields);
    }

    /**
     * The shipped system of a name, or the system of the user's expressions, its parameters 0.
     *
     * @throws IllegalArgumentException if the expressions are no map; the message names the column
     */
    static KnownSystem known(String map) {
        return KnownSystems.named(map).orElseGet(() -> {
            ExpressionMap expressions = ExpressionMap.parse(map);
            return expressions.system(
                    expressions.parameters().stream().collect(Collectors.toMap(name -> name, name -> BigDecimal.ZERO)));
        });
    }

    /** The name of a parameter or coordinate that a study has another use for, or that differs from another one by case alone. */
    static Optional<String> taken(KnownSystem system) {
        List<String> seen = Stream.concat(
                        SystemField.NAMES.stream(),
                        Stream.concat(
                                OWN.stream().map(SystemField::name),
                                Stream.of(DivisionKind.CIRCUIT, ImagesKind.IMAGES)))
                .collect(Collectors.toCollection(ArrayList::new));
        for (String name : system.settable()) {
            String folded = name.toLowerCase(Locale.ROOT);
            if (seen.contains(folded)) {
                return Optional.of(name);
            }
            seen.add(folded);
        }
        return Optional.empty();
    }

    /** A field, also of any name where the map is not known. */
    @Override
    public Optional<SystemField> field(String name) {
        Optional<SystemField> field = SystemKind.super.field(name);
        return field.isPresent() || system.isPresent()
                ? field
                : Optional.of(SystemField.of(name, new FieldType.Unread(), new SystemField.Constant(null), "Unknown."));
    }

    @Override
    public List<Constraint> constraints() {
        return List.of();
    }

    @Override
    public MapSpec spec(Map<String, @Nullable Object> settings) {
        return spec(system.orElseThrow(), settings);
    }

    /** The system of checked settings. */
    static MapSpec spec(KnownSystem system, Map<String, @Nullable Object> settings) {
        return new MapSpec(
                TrainingFields.get(settings, MAP, String.class),
                values(system.parameters(), settings),
                values(system.coordinates(), settings),
                TrainingFields.get(settings, "precision", String.class),
                Optional.ofNullable((Long) settings.get("seed")),
                TrainingFields.get(settings, "transient", Integer.class),
                TrainingFields.get(settings, "steps", Integer.class),
                TrainingFields.get(settings, "diverged_above", BigDecimal.class));
    }

    private static Map<String, BigDecimal> values(
            List<KnownSystem.Named> named, Map<String, @Nullable Object> settings) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        named.forEach(item -> values.put(item.name(), TrainingFields.get(settings, item.name(), BigDecimal.class)));
        return values;
    }

    @Override
    public double trajectory(PartDraft part) {
        double steps = part.mean("steps", x -> ((Number) x).doubleValue())
                + part.mean("transient", x -> ((Number) x).doubleValue());
        return steps * system.orElseThrow().coordinates().size();
    }

    /** None: exponents, dimension and verdict of a map are always measured. */
    @Override
    public List<String> measures(Vocabulary vocabulary) {
        return List.of();
    }

    @Override
    public String measuresNothing() {
        return "a map has no such measurements: its exponents, dimension and verdict are always measured";
    }
}
