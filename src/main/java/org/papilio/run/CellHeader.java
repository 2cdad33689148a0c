package org.papilio.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.train.Status;

/**
 * What the store has to know of the line of a cell: whose it is, and which files belong to it. Much faster than
 * {@link CellReader}, which reads all of it.
 *
 * @param cell the cell's id
 * @param failed whether it failed
 * @param trajectory whether it has a trajectory
 * @param raster whether it is a map
 * @param verdict on it; empty if it has none
 * @param recipe how it was made
 * @param array the checksum of its file; empty if it has none, or was made before lines had it
 */
record CellHeader(
        String cell,
        boolean failed,
        boolean trajectory,
        boolean raster,
        Optional<Outcome> verdict,
        String recipe,
        Optional<String> array) {

    /** What the line of a cell says. */
    static CellHeader of(StoredCell cell) {
        return new CellHeader(
                cell.result().cell(),
                cell.result().status() == Status.FAILED,
                cell.trajectory(),
                cell.result().measurements().containsKey(PlaneComputation.QUANTITIES),
                StudyVerdict.outcome(cell.result()),
                cell.recipe(),
                cell.array());
    }

    /** Reads a line; empty if it is none of a cell. */
    static Optional<CellHeader> read(byte[] line) {
        String cell = null;
        String status = null;
        Boolean trajectory = null;
        String recipe = null;
        String array = null;
        Measured measured = Measured.NOTHING;
        boolean index = false;
        try (JsonParser json = Json.MAPPER.getFactory().createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "cell" -> cell = json.getText();
                    case "index" -> index = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
                    case "status" -> status = json.getText();
                    case "measurements" -> measured = Measured.read(json);
                    case "trajectory" -> trajectory = json.getBooleanValue();
                    case "recipe" -> recipe = json.getText();
                    case StoredCell.ARRAY -> array = json.getText();
                    default -> json.skipChildren();
                }
            }
            if (!index || json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return header(cell, status, trajectory, measured, recipe, Optional.ofNullable(array));
    }

    /** What the measurements of a cell tell the store. */
    private record Measured(boolean raster, Optional<Outcome> verdict) {
        static final Measured NOTHING = new Measured(false, Optional.empty());

        static Measured read(JsonParser json) throws IOException {
            boolean raster = false;
            Optional<Outcome> verdict = Optional.empty();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                raster |= name.equals(PlaneComputation.QUANTITIES);
                if (name.equals("verdict")) {
                    verdict = StudyVerdict.outcome(json.getText());
                }
                json.skipChildren();
            }
            return new Measured(raster, verdict);
        }
    }

    private static Optional<CellHeader> header(
            @Nullable String cell,
            @Nullable String status,
            @Nullable Boolean trajectory,
            Measured measured,
            @Nullable String recipe,
            Optional<String> array) {
        if (cell == null
                || status == null
                || trajectory == null
                || recipe == null
                || !array.map(checksum -> checksum.matches("[0-9a-f]{8}")).orElse(true)) {
            return Optional.empty();
        }
        return Optional.of(new CellHeader(
                cell, status.equals("failed"), trajectory, measured.raster(), measured.verdict(), recipe, array));
    }
}
