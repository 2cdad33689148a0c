package org.papilio.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of system: the fields that a study gives it, and what is made of them. A part has systems of one kind. */
sealed interface SystemKind permits TrainingKind, MapKind, DivisionKind, ImagesKind, PlaneKind {

    /** The fields in their order. */
    List<SystemField> fields();

    /** The field of a name; empty if systems of this kind have none. */
    default Optional<SystemField> field(String name) {
        return fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The names of the fields. */
    default List<String> names() {
        return fields().stream().map(SystemField::name).toList();
    }

    /** What has to hold between the fields. */
    List<Constraint> constraints();

    /** The system of checked settings. */
    SystemSpec spec(Map<String, @Nullable Object> settings);

    /** How many numbers the trajectories of a part hold on average. */
    double trajectory(PartDraft part);

    /** The measurements that a part can ask for. */
    List<String> measures(Vocabulary vocabulary);

    /** What to say to a part that asks for measurements when there are none to ask for. */
    default String measuresNothing() {
        return "";
    }

    /** Whether cells end in parameters that are recorded along the way and compared. */
    default boolean recordsParameters() {
        return true;
    }
}
