package org.papilio.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the finished cells of a directory, also while a run is adding to them and whatever a killed run left behind. */
final class StoredCells {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCells.class);

    private StoredCells() {}

    /**
     * The finished cells of the plan, in its order. A line that cannot be read is a cell that is not finished; of several lines
     * of a cell the last written counts.
     *
     * @throws EnvironmentException if a file cannot be read
     */
    static Map<String, StoredCell> read(ResultDirectory directory, Plan plan) {
        Map<String, StoredCell> found = new HashMap<>();
        Consumer<StoredCell> put = cell -> {
            Plan.Entry entry = plan.entries().get(cell.result().cell());
            if (entry != null && entry.recipe().equals(cell.recipe())) {
                found.put(entry.cell(), cell.at(entry.index()));
            }
        };
        // Segments are deleted only when cells.jsonl has what they have: read in this order, none can be missed.
        List<StoredCell> newer = new ArrayList<>();
        segments(directory).forEach(segment -> readFile(segment, newer::add));
        readFile(directory.cells(), put);
        newer.forEach(put);

        Map<String, StoredCell> ordered = new LinkedHashMap<>();
        for (String id : plan.entries().keySet()) {
            StoredCell cell = found.get(id);
            if (cell != null) {
                ordered.put(id, cell);
            }
        }
        return ordered;
    }

    private static void readFile(Path file, Consumer<StoredCell> put) {
        forEachLine(file, line -> {
            try {
                put.accept(CellReader.read(line));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                LOG.debug("{}: a line that is no cell, as a killed run leaves it: {}", file, e.getMessage());
            }
        });
    }

    /** The segments of a directory in the order in which they were written. */
    static List<Path> segments(ResultDirectory directory) {
        return Disk.list(directory.segments(), "*.jsonl").stream()
                .filter(file -> number(file) > 0)
                .sorted(Comparator.comparingInt(StoredCells::number))
                .toList();
    }

    /** The file of the next segment. */
    static Path nextSegment(ResultDirectory directory) {
        int last =
                segments(directory).stream().mapToInt(StoredCells::number).max().orElse(0);
        return directory.segments().resolve((last + 1) + ".jsonl");
    }

    private static int number(Path segment) {
        String name = segment.getFileName().toString().replace(".jsonl", "");
        return name.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(name) : 0;
    }

    /** How long the cells took, in seconds, by the cell's id. */
    static Map<String, Double> durations(ResultDirectory directory) {
        Map<String, Double> durations = new HashMap<>();
        forEachLine(directory.durations(), line -> {
            try {
                JsonNode node = Json.read(line);
                durations.put(Json.member(node, "cell").textValue(), Json.readDouble(Json.member(node, "seconds")));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                LOG.debug("{}: a line that is no duration: {}", directory.durations(), e.getMessage());
            }
        });
        return durations;
    }

    /** Hands over the lines of a file that are not empty; none if there is no such file. */
    static void forEachLine(Path file, Consumer<String> action) {
        // A decoder that replaces what it cannot decode: a tail torn inside a character is no reason to stop.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty()) {
                    action.accept(line);
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{}: not there", file);
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }
}
