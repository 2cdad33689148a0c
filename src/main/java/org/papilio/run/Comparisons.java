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
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.study.Cell;
import org.papilio.study.Part;
import org.papilio.study.SystemFields;
import org.papilio.study.SystemSpec;
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
    private final Map<String, Optional<List<BigDecimal>>> exact = new HashMap<>();

    private Comparisons(Map<String, CellResult> results) {
        this.results = results;
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
        Map<String, References> references = new HashMap<>();
        for (Part part : parts) {
            references.put(part.name(), new References(part, cells));
        }
        List<Line> lines = new ArrayList<>();
        for (Cell cell : cells) {
            Map<String, Comparison> byName = new LinkedHashMap<>();
            References ofPart = references.get(cell.part());
            if (ofPart != null) {
                ofPart.of(cell).forEach((name, reference) -> byName.put(name, comparisons.compare(cell.id(), reference)));
            }
            if (!byName.isEmpty()) {
                lines.add(new Line(cell.id(), byName));
            }
        }
        return lines;
    }

    private Comparison compare(String cell, String reference) {
        List<BigDecimal> a = exact(cell).orElse(null);
        List<BigDecimal> r = exact(reference).orElse(null);
        if (a == null || r == null || a.size() != r.size()) {
            return new Comparison(reference, OptionalDouble.empty(), OptionalInt.empty());
        }
        if (cell.equals(reference)) {
            return new Comparison(reference, OptionalDouble.of(0), OptionalInt.empty());
        }
        BigDecimal distance = BigDecimal.ZERO;
        int digits = Math.min(precision(cell).digits(), precision(reference).digits());
        for (int i = 0; i < a.size(); i++) {
            distance = distance.max(a.get(i).subtract(r.get(i)).abs());
            digits = Math.min(digits, agreeing(a.get(i), r.get(i)));
        }
        return new Comparison(reference, OptionalDouble.of(distance.doubleValue()), OptionalInt.of(digits));
    }

    /** The exact final parameters of a cell; empty where the run diverged or failed. */
    private Optional<List<BigDecimal>> exact(String cell) {
        return exact.computeIfAbsent(cell, id -> {
            CellResult result = results.get(id);
            if (result == null) {
                return Optional.empty();
            }
            boolean usable = result.status() == Status.FINISHED || result.status() == Status.CONVERGED;
            return usable ? decimals(precision(id), result.finalParameters()) : Optional.empty();
        });
    }

    private Precision<?> precision(String cell) {
        CellResult result = results.get(cell);
        return Precisions.named(result == null ? "" : String.valueOf(result.settings().get("precision")));
    }

    private static <T> Optional<List<BigDecimal>> decimals(Precision<T> precision, List<String> texts) {
        List<BigDecimal> decimals = new ArrayList<>();
        for (String text : texts) {
            T value = precision.parse(text);
            if (!precision.isFinite(value)) {
                return Optional.empty();
            }
            decimals.add(precision.toDecimal(value));
        }
        return Optional.of(decimals);
    }

    /** The largest k with |a - r| &lt;= 0.5 10^(e - k + 1), e = floor(log10 |r|); unbounded where a = r. */
    static int agreeing(BigDecimal a, BigDecimal r) {
        BigDecimal twice = a.subtract(r).abs().multiply(BigDecimal.valueOf(2)).stripTrailingZeros();
        if (twice.signum() == 0) {
            return Integer.MAX_VALUE;
        }
        if (r.signum() == 0) {
            return 0;
        }
        long exponent = (long) r.precision() - r.scale() - 1;
        boolean powerOfTen = twice.unscaledValue().bitLength() == 1;
        long above = (long) twice.precision() - twice.scale() - (powerOfTen ? 1 : 0);
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, exponent - above + 1));
    }

    /** The reference cells of a part: each is found by its whole system, so that an equal value is equal however written. */
    private static final class References {
        private final Part part;
        private final Map<String, String> bySystem = new HashMap<>();

        References(Part part, List<Cell> cells) {
            this.part = part;
            for (Cell cell : cells) {
                if (cell.part().equals(part.name())) {
                    bySystem.put(key(cell.system()), cell.id());
                }
            }
        }

        private static String key(SystemSpec system) {
            return Json.line(json -> Json.writeValue(json, SystemFields.settings(system)));
        }

        /** The reference of a cell for each comparison that has one, by the comparison's name. */
        Map<String, String> of(Cell cell) {
            Map<String, String> references = new LinkedHashMap<>();
            for (Part.Comparison comparison : part.compare()) {
                SystemSpec system = cell.system();
                for (Map.Entry<String, ?> field : comparison.with().entrySet()) {
                    system = SystemFields.with(system, field.getKey(), field.getValue());
                }
                String reference = bySystem.get(key(system));
                if (reference != null) {
                    references.put(comparison.name(), reference);
                }
            }
            return references;
        }
    }
}
