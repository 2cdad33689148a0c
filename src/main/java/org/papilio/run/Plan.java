package org.papilio.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.study.Cell;
import org.papilio.study.Part;
import org.papilio.study.Study;

/**
 * The cells a study consists of, in its order: {@code data/plan.jsonl}, written before anything is run. A stored cell that is
 * not in the plan, or was made by another recipe, belongs to an earlier state of the study: it is not shown, and it is
 * dropped when the run is done.
 *
 * @param entries by the cell's id, in the order of the study
 */
record Plan(Map<String, Entry> entries) {
    /** What is measured of every cell; other words when that changes, so that stored cells are made anew. */
    private static final String EVERY_CELL = "verdict of one tangent vector";

    /**
     * One cell of the plan.
     *
     * @param cell its id, which stands for its whole system
     * @param index its position in the study
     * @param part the study's part
     * @param recipe what else decides the stored line: a hash of the version of Papilio and of what the part records and
     *     measures, asked or not
     */
    record Entry(String cell, int index, String part, String recipe) {}

    /**
     * The plan of a study.
     *
     * @throws IllegalArgumentException if two cells have the same id or a cell belongs to no part
     */
    static Plan of(Study study, List<Cell> cells, String version) {
        Map<String, String> recipes = new LinkedHashMap<>();
        for (Part part : study.parts()) {
            recipes.put(part.name(), recipe(part, version));
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Cell cell : cells) {
            String recipe = recipes.get(cell.part());
            if (recipe == null) {
                throw new IllegalArgumentException("cell " + cell.id() + " is of no part of the study: " + cell.part());
            }
            if (entries.put(cell.id(), new Entry(cell.id(), cell.index(), cell.part(), recipe)) != null) {
                throw new IllegalArgumentException("two cells have the id " + cell.id());
            }
        }
        return new Plan(entries);
    }

    private static String recipe(Part part, String version) {
        String text = String.join(
                "\n",
                version,
                EVERY_CELL,
                part.record(),
                Integer.toString(part.every()),
                part.measure().toString());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Writes the plan. */
    void write(ResultDirectory directory, Disk disk) {
        disk.replace(directory.plan(), out -> {
            for (Entry entry : entries.values()) {
                out.write(line(entry).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        });
    }

    private static String line(Entry entry) {
        return Json.line(json -> {
            json.writeStartObject();
            json.writeStringField("cell", entry.cell());
            json.writeNumberField("index", entry.index());
            json.writeStringField("part", entry.part());
            json.writeStringField("recipe", entry.recipe());
            json.writeEndObject();
        });
    }

    /**
     * Reads the plan of a directory.
     *
     * @throws EnvironmentException if it cannot be read
     * @throws UsageException if it is damaged
     */
    static Plan read(ResultDirectory directory) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(directory.plan())) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode node = Json.read(line);
                Entry entry = new Entry(
                        Json.member(node, "cell").textValue(),
                        Json.member(node, "index").intValue(),
                        Json.member(node, "part").textValue(),
                        Json.member(node, "recipe").textValue());
                entries.put(entry.cell(), entry);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UsageException(directory.plan() + ": damaged; run the study again", e);
        } catch (IOException e) {
            throw Disk.cannotRead(directory.plan(), e);
        }
        return new Plan(entries);
    }

    /** The ids of the cells that no stored cell covers. */
    List<String> missing(Map<String, StoredCell> stored) {
        List<String> missing = new ArrayList<>(entries.keySet());
        missing.removeAll(stored.keySet());
        return missing;
    }
}
