package org.papilio.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Systems that train a network. */
record TrainingKind() implements SystemKind {
    static final TrainingKind INSTANCE = new TrainingKind();

    @Override
    public List<SystemField> fields() {
        return SystemField.ALL;
    }

    @Override
    public Optional<SystemField> field(String name) {
        return Optional.ofNullable(SystemField.BY_NAME.get(name));
    }

    @Override
    public List<String> names() {
        return SystemField.NAMES;
    }

    @Override
    public List<Constraint> constraints() {
        return Constraint.ALL;
    }

    @Override
    public TrainingSpec spec(Map<String, @Nullable Object> settings) {
        return TrainingFields.spec(settings);
    }

    @Override
    public double trajectory(PartDraft part) {
        return part.mean("steps", steps -> ((Number) steps).doubleValue())
                * part.mean("network", network -> Constraint.parameters(integers(network)));
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> integers(Object network) {
        return (List<Integer>) network;
    }

    @Override
    public List<String> measures(Vocabulary vocabulary) {
        return vocabulary.measures();
    }
}
