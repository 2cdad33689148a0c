package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.Papilio;
import org.papilio.run.ProgressListener;
import org.papilio.run.Trees;
import org.papilio.run.UsageException;

/** Each file of a result directory is damaged in turn: a command answers as before or says what is wrong, status 2. */
final class DamagedFilesTest {
    private static final long SEED = 11;
    private static final int FLIPS = 2;

    private static final String TRAINING = """
            title: A training
            system:
              task: {csv: points.csv, targets: [y]}
              network: [1, 2, 1]
              output: identity
              loss: mean-squared-error
              initial: {draw: normal, scale: 1, biases: drawn}
              learning_rate: 0.1
              steps: 4
            grid: {seed: 1..2, round_initial: [none, 2]}
            record: all
            compare: {unrounded: {round_initial: none}}
            report: [trajectories]
            """;

    private static final String MAP = """
            title: A map
            system:
              task: xor
              network: [2, 2, 1]
              output: sigmoid
              loss: sum-squared-error
              initial: {W1: [[1, -1], [2, 1]], W2: [[1], [-1]]}
              learning_rate: 1
              steps: 20
            map: {x: "W1[0][0]", y: "W1[1][1]", size: 8, checked: 2, windows: [[-3, 3, -3, 3]]}
            measure: [steps-to-solve, final-loss]
            """;

    @TempDir
    Path folder;

    private final CommandLineRunner line = new CommandLineRunner();
    private final Random random = new Random(SEED);
    private Path study = Path.of("");
    private Path results = Path.of("");

    private void prepare(String text) throws IOException {
        Files.writeString(folder.resolve("points.csv"), "x,y\n0,1\n1,2\n2,0\n");
        results = line.results(folder, text);
        study = folder.resolve("study.yaml");
    }

    /** What is done to a file; empty for deleting it. */
    private Map<String, Optional<byte[]>> damages(byte[] bytes) {
        Map<String, Optional<byte[]>> damages = new LinkedHashMap<>();
        for (int k = 0; k < FLIPS; k++) {
            byte[] flipped = bytes.clone();
            int place = random.nextInt(bytes.length);
            flipped[place] ^= (byte) (1 + random.nextInt(255));
            damages.put("byte " + place + " now " + flipped[place], Optional.of(flipped));
        }
        damages.put("cut off", Optional.of(Arrays.copyOf(bytes, random.nextInt(bytes.length))));
        damages.put("emptied", Optional.of(new byte[0]));
        damages.put("deleted", Optional.empty());
        return damages;
    }

    private List<List<String>> commands() {
        String in = results.toString();
        return List.of(
                List.of("status", in, "--json"),
                List.of(
                        "query",
                        in,
                        "SELECT * FROM cells LEFT JOIN durations USING (cell) ORDER BY \"index\"",
                        "--format",
                        "csv"));
    }

    @Test
    void ofATraining() throws IOException {
        prepare(TRAINING);
        everyFile(10);
    }

    @Test
    void ofAMap() throws IOException {
        prepare(MAP);
        everyFile(8);
    }

