package org.papilio.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.papilio.number.Digits;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.study.Part;
import org.papilio.study.References;
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

    private Comparisons() {}

    /** The exact final parameters of a cell, none if its run diverged or failed, and the digits of their precision. */
    private record Final(int digits, List<BigDecimal> parameters) {
        private static final Final NONE = new Final(0, List.of());

        static Final of(CellResult result) {
            boolean ended = result.status() == Status.FINISHED || result.status() == Status.CONVERGED;
            if (!ended || result.finalParameters().isEmpty()) {
                return NONE;
            }
            Precision<?> precision =
                    Precisions.named(String.valueOf(result.settings().get("precision")));
            return new Final(precision.digits(), decimals(precision, result.finalParameters()));
        }
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
     * The comparisons of a cell with its references.
     *
     * @param part the cell's part
     * @param index its position in the study
     * @param other reads another cell by its position
     * @return empty if it has no reference
     */
    static Optional<Line> of(
            Part part, int index, CellResult cell, References references, IntFunction<CellResult> other) {
        if (part.compare().isEmpty()) {
            return Optional.empty();
        }
        Final own = Final.of(cell);
        Map<String, Comparison> byName = new LinkedHashMap<>();
        for (int k = 0; k < part.compare().size(); k++) {
            OptionalInt reference = references.of(index, k);
            if (reference.isPresent()) {
                CellResult result = reference.getAsInt() == index ? cell : other.apply(reference.getAsInt());
                byName.put(part.compare().get(k).name(), compare(cell, own, result));
            }
        }
        return byName.isEmpty() ? Optional.empty() : Optional.of(new Line(cell.cell(), byName));
    }

    private static Comparison compare(CellResult cell, Final a, CellResult other) {
        Final r = other == cell ? a : Final.of(other);
        String reference = other.cell();
        if (a.parameters().isEmpty() || a.parameters().size() != r.parameters().size()) {
            return new Comparison(reference, OptionalDouble.empty(), OptionalInt.empty());
        }
        if (other == cell) {
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
