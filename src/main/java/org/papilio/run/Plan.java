package org.papilio.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.papilio.study.Cell;
import org.papilio.study.Part;
import org.papilio.study.Study;

/**
 * The cells that a run consists of, in the order of the study: {@code data/plan.jsonl}, written before anything is run. Of a
 * shard they are some of the study's. A stored cell that is not in the plan, or was made by another recipe, belongs to an
 * earlier state of the study: it is not shown, and it is dropped when the run is done.
 *
 * <p>It takes some 25 bytes a cell: the digits of the ids and a table to find them.
 */
final class Plan {
    /** What is measured of every cell; other words when that changes, so that stored cells are made anew. */
    private static final String EVERY_CELL = "verdict of one tangent vector";

    /** What stands between digits and index on the line of a cell. */
    static final String INDEX = "\",\"index\":";

    private final List<PartPlan> parts;
    /** The digits of the ids, read as a hexadecimal number. */
    private final long[] digits;
    /** The positions in the study; null if they are all of them. */
    private final int @Nullable [] indices;

    private final LongMap table;

    /**
     * The cells of one part.
     *
     * @param recipe what else decides the stored line: a hash of the version of Papilio and of what the part records and
     *     measures, asked or not
     * @param first the place of its first cell in the plan
     * @param count how many it has
     * @param length the number of digits in the ids
     */
    record PartPlan(String name, String recipe, int first, int count, int length) {
        /** What stands before the digits of the id on the line of a cell. */
        String lineBegin() {
            String start = "{\"cell\":" + Json.text(name + "-");
            return start.substring(0, start.length() - 1);
        }

        /** What stands after the index. */
        String lineEnd() {
            return ",\"part\":" + Json.text(name) + ",\"recipe\":\"" + recipe + "\"}";
        }
    }

    private Plan(List<PartPlan> parts, long[] digits, int @Nullable [] indices) {
        this.parts = List.copyOf(parts);
        this.digits = digits;
        this.indices = indices;
        table = new LongMap(digits.length);
        for (int k = 0; k < parts.size(); k++) {
            PartPlan part = parts.get(k);
            for (int place = part.first(); place < part.first() + part.count(); place++) {
                if (table.get(key(k, digits[place])) >= 0) {
                    throw new IllegalArgumentException("two cells have the id " + id(place));
                }
                table.put(key(k, digits[place]), place);
            }
        }
    }

    /** The parts of one study differ, in two parts the same digits are two cells. */
    private static long key(int part, long digits) {
        return digits + part * 0x9E3779B97F4A7C15L;
    }

    /**
     * The plan of a study.
     *
     * @param indices the positions of the cells of a shard, ascending; null for all
     * @throws IllegalArgumentException if two cells have the same id
     */
    static Plan of(Study study, List<Cell> cells, String version, int @Nullable [] indices) {
        int count = indices == null ? cells.size() : indices.length;
        List<PartPlan> parts = new ArrayList<>();
        int first = 0;
        int end = 0;
        for (Part part : study.parts()) {
            end += part.axes().stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
            int next = indices == null ? end : lowerBound(indices, end);
            int length = next == first
                    ? 0
                    : cells.get(indices == null ? first : indices[first]).id().length()
                            - part.name().length()
                            - 1;
            parts.add(new PartPlan(part.name(), recipe(part, version), first, next - first, length));
            first = next;
        }
        long[] digits = new long[count];
        IntStream.range(0, count).parallel().forEach(place -> {
            String id = cells.get(indices == null ? place : indices[place]).id();
            digits[place] = Long.parseUnsignedLong(id.substring(id.lastIndexOf('-') + 1), 16);
        });
        return new Plan(parts, digits, indices);
    }

    private static int lowerBound(int[] sorted, int value) {
        int place = Arrays.binarySearch(sorted, value);
        return place < 0 ? -place - 1 : place;
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

    /** The parts; as many as the study has, unless the plan was read from a file. */
    List<PartPlan> parts() {
        return parts;
    }

    /** The number of cells. */
    int size() {
        return digits.length;
    }

    /** The id of the cell at a place, which stands for its whole system. */
    String id(int place) {
        PartPlan part = part(place);
        return part.name() + "-" + digits(place, part.length());
    }

    private String digits(int place, int length) {
        byte[] text = new byte[length];
        long rest = digits[place];
        for (int k = length - 1; k >= 0; k--) {
            text[k] = (byte) Character.forDigit((int) (rest & 15), 16);
            rest >>>= 4;
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** The position in the study of the cell at a place. */
    int index(int place) {
        return indices == null ? place : indices[place];
    }

    /** The part of the cell at a place. */
    PartPlan part(int place) {
        for (PartPlan part : parts) {
            if (place < part.first() + part.count()) {
                return part;
            }
        }
        throw new IndexOutOfBoundsException("no cell at " + place);
    }

    /** The place of the cell at a position of the study; negative if the plan does not have it. */
    int place(int index) {
        return indices == null ? index : Arrays.binarySearch(indices, index);
    }

    /** The place of a cell by its id; -1 if the plan does not have it. */
    int find(String id) {
        int dash = id.lastIndexOf('-');
        for (int k = 0; k < parts.size(); k++) {
            PartPlan part = parts.get(k);
            if (dash == part.name().length() && id.startsWith(part.name()) && id.length() - dash - 1 == part.length()) {
                try {
                    return table.get(key(k, Long.parseUnsignedLong(id, dash + 1, id.length(), 16)));
                } catch (NumberFormatException e) {
                    return -1;
                }
            }
        }
        return -1;
    }

    /** The ids in order. */
    Iterator<String> ids() {
        PrimitiveIterator.OfInt places = IntStream.range(0, size()).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return places.hasNext();
            }

            @Override
            public String next() {
                return id(places.nextInt());
            }
        };
    }

    /** Writes the plan; returns the checksum of the file. */
    String write(ResultDirectory directory, Disk disk) {
        return disk.replace(directory.plan(), out -> {
            StringBuilder line = new StringBuilder();
            for (PartPlan part : parts) {
                String begin = part.lineBegin();
                String end = part.lineEnd() + "\n";
                for (int place = part.first(); place < part.first() + part.count(); place++) {
                    line.setLength(0);
                    line.append(begin)
                            .append(digits(place, part.length()))
                            .append(INDEX)
                            .append(index(place))
                            .append(end);
                    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        });
    }

    /** Whether a line is one of a plan. */
    static boolean isPlan(byte[] line) {
        try {
            new PlanReader().add(new String(line, StandardCharsets.UTF_8));
            return true;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Reads the plan of a directory.
     *
     * @throws EnvironmentException if it cannot be read
     * @throws UsageException if it is damaged
     */
    static Plan read(KnownFiles files) {
        Path file = files.directory().plan();
        PlanReader plan = new PlanReader();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                plan.add(line);
            }
            int[] positions = plan.indices().toInts();
            boolean whole = IntStream.range(0, positions.length).allMatch(k -> positions[k] == k);
            return new Plan(plan.parts(), plan.digits().toArray(), whole ? null : positions);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw files.directory().damaged(file, "line " + plan.lines() + " is no cell of a plan");
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }
}
