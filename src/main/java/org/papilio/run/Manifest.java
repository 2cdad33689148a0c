package org.papilio.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.papilio.study.Axis;
import org.papilio.study.CsvTasks;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.StudyHash;
import org.papilio.train.Status;

/**
 * What was run, by which version, on which machine: {@code data/manifest.json}.
 *
 * @param format which layout of the directory this is
 * @param study name of the study
 * @param title the study's title
 * @param hash of the study
 * @param shard which part of the study's cells this is, for example {@code 2/5}; {@code 1/1} for all
 * @param complete whether every cell is done and the results are in their final form
 * @param parts the study's parts
 * @param axes every axis of any part, in the order of the study
 * @param comparisons the names of all comparisons
 * @param seeds every seed, runs of consecutive ones as {@code 1..200}
 * @param data the hash (SHA-256) of each file that the study learns from, by its path; empty for most studies
 * @param cells how many cells the study has ({@code planned}), and once it is complete how many ended in which way
 * @param runs the processes that ran cells of this study, the last one last
 * @param files the checksum (CRC-32C) of files of {@code data/} by their path there: those that a run makes at its beginning, and
 *     once it is complete all but the arrays, whose checksums the lines of their cells have, and the database
 */
public record Manifest(
        String format,
        String study,
        String title,
        String hash,
        String shard,
        boolean complete,
        List<PartEntry> parts,
        List<String> axes,
        List<String> comparisons,
        List<String> seeds,
        Map<String, String> data,
        Map<String, Integer> cells,
        List<Run> runs,
        Map<String, String> files) {

    static final String FORMAT = "papilio-results/2";

    /** The same without checksums. */
    private static final String WITHOUT_CHECKSUMS = "papilio-results/1";

    /**
     * A part of the study.
     *
     * @param name its name
     * @param cells how many cells it has
     * @param axes its axes
     * @param record {@code all} or {@code final}
     * @param every the distance of recorded steps
     * @param measure what is measured
     * @param compare the names of its comparisons
     */
    public record PartEntry(
            String name,
            int cells,
            List<String> axes,
            String record,
            int every,
            List<String> measure,
            List<String> compare) {}

    /**
     * One process that ran cells of the study.
     *
     * @param software which Papilio
     * @param machine on what
     * @param threads how many cells it ran at the same time
     * @param started when, ISO 8601 in UTC
     * @param finished when it ended, also by interruption; empty while it is running, and for ever if it was killed
     * @param cells how many cells it finished
     * @param seconds how long it took
     * @param cellSeconds the sum of the durations of its cells
     * @param peakMemory the most memory it held, in bytes
     */
    public record Run(
            Software software,
            Machine machine,
            int threads,
            String started,
            String finished,
            int cells,
            double seconds,
            double cellSeconds,
            long peakMemory) {}

    /**
     * The manifest of a study that is about to be run.
     *
     * @param plan the cells to be run
     */
    static Manifest of(Study study, Shard shard, Plan plan, List<Run> runs) {
        List<PartEntry> parts = new ArrayList<>();
        Set<String> axes = new LinkedHashSet<>();
        Set<String> comparisons = new LinkedHashSet<>();
        for (int k = 0; k < study.parts().size(); k++) {
            Part part = study.parts().get(k);
            List<String> names = part.axes().stream().map(Axis::field).toList();
            List<String> compare =
                    part.compare().stream().map(Part.Comparison::name).toList();
            int count = plan.parts().get(k).count();
            parts.add(new PartEntry(part.name(), count, names, part.record(), part.every(), part.measure(), compare));
            axes.addAll(names);
            comparisons.addAll(compare);
        }
        return new Manifest(
                FORMAT,
                study.name(),
                study.title(),
                shard.isWhole() ? StudyHash.of(study, plan.ids()) : StudyHash.of(study),
                shard.toString(),
                false,
                parts,
                List.copyOf(axes),
                List.copyOf(comparisons),
                seeds(study),
                data(study),
                Map.of("planned", plan.size()),
                runs,
                Map.of());
    }

    /** The same with other runs. */
    Manifest withRuns(List<Run> newRuns) {
        return with(complete, cells, newRuns, files);
    }

    /** The same with the checksums of files. */
    Manifest withFiles(Map<String, String> newFiles) {
        return with(complete, cells, runs, newFiles);
    }

    /**
     * The manifest of the complete results.
     *
     * @param counts how many cells ended in which way
     * @param made the checksums of the files that were made of them
     */
    Manifest completed(Map<Status, Integer> counts, Map<String, String> made) {
        Map<String, Integer> named = new LinkedHashMap<>();
        named.put(
                "planned", counts.values().stream().mapToInt(Integer::intValue).sum());
        for (Status status : Status.values()) {
            named.put(status.name().toLowerCase(Locale.ROOT), counts.getOrDefault(status, 0));
        }
        Map<String, String> all = new TreeMap<>(files);
        all.putAll(made);
        return with(true, named, runs, all);
    }

    /**
     * The manifest of results from which something was taken.
     *
     * @param kept the checksums of the files that stay as they are
     */
    Manifest incomplete(Map<String, String> kept) {
        return with(false, Map.of("planned", planned()), runs, kept);
    }

    /** Whether a run has begun to replace the plan and the study: until it has, which of them is there is not known. */
    boolean isBeginning() {
        return format.equals(FORMAT) && files.isEmpty();
    }

    /** Whether it is of a run of the same study in the same version of this layout, whatever has been done of it. */
    boolean isOfSameRun(Manifest other) {
        return format.equals(other.format)
                && with(other.complete, other.cells, other.runs, other.files).equals(other);
    }

    private Manifest with(
            boolean newComplete, Map<String, Integer> newCells, List<Run> newRuns, Map<String, String> newFiles) {
        return new Manifest(
                FORMAT,
                study,
                title,
                hash,
                shard,
                newComplete,
                parts,
                axes,
                comparisons,
                seeds,
                data,
                newCells,
                newRuns,
                newFiles);
    }

    /** How many cells there are to be run. */
    int planned() {
        return cells.getOrDefault("planned", 0);
    }

    private static Map<String, String> data(Study study) {
        Map<String, String> hashes = new LinkedHashMap<>();
        CsvTasks.files(study).values().forEach(file -> hashes.put(file.path(), file.hash()));
        return hashes;
    }

    /** The seeds of all cells, runs of consecutive ones as one. */
    private static List<String> seeds(Study study) {
        long[] seeds = study.parts().stream()
                .flatMapToLong(Manifest::seeds)
                .sorted()
                .distinct()
                .toArray();
        List<String> ranges = new ArrayList<>();
        for (int first = 0; first < seeds.length; ) {
            int last = first;
            while (last + 1 < seeds.length && seeds[last + 1] == seeds[last] + 1) {
                last++;
            }
            ranges.add(first == last ? Long.toString(seeds[first]) : seeds[first] + ".." + seeds[last]);
            first = last + 1;
        }
        return ranges;
    }

    private static LongStream seeds(Part part) {
        for (Axis axis : part.axes()) {
            if (axis.field().equals("seed")) {
                return axis.values().stream().filter(Number.class::isInstance).mapToLong(seed -> ((Number) seed)
                        .longValue());
            }
        }
        return part.system().seed().stream().mapToLong(Long::longValue);
    }

    void write(ResultDirectory directory, Disk disk) {
        disk.replace(directory.manifest(), out -> {
            String text = Json.MAPPER.writeValueAsString(this);
            out.write(Sealed.seal(text.getBytes(StandardCharsets.UTF_8)));
            out.write('\n');
        });
    }

    /**
     * Reads the manifest of a directory.
     *
     * @throws UsageException if it is damaged or of another version's layout
     * @throws EnvironmentException if it cannot be read
     */
    static Manifest read(ResultDirectory directory) {
        Path file = directory.manifest();
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw directory.damaged(file, "it is missing");
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
        try {
            if (!(Json.MAPPER.readTree(bytes) instanceof ObjectNode object)) {
                throw directory.damaged(file, "it is no object of JSON");
            }
            String format = object.path("format").asText();
            boolean sealed = object.remove(Sealed.MEMBER) != null || object.has("files");
            if (sealed ? !isSound(bytes) : !WITHOUT_CHECKSUMS.equals(format)) {
                throw directory.damaged(file, "its checksum is wrong or missing");
            }
            if (sealed && !FORMAT.equals(format)) {
                throw new UsageException(file + ": written by another version of Papilio (" + format + ", not " + FORMAT
                        + "); use that version, or start over with --fresh");
            }
            // Directories made before studies could learn from files, or be run in shards, do not have these.
            object.withObject("/data");
            object.withObject("/files");
            if (!object.has("shard")) {
                object.put("shard", Shard.WHOLE.toString());
            }
            return Json.MAPPER.treeToValue(object, Manifest.class);
        } catch (IOException e) {
            throw directory.damaged(file, "it is no manifest in JSON");
        }
    }

    /**
     * Reads the manifest of a directory; empty if it is damaged or missing.
     *
     * @throws UsageException if it is of another version's layout
     */
    static Optional<Manifest> ifSound(ResultDirectory directory) {
        try {
            return Optional.of(read(directory));
        } catch (DamagedException e) {
            return Optional.empty();
        }
    }

    private static boolean isSound(byte[] bytes) {
        int end = bytes.length - 1;
        return bytes[end] == '\n' && Sealed.isSound(Arrays.copyOf(bytes, end));
    }

    /** Whether a file is a manifest of any version of Papilio. */
    static boolean isManifest(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            JsonNode node = Json.MAPPER.readTree(bytes);
            return node.path("format").asText().startsWith("papilio-results/");
        } catch (IOException e) {
            return false;
        }
    }
}
