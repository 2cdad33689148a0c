package org.papilio.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A finished cell as a line of JSON; {@link CellReader} reads it.
 *
 * @param result what was computed
 * @param recipe how: {@link Plan.Entry#recipe}
 * @param trajectory whether the parameters of its recorded steps are in a file
 * @param array the checksum (CRC-32C) of its file, be it a trajectory or a map; empty if it has none
 */
record StoredCell(CellResult result, String recipe, boolean trajectory, Optional<String> array) {
    /** A quotation mark within a string is escaped: this is nowhere else before. */
    private static final byte[] INDEX = "\",\"index\":".getBytes(StandardCharsets.US_ASCII);

    /** The member with the checksum of the file. */
    static final String ARRAY = "array_crc32c";

    /** A cell without a file. */
    StoredCell(CellResult result, String recipe) {
        this(result, recipe, false, Optional.empty());
    }

    /** The line, without its end. */
    String line() {
        return Json.line(this::write);
    }

    /** A line for another position of the study. */
    static byte[] at(byte[] line, int index) {
        int begin = INDEX.length;
        while (!Arrays.equals(line, begin - INDEX.length, begin, INDEX, 0, INDEX.length)) {
            begin++;
        }
        int end = begin;
        while (line[end] != ',') {
            end++;
        }
        byte[] digits = Integer.toString(index).getBytes(StandardCharsets.US_ASCII);
        if (Arrays.equals(line, begin, end, digits, 0, digits.length)) {
            return line;
        }
        byte[] moved = Arrays.copyOf(line, line.length - (end - begin) + digits.length);
        System.arraycopy(digits, 0, moved, begin, digits.length);
        System.arraycopy(line, end, moved, begin + digits.length, line.length - end);
        return moved;
    }

    private void write(JsonGenerator json) throws IOException {
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
        if (array.isPresent()) {
            json.writeStringField(ARRAY, array.get());
        }
        json.writeStringField("recipe", recipe);
        json.writeEndObject();
    }
}
