package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.papilio.chaos.systems.Formula;

/**
 * What is known of a family of maps over a parameter, as a study gives it.
 *
 * @param stretches intervals of the parameter with a known attractor
 * @param points values of the parameter at which something is known
 */
record Theory(List<Stretch> stretches, List<Point> points) {
    private static final List<String> KEYS = List.of("label", "from", "to", "coordinate", "exponent", "at");

    /**
     * A known attractor.
     *
     * @param from lower end of the interval, open
     * @param to upper end, open
     * @param coordinates where it lies, a branch each; may be empty
     * @param exponent its largest exponent; empty if not known
     */
    record Stretch(
            String label, double from, double to, String axis, List<Formula> coordinates, Optional<Formula> exponent) {
        boolean contains(double parameter) {
            return from < parameter && parameter < to;
        }

        /** The exponent at a parameter. */
        Optional<Double> exponent(double parameter) {
            return exponent.map(formula -> formula.at(Map.of(axis, parameter)));
        }
    }

    /**
     * A single value of the parameter.
     *
     * @param exponent the exponent there; empty for a bifurcation
     */
    record Point(String label, double at, Optional<Double> exponent) {}

    /**
     * Reads the option {@code theory}.
     *
     * @param axis the parameter's name
     * @throws IllegalArgumentException if it is not of this form; the message says where
     */
    static Theory of(Object option, String axis) {
        List<Stretch> stretches = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        if (!(option instanceof List<?> list)) {
            throw new IllegalArgumentException("theory: expected a list such as [{label: doubling, at: 1}]");
        }
        for (int i = 0; i < list.size(); i++) {
            String place = "theory[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> entry)) {
                throw new IllegalArgumentException(place + ": expected a mapping such as {label: doubling, at: 1}");
            }
            for (Object key : entry.keySet()) {
                if (!KEYS.contains(key)) {
                    throw new IllegalArgumentException(
                            place + ": unknown key '" + key + "'; known are " + String.join(", ", KEYS));
                }
            }
            String label = text(entry, "label", place);
            Optional<String> exponent =
                    Optional.ofNullable(entry.get("exponent")).map(Objects::toString);
            if (entry.containsKey("at")) {
                points.add(new Point(label, number(entry, "at", place), exponent.map(text -> formula(
                                text, place + ".exponent", List.of())
                        .at(Map.of()))));
            } else {
                stretches.add(new Stretch(
                        label,
                        number(entry, "from", place),
                        number(entry, "to", place),
                        axis,
                        formulas(entry, place + ".coordinate", axis),
                        exponent.map(text -> formula(text, place + ".exponent", List.of(axis)))));
            }
        }
        return new Theory(List.copyOf(stretches), List.copyOf(points));
    }

    private static List<Formula> formulas(Map<?, ?> entry, String place, String axis) {
        Object value = entry.get("coordinate");
        List<?> texts = value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
        return texts.stream()
                .map(text -> formula(String.valueOf(text), place, List.of(axis)))
                .toList();
    }

    private static Formula formula(String text, String place, List<String> names) {
        try {
            return Formula.parse(text, names);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    place + ": " + String.valueOf(e.getMessage()).replaceFirst("^map, ", ""), e);
        }
    }

    private static double number(Map<?, ?> entry, String key, String place) {
        return formula(text(entry, key, place), place + "." + key, List.of()).at(Map.of());
    }

    private static String text(Map<?, ?> entry, String key, String place) {
        Object value = entry.get(key);
        if (value == null) {
            throw new IllegalArgumentException(place + ": needs " + key + " (a point has at, a stretch from and to)");
        }
        return value.toString();
    }

    /** The exponent that is known at a parameter, from a point or else from the stretch it lies in. */
    Optional<Double> exponent(double parameter) {
        return points.stream()
                .filter(point -> point.at() == parameter)
                .flatMap(point -> point.exponent().stream())
                .findFirst()
                .or(() -> stretches.stream()
                        .filter(stretch -> stretch.contains(parameter))
                        .flatMap(stretch -> stretch.exponent(parameter).stream())
                        .findFirst());
    }

    /** Where the known exponent at a parameter comes from. */
    String source(double parameter) {
        return Stream.concat(
                        points.stream()
                                .filter(point -> point.at() == parameter
                                        && point.exponent().isPresent())
                                .map(Point::label),
                        stretches.stream()
                                .filter(stretch -> stretch.contains(parameter)
                                        && stretch.exponent().isPresent())
                                .map(Stretch::label))
                .findFirst()
                .orElse("");
    }

    /** The points at which something happens: those without an exponent. */
    List<Point> bifurcations() {
        return points.stream().filter(point -> point.exponent().isEmpty()).toList();
    }
}
