package org.papilio.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/**
 * A finished cell as a line of JSON; {@link CellReader} reads it.
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

    private static void write(JsonGenerator json, CellResult result, String recipe, boolean trajectory)
            throws IOException {
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
        Json.writeValue(json, result.trains() ? result.loss() : null);
        json.writeFieldName("accuracy");
        Json.writeValue(json, result.trains() ? result.accuracy() : null);
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
}
