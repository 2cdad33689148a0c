package org.papilio.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.train.Status;

/**
 * Reads the line of a {@link StoredCell}. Token by token, because most of a line is the losses of its steps, and every
 * command reads every line.
 */
final class CellReader {
    private final JsonParser json;
    private final boolean brief;
    private @Nullable String cell;
    private @Nullable Integer index;
    private @Nullable String part;
    private @Nullable Map<String, @Nullable Object> settings;
    private @Nullable Status status;
    private @Nullable String message;
    private @Nullable Integer steps;
    private @Nullable Double loss;
    private @Nullable Double accuracy;
    private @Nullable List<String> finalParameters;
    private @Nullable Map<String, Object> measurements;
    private @Nullable List<Integer> recorded;
    private @Nullable List<Double> stepLoss;
    private @Nullable List<Double> stepAccuracy;
    private @Nullable Boolean trajectory;
    private @Nullable String recipe;
    private @Nullable String array;

    private CellReader(JsonParser json, boolean brief) {
        this.json = json;
        this.brief = brief;
    }

    /**
     * The inverse of {@link StoredCell#line}. Integers come back as Long.
     *
     * @throws JsonProcessingException if the line is no JSON: torn by a kill, for example
     * @throws IllegalArgumentException if it is JSON but no cell
     */
    static StoredCell read(byte[] line) throws JsonProcessingException {
        return read(line, false);
    }

    private static StoredCell read(byte[] line, boolean brief) throws JsonProcessingException {
        try (JsonParser json = Json.MAPPER.getFactory().createParser(line)) {
            CellReader reader = new CellReader(json, brief);
            reader.object();
            return reader.stored();
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a line that is known to be sound. */
    static StoredCell sound(byte[] line) {
        try {
            return read(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line that was sound before", e);
        }
    }

    /**
     * Reads a line without final parameters and what was recorded step by step, which are empty and take most of the time; empty if
     * it is no cell.
     */
    static Optional<StoredCell> brief(byte[] line) {
        try {
            return Optional.of(read(line, true));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void object() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member(name);
        }
        expect(json.currentToken(), JsonToken.END_OBJECT);
        if (json.nextToken() != null) {
            throw new IllegalArgumentException("more than one value on a line");
        }
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "cell" -> cell = text();
            case "index" -> index = json.getIntValue();
            case "part" -> part = CompactMap.share(text());
            case "settings" -> settings = settings();
            case "status" -> status = Status.valueOf(text().toUpperCase(Locale.ROOT));
            case "message" -> message = text();
            case "steps" -> steps = json.getIntValue();
            case "loss" -> loss = number();
            case "accuracy" -> accuracy = number();
            case "final_parameters" -> finalParameters = listUnlessBrief(this::text);
            case "measurements" -> measurements = measurements();
            case "recorded" -> recorded = CompactMap.share(listUnlessBrief(json::getIntValue));
            case "step_loss" -> stepLoss = listUnlessBrief(this::number);
            case "step_accuracy" -> stepAccuracy = listUnlessBrief(this::number);
            case "trajectory" -> trajectory = json.getBooleanValue();
            case "recipe" -> recipe = CompactMap.share(text());
            case StoredCell.ARRAY -> array = text();
            default -> json.skipChildren();
        }
    }

    private StoredCell stored() {
        CellResult result = new CellResult(
                present("cell", cell),
                present("index", index),
                present("part", part),
                present("settings", settings),
                present("status", status),
                present("message", message),
                present("steps", steps),
                present("loss", loss),
                present("accuracy", accuracy),
                present("final_parameters", finalParameters),
                present("measurements", measurements),
                present("recorded", recorded),
                present("step_loss", stepLoss),
                present("step_accuracy", stepAccuracy));
        return new StoredCell(
                result, present("recipe", recipe), present("trajectory", trajectory), Optional.ofNullable(array));
    }

    private static <T> T present(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("no member '" + name + "'");
        }
        return value;
    }

    private interface Element<T> {
        T read() throws IOException;
    }

    private <T> List<T> listUnlessBrief(Element<T> element) throws IOException {
        if (brief) {
            json.skipChildren();
            return List.of();
        }
        expect(json.currentToken(), JsonToken.START_ARRAY);
        ArrayList<T> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(element.read());
        }
        list.trimToSize();
        return list;
    }

    private String text() throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    private double number() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        return json.currentToken() == JsonToken.VALUE_STRING ? Json.notFinite(json.getText()) : json.getDoubleValue();
    }

    /** Any value: a String, Long, Double, Boolean, List, Map or null. */
    private @Nullable Object value() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> values();
            case START_OBJECT -> map();
            default -> text();
        };
    }

    private List<@Nullable Object> values() throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value());
        }
        return Collections.unmodifiableList(values);
    }

    private Map<String, @Nullable Object> map() throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            map.put(name, value());
        }
        return Collections.unmodifiableMap(map);
    }

    private Map<String, @Nullable Object> settings() throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            names.add(json.currentName());
            json.nextToken();
            Object value = value();
            // few are alike, and most of those that differ, such as seeds, are numbers
            values.add(value == null || value instanceof Number ? value : CompactMap.share(value));
        }
        return new CompactMap<>(names, values);
    }

    private Map<String, Object> measurements() throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT);
        List<String> names = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Object value = value();
            if (value != null) {
                boolean number = value instanceof String text && Json.NOT_FINITE.contains(text);
                names.add(name);
                values.add(number ? Json.notFinite((String) value) : value);
            }
        }
        return new CompactMap<>(names, values);
    }

    private static void expect(@Nullable JsonToken actual, JsonToken expected) {
        if (actual != expected) {
            throw new IllegalArgumentException("expected " + expected + ", found " + actual);
        }
    }
}
