package org.papilio.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.model.DivisionCircuit;

/** Systems that train a division circuit. */
record DivisionKind() implements SystemKind {
    static final DivisionKind INSTANCE = new DivisionKind();
    static final String CIRCUIT = "circuit";

    private static final int MOST_ULPS = 1_000_000_000;
    private static final FieldType.Real NUMBER = new FieldType.Real(FieldType.Real.Bound.ANY);
    private static final FieldType.Real NUMBER_OR_NONE = new FieldType.Real(FieldType.Real.Bound.ANY, true);

    /** The fields that systems of this kind have in place of those of a training. */
    static final List<SystemField> OWN = own();

    private static final List<SystemField> FIELDS = fieldsInOrder();

    private static List<SystemField> own() {
        List<SystemField> own = new ArrayList<>();
        own.add(SystemField.of(
                CIRCUIT,
                new FieldType.Choice(CIRCUIT, List.of("complex", "real")),
                new SystemField.Required(),
                "A division circuit that is trained in place of a network: with complex or real numbers. Its samples and the"
                        + " initial weights that are none are drawn from numpy's legacy stream with the seed."));
        for (String weight : DivisionSpec.WEIGHTS) {
            boolean last = weight.startsWith("v");
            own.add(SystemField.of(
                    weight,
                    NUMBER_OR_NONE,
                    last ? zeroIfComplex() : new SystemField.Constant(null),
                    "Initial weight " + meaning(weight)
                            + " of a division circuit; none to draw it from uniform(-1, 1)."));
        }
        own.add(SystemField.of(
                "shift",
                NUMBER,
                new SystemField.Constant(BigDecimal.ZERO),
                "What is added to the initial weight w00 of a division circuit.",
                new BigDecimal("1e-9")));
        own.add(SystemField.of(
                "ulps",
                new FieldType.Whole(-MOST_ULPS, MOST_ULPS, false, false),
                new SystemField.Constant(0),
                "By how many units in its last place the initial weight w00 of a division circuit is moved, after the shift.",
                1));
        return List.copyOf(own);
    }

    private static String meaning(String weight) {
        return DivisionCircuit.parameterNames().get(DivisionSpec.WEIGHTS.indexOf(weight));
    }

    /** The published complex circuit begins with w1 = 0, the real one with drawn weights. */
    private static SystemField.Fallback zeroIfComplex() {
        return new SystemField.Derived(
                CIRCUIT,
                "0 with circuit: complex, otherwise none",
                true,
                (circuit, words) -> circuit.equals("complex") ? Optional.of(BigDecimal.ZERO) : Optional.empty());
    }

    private static List<SystemField> fieldsInOrder() {
        List<SystemField> fields = new ArrayList<>(OWN);
        fields.add(1, SystemField.shared("learning_rate"));
        fields.add(SystemField.shared("precision"));
        fields.add(SystemField.shared("inputs"));
        fields.add(SystemField.of(
                "seed", SystemField.SEED, new SystemField.Required(), "Seed of the samples and drawn weights.", 1));
        fields.add(SystemField.shared("steps"));
        fields.add(SystemField.shared("diverged_above"));
        return List.copyOf(fields);
    }

    @Override
    public List<SystemField> fields() {
        return FIELDS;
    }

    @Override
    public List<Constraint> constraints() {
        return List.of();
    }

    @Override
    public DivisionSpec spec(Map<String, @Nullable Object> settings) {
        return of(settings);
    }

    /** The system of checked settings. */
    static DivisionSpec of(Map<String, @Nullable Object> settings) {
        return new DivisionSpec(
                TrainingFields.get(settings, CIRCUIT, String.class),
                TrainingFields.get(settings, "learning_rate", BigDecimal.class),
                DivisionSpec.WEIGHTS.stream()
                        .map(weight -> Optional.ofNullable((BigDecimal) settings.get(weight)))
                        .toList(),
                TrainingFields.get(settings, "shift", BigDecimal.class),
                TrainingFields.get(settings, "ulps", Integer.class),
                TrainingFields.get(settings, "precision", String.class),
                TrainingFields.get(settings, "inputs", String.class),
                Optional.of(TrainingFields.get(settings, "seed", Long.class)),
                TrainingFields.get(settings, "steps", Integer.class),
                TrainingFields.get(settings, "diverged_above", BigDecimal.class));
    }

    @Override
    public double trajectory(PartDraft part) {
        return part.mean("steps", steps -> ((Number) steps).doubleValue()) * DivisionCircuit.PARAMETERS;
    }

    /** None: everything is always measured. */
    @Override
    public List<String> measures(Vocabulary vocabulary) {
        return List.of();
    }

    @Override
    public String measuresNothing() {
        return "a division circuit has no such measurements: its fate, scale, phase and verdict are always measured";
    }
}
