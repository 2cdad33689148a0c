package org.papilio.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Decimals;

/**
 * How values are written in the files of a result directory, the same on every JDK. A double is the shortest decimal that
 * reads back as the same double, always with a fraction or an exponent, so that {@code 2.0} stays apart from the integer
 * {@code 2}; JSON has no number for the others, so they are the strings {@code "NaN"}, {@code "Infinity"} and
 * {@code "-Infinity"}, which DuckDB reads as what they say where a DOUBLE is expected. An exact decimal is a string.
 */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    private Json() {}

    /** Writes something with a generator. */
    interface Body {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** One line of JSON, without its end. */
    static String line(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
            body.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void writeDouble(JsonGenerator json, double value) throws IOException {
        String text = Decimals.shortest(value);
        if (!Double.isFinite(value)) {
            json.writeString(text);
        } else {
            boolean looksIntegral = text.indexOf('.') < 0 && text.indexOf('E') < 0;
            json.writeNumber(looksIntegral ? text + ".0" : text);
        }
    }

    /** A value of a setting or a measurement as JSON: equal values give equal texts. */
    static String text(@Nullable Object value) {
        return line(json -> writeValue(json, value));
    }

    /** Writes a value of a setting or a measurement. */
    static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Double || value instanceof Float) {
            writeDouble(json, ((Number) value).doubleValue());
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigDecimal decimal) {
            json.writeString(Decimals.toString(decimal));
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                writeValue(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                writeValue(json, entry.getValue());
            }
            json.writeEndObject();
        } else {
            json.writeString(value.toString());
        }
    }

    /**
     * Reads one line.
     *
     * @throws JsonProcessingException if it is no JSON or more than one value
     */
    static JsonNode read(String line) throws JsonProcessingException {
        return MAPPER.readTree(line);
    }

    /**
     * A double as {@link #writeDouble} writes it.
     *
     * @throws IllegalArgumentException if the node is something else
     */
    static double readDouble(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : notFinite(node.asText());
    }

    /**
     * The double that has no number in JSON.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    static double notFinite(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException("not a number: " + text);
        };
    }

    /**
     * The member of an object.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    static JsonNode member(JsonNode object, String name) {
        JsonNode member = object.get(name);
        if (member == null) {
            throw new IllegalArgumentException("no member '" + name + "'");
        }
        return member;
    }
}
