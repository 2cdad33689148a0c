package org.papilio.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The system of one cell: a point map that is iterated from an initial condition. What all kinds of systems have in common; the
 * settings are named as in a study file and as the columns of the results, and each of them can be an axis.
 */
public sealed interface SystemSpec permits TrainingSpec, MapSpec, DivisionSpec, ImagesSpec, PlaneSpec {

    /** The name of the precision, for example {@code decimal(50)}. */
    String precision();

    /** The seed of what is drawn; empty when nothing is. */
    Optional<Long> seed();

    /** The number of steps; of a map those that are measured. */
    int steps();

    /** The value of every field by its name, in a fixed order and in the form that {@link Axis} describes; a new map. */
    Map<String, @Nullable Object> settings();

    /** The system of the same kind with some settings changed, values in the form of {@link #settings}. */
    SystemSpec with(Map<String, ? extends @Nullable Object> changed);

    /** One text for each setting, equal for equal values: what the ids of cells are made of; a new map. */
    default Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        settings().forEach((field, value) -> texts.put(field, Canonical.text(value)));
        return texts;
    }
}
