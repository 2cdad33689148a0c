package org.papilio.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.Verdict.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the line of each finished cell of a plan is. Lines stay in their files and are read again when they are asked for, so
 * that it takes eight bytes a cell. Lines of cells that are not in the plan, or were made by another recipe, are passed over; of
 * several lines of a cell the last written counts.
 */
final class StoredCells implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCells.class);
    private static final int CHUNK = 4096;
    private static final int OFFSET_BITS = 44;
    private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

    private final Plan plan;
    /** One more than the number of the file, and the offset in it; 0 for none. */
    private final long[] where;

    private final List<CellFile> files = new ArrayList<>();
    private final BitSet failed = new BitSet();
    private final BitSet trajectories = new BitSet();
    private final BitSet rasters = new BitSet();
    /** One more than the ordinal of each cell's verdict; 0 for none. */
    private final byte[] verdicts;

    /** The checksums of the cells' files, as far as {@link #summed} says; empty as long as no cell has one. */
    private int[] arrays = {};

    private final BitSet summed = new BitSet();

    /** The directories whose durations are read when one is asked for. */
    private final List<KnownFiles> durations = new ArrayList<>();

    private double @Nullable [] seconds;
    private int count;

    private StoredCells(Plan plan) {
        this.plan = plan;
        where = new long[plan.size()];
        verdicts = new byte[plan.size()];
    }

    /** What a killed run has left at the end of a segment. */
    record Tail(Path segment, long offset, long bytes) {}

    /**
     * The finished cells of a plan in a directory, also while a run is adding to them and whatever a killed run has left.
     *
     * @throws UsageException if a file is damaged in a way that no killed run leaves
     * @throws EnvironmentException if a file cannot be read
     */
    static StoredCells of(KnownFiles directory, Plan plan) {
        return of(directory, plan, tail -> LOG.debug("{}: passed over", tail));
    }

    /** The same, which tells of what killed runs have left. */
    static StoredCells of(KnownFiles directory, Plan plan, Consumer<Tail> tails) {
        return of(directory, plan, tails, Optional.empty());
    }

    /** The same, which hands over what the cells are on the way; of a cell that has several lines the last counts. */
    static StoredCells reading(KnownFiles directory, Plan plan, CellSink sink) {
        return of(directory, plan, tail -> LOG.debug("{}: passed over", tail), Optional.of(sink));
    }

    /** Hears of cells at their places, without final parameters and what was recorded step by step. */
    interface CellSink {
        void put(int place, CellResult brief);
    }

    private static StoredCells of(KnownFiles directory, Plan plan, Consumer<Tail> tails, Optional<CellSink> sink) {
        StoredCells stored = new StoredCells(plan);
        try {
            stored.add(directory, tails, sink);
            return stored;
        } catch (RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    /** Puts the lines of a file. */
    private final class Putting implements CellFile.Visitor {
        private final int file;
        private final Optional<CellSink> sink;
        private int place;

        Putting(int file, Optional<CellSink> sink) {
            this.file = file;
            this.sink = sink;
        }

        @Override
        public void sound(long offset, CellHeader header, Sealed line) {
            place = put(header, file, offset);
        }

        @Override
        public boolean readsCells() {
            return sink.isPresent();
        }

        @Override
        public void cell(CellResult brief) {
            if (place >= 0) {
                sink.ifPresent(to -> to.put(place, brief));
            }
        }
    }

    private void add(KnownFiles known, Consumer<Tail> tails, Optional<CellSink> sink) {
        ResultDirectory directory = known.directory();
        // Segments are deleted only when cells.jsonl has what they have: opened in this order, none can be missed.
        List<CellFile> segments = new ArrayList<>();
        segments(directory).forEach(path -> CellFile.segment(directory, path).ifPresent(segments::add));
        CellFile.folded(known).ifPresent(folded -> {
            int file = add(folded);
            folded.read(new Putting(file, sink));
            durations.add(known);
        });
        List<Integer> numbers = segments.stream().map(this::add).toList();
        for (int k = 0; k < numbers.size(); k++) {
            CellFile segment = segments.get(k);
            int file = numbers.get(k);
            long end = segment.read(new Putting(file, sink));
            long length = segment.path().toFile().length();
            if (end < length) {
                tails.accept(new Tail(segment.path(), end, length - end));
            }
        }
    }

    /** None yet. */
    static StoredCells none(Plan plan) {
        return new StoredCells(plan);
    }

    /**
     * Adds the cells of a complete directory.
     *
     * @param refused hears of the cells that are not in the plan, were made by another recipe, or are there already
     */
    void addFolded(KnownFiles directory, Consumer<String> refused) {
        CellFile.folded(directory).ifPresent(folded -> {
            int file = add(folded);
            folded.read((offset, header, line) -> {
                int place = plan.find(header.cell());
                if ((place >= 0 && has(place)) || put(header, file, offset) < 0) {
                    refused.accept(header.cell());
                }
            });
            durations.add(directory);
        });
    }

    /** Adds a file. */
    int add(CellFile file) {
        files.add(file);
        return files.size();
    }

    /** Notes where the line of a cell is: at its place; -1 if the cell is not in the plan or was made by another recipe. */
    int put(CellHeader header, int file, long offset) {
        int place = plan.find(header.cell());
        if (place < 0 || !plan.part(place).recipe().equals(header.recipe())) {
            return -1;
        }
        count += where[place] == 0 ? 1 : 0;
        where[place] = (long) file << OFFSET_BITS | offset;
        failed.set(place, header.failed());
        trajectories.set(place, header.trajectory());
        rasters.set(place, header.raster());
        verdicts[place] = (byte) (1 + header.verdict().map(Outcome::ordinal).orElse(-1));
        summed.set(place, header.array().isPresent());
        if (header.array().isPresent()) {
            arrays = arrays.length == 0 ? new int[plan.size()] : arrays;
            arrays[place] = Integer.parseUnsignedInt(header.array().get(), 16);
        }
        return place;
    }

    /** Forgets the cell at a place: it is to be run again. */
    void forget(int place) {
        count -= where[place] == 0 ? 0 : 1;
        where[place] = 0;
    }

    boolean has(int place) {
        return where[place] != 0;
    }

    boolean isFailed(int place) {
        return has(place) && failed.get(place);
    }

    boolean hasTrajectory(int place) {
        return has(place) && trajectories.get(place);
    }

    boolean hasRaster(int place) {
        return has(place) && rasters.get(place);
    }

    /** What the line of a cell says of the checksum of its file. */
    Optional<String> array(int place) {
        return summed.get(place) ? Optional.of(HexFormat.of().toHexDigits(arrays[place])) : Optional.empty();
    }

    /** How many cells are finished, those that failed included. */
    int count() {
        return count;
    }

    /** How many of them failed. */
    int failures() {
        int failures = 0;
        for (int place = failed.nextSetBit(0); place >= 0; place = failed.nextSetBit(place + 1)) {
            failures += has(place) ? 1 : 0;
        }
        return failures;
    }

    /** How many of them have which verdict, in the order of the verdicts. */
    Map<Outcome, Integer> verdicts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (int place = 0; place < verdicts.length; place++) {
            if (has(place) && verdicts[place] > 0) {
                counts.merge(Outcome.values()[verdicts[place] - 1], 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The line of a finished cell at its position of the plan, and how long it took; NaN if a kill has lost that. */
    Sealed line(int place) {
        CellFile file = files.get((int) (where[place] >>> OFFSET_BITS) - 1);
        Sealed line = file.line(where[place] & OFFSET_MASK);
        double duration = file.isSegment() ? line.seconds() : seconds()[place];
        return new Sealed(StoredCell.at(line.line(), plan.index(place)), duration);
    }

    /** The same without how long it took. */
    byte[] text(int place) {
        CellFile file = files.get((int) (where[place] >>> OFFSET_BITS) - 1);
        return StoredCell.at(file.line(where[place] & OFFSET_MASK).line(), plan.index(place));
    }

    /** Reads the lines at some places on all processors and hands over what they hold in their order, some thousand at a time. */
    <T> void forEach(int[] places, Function<byte[], T> reader, Consumer<T> action) {
        for (int first = 0; first < places.length; first += CHUNK) {
            Arrays.stream(places, first, Math.min(places.length, first + CHUNK))
                    .parallel()
                    .mapToObj(place -> reader.apply(text(place)))
                    .toList()
                    .forEach(action);
        }
    }

    /** The places whose cells are finished, ascending. */
    int[] places() {
        return IntStream.range(0, plan.size()).filter(this::has).toArray();
    }

    private synchronized double[] seconds() {
        double[] known = seconds;
        if (known == null) {
            double[] read = new double[plan.size()];
            Arrays.fill(read, Double.NaN);
            durations.forEach(directory -> forEachDuration(directory, (cell, duration) -> {
                int place = plan.find(cell);
                if (place >= 0) {
                    read[place] = duration;
                }
            }));
            seconds = read;
            known = read;
        }
        return known;
    }

    /** Hands over how long the cells in {@code cells.jsonl} took, in seconds; a line that is damaged is passed over. */
    static void forEachDuration(KnownFiles files, ObjDoubleConsumer<String> action) {
        Path file = files.directory().durations();
        forEachLine(files, file, line -> {
            try {
                JsonNode node = Json.read(line);
                if (node.has(Sealed.MEMBER) && !Sealed.isSound(line.getBytes(StandardCharsets.UTF_8))) {
                    throw new IllegalArgumentException("its checksum is wrong");
                }
                action.accept(Json.member(node, "cell").asText(), Json.readDouble(Json.member(node, "seconds")));
            } catch (JsonProcessingException | IllegalArgumentException e) {
                LOG.debug("{}: a line that is no duration: {}", file, e.getMessage());
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

    /**
     * Hands over the lines of a file that are not empty; none if there is no such file.
     *
     * @throws UsageException if the file is damaged, perhaps not before all lines were handed over
     */
    static void forEachLine(KnownFiles files, Path file, Consumer<String> action) {
        // A decoder that replaces what it cannot decode: damage is found when the line is read.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
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

    @Override
    public void close() {
        files.forEach(CellFile::close);
    }
}
