package org.papilio.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.papilio.train.Status;

/**
 * A finished cell as a line of JSON.
 *
 * @param result what was computed
 * @param recipe how: {@link Plan.Entry#recipe}
 * @param trajectory whether the parameters of its recorded steps are in a file
 * @param line the line itself, without its end
 */
record StoredCell(CellResult result, String recipe, boolean trajectory, String line) {

    static StoredCell of(CellResult result, String recipe, boolean trajectory) {
        return new StoredCell(result, recipe, trajectory, Json.line(json -> write(json, result, recipe, trajectory)));
    }

    /** The same cell at another position of the study. */
    StoredCell at(int index) {
        if (index == result.index()) {
            return this;
        }
        CellResult moved = new CellResult(
                result.cell(),
                index,
                result.part(),
                result.settings(),
                result.status(),
                result.message(),
                result.steps(),
                result.loss(),
                result.accuracy(),
                result.finalParameters(),
                result.measurements(),
                result.recorded(),
                result.stepLoss(),
                result.stepAccuracy());
        return of(moved, recipe, trajectory);
    }

    private static void write(JsonGenerator json, CellResult result, String recipe, boolean trajectory) throws IOException {
        json.writeStartObject();
        json.writeStringField("cell", result.cell());
        json.writeNumberField("index", result.index());
        json.writeStringField("part", result.part());
        json.writeFieldName("settings");
        Json.writeValue(json, result.settings());
        json.writeStringField("status", result.status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("message", result.message());
        json.writeNumberField("steps", result.steps());
        json.writeFieldName("loss");
        Json.writeDouble(json, result.loss());
        json.writeFieldName("accuracy");
        Json.writeDouble(json, result.accuracy());
        json.writeFieldName("final_parameters");
        Json.writeValue(json, result.finalParameters());
        json.writeFieldName("measurements");
        Json.writeValue(json, result.measurements());
        json.writeFieldName("recorded");
        Json.writeValue(json, result.recorded());
        json.writeFieldName("step_loss");
        Json.writeValue(json, result.stepLoss());
        json.writeFieldName("step_accuracy");
        Json.writeValue(json, result.stepAccuracy());
        json.writeBooleanField("trajectory", trajectory);
        json.writeStringField("recipe", recipe);
        json.writeEndObject();
    }

    /**
     * The inverse of {@link #of}. Integers come back as Long.
     *
     * @throws JsonProcessingException if the line is no JSON: torn by a kill, for example
     * @throws IllegalArgumentException if it is JSON but no cell
     */
    static StoredCell read(String line) throws JsonProcessingException {
        JsonNode node = Json.read(line);
        CellResult result = new CellResult(
                Json.member(node, "cell").textValue(),
                Json.member(node, "index").intValue(),
                Json.member(node, "part").textValue(),
                Json.readMap(Json.member(node, "settings")),
                Status.valueOf(Json.member(node, "status").textValue().toUpperCase(Locale.ROOT)),
                Json.member(node, "message").textValue(),
                Json.member(node, "steps").intValue(),
                Json.readDouble(Json.member(node, "loss")),
                Json.readDouble(Json.member(node, "accuracy")),
                strings(Json.member(node, "final_parameters")),
                measurements(Json.member(node, "measurements")),
                integers(Json.member(node, "recorded")),
                doubles(Json.member(node, "step_loss")),
                doubles(Json.member(node, "step_accuracy")));
        return new StoredCell(
                result,
                Json.member(node, "recipe").textValue(),
                Json.member(node, "trajectory").booleanValue(),
                line);
    }

    private static Map<String, Object> measurements(JsonNode node) {
        Map<String, Object> measurements = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            Object value = measurement(entry.getValue());
            if (value != null) {
                measurements.put(entry.getKey(), value);
            }
        });
        return measurements;
    }

    private static @Nullable Object measurement(JsonNode node) {
        boolean isDouble = node.isTextual() && List.of("NaN", "Infinity", "-Infinity").contains(node.textValue());
        return isDouble ? Double.valueOf(Json.readDouble(node)) : Json.readValue(node);
    }

    private static List<String> strings(JsonNode array) {
        List<String> list = new ArrayList<>(array.size());
        array.forEach(element -> list.add(element.textValue()));
        return list;
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> list = new ArrayList<>(array.size());
        array.forEach(element -> list.add(element.intValue()));
        return list;
    }

    private static List<Double> doubles(JsonNode array) {
        List<Double> list = new ArrayList<>(array.size());
        array.forEach(element -> list.add(Json.readDouble(element)));
        return list;
    }
}
