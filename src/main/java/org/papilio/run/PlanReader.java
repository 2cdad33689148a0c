package org.papilio.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.papilio.run.Plan.PartPlan;

/**
 * Gathers a {@link Plan} from its lines. Nearly every line differs from the one before in digits and index alone: only those are
 * read then, ten million of them in seconds.
 */
final class PlanReader {
    private final List<PartPlan> parts = new ArrayList<>();
    private final LongList digits = new LongList();
    private final LongList indices = new LongList();
    private String begin = "";
    private String end = "";
    private int length = -1;
    private int first;

    /** The parts of the lines so far. */
    List<PartPlan> parts() {
        List<PartPlan> all = new ArrayList<>(parts);
        if (!all.isEmpty()) {
            PartPlan part = all.remove(all.size() - 1);
            all.add(new PartPlan(part.name(), part.recipe(), part.first(), digits.size() - first, part.length()));
        }
        return all;
    }

    /** The digits of the ids, read as hexadecimal numbers. */
    LongList digits() {
        return digits;
    }

    /** The positions in the study. */
    LongList indices() {
        return indices;
    }

    /** How many lines were read, the one that could not be among them. */
    int lines() {
        return digits.size() + 1;
    }

    /**
     * Reads a line.
     *
     * @throws JsonProcessingException if it is no JSON
     * @throws IllegalArgumentException if it says nothing of a cell
     */
    void add(String line) throws JsonProcessingException {
        int middle = begin.length() + length;
        if (length > 0
                && line.startsWith(begin)
                && line.startsWith(Plan.INDEX, middle)
                && line.endsWith(end)
                && line.length() > middle + Plan.INDEX.length() + end.length()) {
            long cell = Long.parseUnsignedLong(line, begin.length(), middle, 16);
            indices.add(Integer.parseInt(line, middle + Plan.INDEX.length(), line.length() - end.length(), 10));
            digits.add(cell);
        } else {
            addUnlike(line);
        }
    }

    private void addUnlike(String line) throws JsonProcessingException {
        JsonNode node = Json.read(line);
        String id = Json.member(node, "cell").asText();
        String name = Json.member(node, "part").asText();
        int digitsOfId = id.length() - name.length() - 1;
        if (!id.startsWith(name + "-") || digitsOfId < 1 || digitsOfId > 16) {
            throw new IllegalArgumentException("no id of a cell: " + id);
        }
        long cell = Long.parseUnsignedLong(id, name.length() + 1, id.length(), 16);
        int index = Json.member(node, "index").intValue();
        PartPlan part = new PartPlan(name, Json.member(node, "recipe").asText(), digits.size(), 0, digitsOfId);
        if (length != digitsOfId || !begin.equals(part.lineBegin()) || !end.equals(part.lineEnd())) {
            List<PartPlan> closed = parts();
            parts.clear();
            parts.addAll(closed);
            parts.add(part);
            first = digits.size();
            begin = part.lineBegin();
            end = part.lineEnd();
            length = digitsOfId;
        }
        digits.add(cell);
        indices.add(index);
    }
}