    private void everyFile(int least) throws IOException {
        Map<List<String>, String> answers = new LinkedHashMap<>();
        for (List<String> command : commands()) {
            assertEquals(0, line.papilio(command.toArray(new String[0])), line.err.toString());
            answers.put(command, line.out.toString());
        }
        String report = Files.readString(results.resolve("report.html"));
        Map<Path, byte[]> sound = contents();
        Map<String, String> expected = Trees.results(results.resolve("data"));
        Path trajectory = null;
        int files = 0;
        for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
            Path path = file.getKey();
            if (path.endsWith(".lock") || file.getValue().length == 0) {
                continue;
            }
            if (path.toString().endsWith(".npy")) {
                if (trajectory != null) {
                    continue;
                }
                trajectory = path;
            }
            files++;
            boolean first = true;
            for (Map.Entry<String, Optional<byte[]>> damage :
                    damages(file.getValue()).entrySet()) {
                write(path, damage.getValue());
                String what = "seed " + SEED + ", " + results.relativize(path) + ": " + damage.getKey();
                boolean unseen = false;
                for (Map.Entry<List<String>, String> answer : answers.entrySet()) {
                    // a query takes many times as long as a look at the status
                    if (first || damage.getValue().isEmpty() || answer.getKey().contains("status")) {
                        unseen |= answers(what, answer.getValue(), answer.getKey());
                    }
                }
                // a report takes longer than all others together
                if (first && unseen) {
                    reports(what, report);
                }
                if (first) {
                    repairs(what, expected);
                    restore(sound);
                } else if (damage.getValue().isEmpty()) {
                    runs(what, expected);
                    restore(sound);
                }
                first = false;
                write(path, Optional.of(file.getValue()));
            }
        }
        assertTrue(files >= least, files + " files");
    }

    /** Whether a command answers as before; if not, it refuses. */
    private boolean answers(String what, String answer, List<String> command) {
        int status = line.papilio(command.toArray(new String[0]));
        String err = line.err.toString();
        String all = what + ", " + command.get(0) + ": status " + status + ", " + err;
        assertTrue(status == 0 || status == 2, all);
        if (status == 0) {
            assertEquals(answer, line.out.toString(), all);
            return true;
        }
        assertEquals("", line.out.toString(), all);
        assertTrue(err.startsWith("papilio: ") && err.strip().lines().count() == 1, all);
        assertTrue(err.contains("papilio repair " + results) || err.contains("papilio run STUDY"), all);
        return false;
    }

    private void reports(String what, String report) throws IOException {
        Path html = results.resolve("report.html");
        Files.deleteIfExists(html);
        if (line.papilio("report", results.toString()) == 0) {
            assertEquals(report, Files.readString(html), what);
        } else {
            assertFalse(Files.exists(html), what);
            answers(what, "", List.of("report", results.toString()));
        }
    }

    /** A run makes anew what is missing, or refuses. */
    private void runs(String what, Map<String, String> expected) {
        Papilio.Options options = new Papilio.Options(1, false, folder, ProgressListener.NONE);
        try {
            Papilio.run(Papilio.read(study, List.of()), results, options);
            assertEquals(expected, Trees.results(results.resolve("data")), what);
        } catch (UsageException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("papilio repair " + results), what + e.getMessage());
        }
    }

    private void repairs(String what, Map<String, String> expected) throws IOException {
        assertEquals(0, line.papilio("repair", results.toString()), () -> what + line.err);
        Papilio.Options options = new Papilio.Options(1, false, folder, ProgressListener.NONE);
        Papilio.run(Papilio.read(study, List.of()), results, options);
        assertEquals(expected, Trees.results(results.resolve("data")), what);
        assertEquals(0, line.papilio("status", results.toString(), "--json"), () -> what + line.err);
        assertTrue(line.out.toString().contains("\"complete\" : true"), () -> what + line.out);
        assertEquals(0, line.papilio("repair", results.toString()), () -> what + line.err);
        assertTrue(line.out.toString().contains("nothing was damaged"), () -> what + line.out);
    }

    private Map<Path, byte[]> contents() throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(results.resolve("data"))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                contents.put(path, Files.readAllBytes(path));
            }
        }
        return contents;
    }

    private void restore(Map<Path, byte[]> sound) throws IOException {
        List<Path> added = new ArrayList<>(contents().keySet());
        added.removeAll(sound.keySet());
        assertFalse(added.stream().anyMatch(path -> !path.toString().contains("segments")), added::toString);
        for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    private static void write(Path path, Optional<byte[]> bytes) throws IOException {
        if (bytes.isPresent()) {
            Files.write(path, bytes.get());
        } else {
            Files.delete(path);
        }
    }
}
