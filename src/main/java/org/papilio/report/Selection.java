package org.papilio.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.papilio.run.CellResult;

/** Cells picked by their settings. A setting is compared as text: {@code none}, {@code 7}, {@code decimal(50)}. */
record Selection(List<CellResult> cells) {

    /** What stands for no value. */
    static final String NONE = "none";

    /** A setting as it is written in a study. */
    static String setting(CellResult cell, String field) {
        return Objects.toString(cell.settings().get(field), NONE);
    }

    /** The cells of one part. */
    Selection part(String part) {
        return new Selection(Rows.of(cells, c -> c.part().equals(part)));
    }

    /** The cells with this setting. */
    Selection where(String field, String value) {
        return new Selection(Rows.of(cells, c -> setting(c, field).equals(value)));
    }

    /** The cells with all of these settings. */
    Selection where(Map<String, String> settings) {
        Selection selection = this;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            selection = selection.where(setting.getKey(), setting.getValue());
        }
        return selection;
    }

    /** The values a setting has, in the order of the cells. */
    List<String> values(String field) {
        LinkedHashSet<String> values = new LinkedHashSet<>();
        Object last = NONE;
        for (CellResult cell : cells) {
            Object value = cell.settings().get(field);
            if (value == null || value != last || values.isEmpty()) {
                values.add(Objects.toString(value, NONE));
                last = value == null ? NONE : value;
            }
        }
        return List.copyOf(values);
    }

    /** The first cell that ended with finite parameters, if there is one. */
    Optional<CellResult> finished() {
        return cells.stream().filter(Selection::usable).findFirst();
    }

    /** Whether a cell's final parameters are numbers. */
    static boolean usable(CellResult cell) {
        return switch (cell.status()) {
            case FINISHED, CONVERGED -> true;
            case DIVERGED, FAILED -> false;
        };
    }

    /** The kind of solution a cell ended in; empty when it was not measured. */
    static Optional<String> solution(CellResult cell) {
        return Optional.ofNullable(cell.measurements().get("solution")).map(Objects::toString);
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }
}
