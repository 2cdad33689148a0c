package org.papilio.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.papilio.number.Digits;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.train.Status;

/**
 * Compares the final parameters of every cell with those of its references, in exact arithmetic: for parameters a of the cell
 * and r of the reference the distance is max_i |a_i - r_i|, and the digits are the smallest number over i of leading
 * significant digits in which a_i agrees with r_i.
 */
final class Comparisons {
    private static final String DISTANCE = "distance_";
    private static final String DIGITS = "digits_";
    private static final String REFERENCE = "reference_";

    private final Map<String, CellResult> results;
    private final Map<String, Final> finals = new HashMap<>();

    private Comparisons(Map<String, CellResult> results) {
        this.results = results;
    }

    /** The exact final parameters of a cell, none if its run diverged or failed, and the digits of their precision. */
    private record Final(int digits, List<BigDecimal> parameters) {
        private static final Final NONE = new Final(0, List.of());
    }

    /**
     * The comparisons of one cell.
     *
     * @param cell its id
     * @param byName by the name that the study gives them
     */
    record Line(String cell, Map<String, Comparison> byName) {

        String json() {
            return Json.line(json -> {
                json.writeStartObject();
                json.writeStringField("cell", cell);
                for (Map.Entry<String, Comparison> entry : byName.entrySet()) {
                    write(json, entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            });
        }

        private static void write(JsonGenerator json, String name, Comparison comparison) throws IOException {
            json.writeStringField(REFERENCE + name, comparison.reference());
            json.writeFieldName(DISTANCE + name);
            if (comparison.distance().isPresent()) {
                Json.writeDouble(json, comparison.distance().getAsDouble());
            } else {
                json.writeNull();
            }
            json.writeFieldName(DIGITS + name);
            if (comparison.digits().isPresent()) {
                json.writeNumber(comparison.digits().getAsInt());
            } else {
                json.writeNull();
            }
        }

        /** The inverse of {@link #json}. */
        static Line read(String line) throws JsonProcessingException {
            JsonNode node = Json.read(line);
            Map<String, Comparison> byName = new LinkedHashMap<>();
            node.properties().forEach(entry -> {
                if (entry.getKey().startsWith(REFERENCE)) {
                    String name = entry.getKey().substring(REFERENCE.length());
                    JsonNode distance = Json.member(node, DISTANCE + name);
                    JsonNode digits = Json.member(node, DIGITS + name);
                    byName.put(
                            name,
                            new Comparison(
                                    entry.getValue().textValue(),
                                    distance.isNull()
                                            ? OptionalDouble.empty()
                                            : OptionalDouble.of(Json.readDouble(distance)),
                                    digits.isNull() ? OptionalInt.empty() : OptionalInt.of(digits.intValue())));
                }
            });
            return new Line(Json.member(node, "cell").textValue(), byName);
        }
    }

    /**
     * The comparisons of all cells that have a reference, in the order of the cells.
     *
     * @param results every cell's result by its id
     */
    static List<Line> of(List<Part> parts, List<Cell> cells, Map<String, CellResult> results) {
        Comparisons comparisons = new Comparisons(results);
        Map<String, Cell> byId = Cells.byId(cells);
        Map<String, Part> partByName = new HashMap<>();
        parts.forEach(part -> partByName.put(part.name(), part));
        List<Line> lines = new ArrayList<>();
        for (Cell cell : cells) {
            Part part = partByName.get(cell.part());
            Map<String, Comparison> byName = new LinkedHashMap<>();
            for (Part.Comparison comparison : part == null ? List.<Part.Comparison>of() : part.compare()) {
                Cells.reference(byId, cell, comparison)
                        .or(() -> Optional.of(cell).filter(self -> isReference(self, comparison)))
                        .ifPresent(reference ->
                                byName.put(comparison.name(), comparisons.compare(cell.id(), reference.id())));
            }
            if (!byName.isEmpty()) {
                lines.add(new Line(cell.id(), byName));
            }
        }
        return lines;
    }

    /** Whether a cell has the values of its own reference. */
    private static boolean isReference(Cell cell, Part.Comparison comparison) {
        return comparison.with().entrySet().stream()
                .allMatch(field -> cell.axes().containsKey(field.getKey())
                        && Json.text(field.getValue())
                                .equals(Json.text(cell.axes().get(field.getKey()))));
    }

    private Comparison compare(String cell, String reference) {
        Final a = finals.computeIfAbsent(cell, this::finalOf);
        Final r = finals.computeIfAbsent(reference, this::finalOf);
        if (a.parameters().isEmpty() || a.parameters().size() != r.parameters().size()) {
            return new Comparison(reference, OptionalDouble.empty(), OptionalInt.empty());
        }
        if (cell.equals(reference)) {
            return new Comparison(reference, OptionalDouble.of(0), OptionalInt.empty());
        }
        BigDecimal distance = BigDecimal.ZERO;
        int digits = Math.min(a.digits(), r.digits());
        for (int i = 0; i < a.parameters().size(); i++) {
            BigDecimal x = a.parameters().get(i);
            BigDecimal y = r.parameters().get(i);
            distance = distance.max(x.subtract(y).abs());
            digits = Math.min(digits, Digits.agreeing(x, y));
        }
        return new Comparison(reference, OptionalDouble.of(distance.doubleValue()), OptionalInt.of(digits));
    }

    private Final finalOf(String cell) {
        CellResult result = results.get(cell);
        if (result == null || (result.status() != Status.FINISHED && result.status() != Status.CONVERGED)) {
            return Final.NONE;
        }
        Precision<?> precision =
                Precisions.named(String.valueOf(result.settings().get("precision")));
        return new Final(precision.digits(), decimals(precision, result.finalParameters()));
    }

    /** The exact values; none if one is not finite. */
    private static <T> List<BigDecimal> decimals(Precision<T> precision, List<String> texts) {
        List<BigDecimal> decimals = new ArrayList<>();
        for (String text : texts) {
            T value = precision.parse(text);
            if (!precision.isFinite(value)) {
                return List.of();
            }
            decimals.add(precision.toDecimal(value));
        }
        return decimals;
    }
}
