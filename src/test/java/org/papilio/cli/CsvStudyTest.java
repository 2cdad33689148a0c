package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.run.CellResult;
import org.papilio.run.Results;
import org.papilio.train.Status;

/** Studies of tasks other than XOR from the command line, a user's file above all. */
class CsvStudyTest {
    private static final String DATA = """
            length;width;kind
            5.1;3.5;setosa
            4.9;3.0;setosa
            7.0;3.2;"versi;color"
            6.4;3.2;"versi;color"
            6.3;3.3;virginica
            5.8;2.7;virginica
            """;

    private static final String STUDY = """
            title: Irises in small
            system:
              task: {csv: data/iris.csv, class: kind, standardise: inputs}
              network: [2, 4, 3]
              activation: tanh
              learning_rate: 2
              initial: {draw: normal, scale: 0.5, biases: drawn}
              steps: 12
            grid:
              seed: 1..2
              precision: [float, double, double-double, decimal(20)]
            record: all
            measure: [amplification]
            compare:
              exact: {precision: decimal(20)}
            """;

    /** SHA-256 of the final parameters of all cells in order, made on JDK 17. */
    private static final String GOLDEN = "cd7259056d66078d14e6e96714351083ac30c9528ab944a6a128ef47df99a8f0";

    @TempDir
    private Path folder;

    private Path study;
    private final CommandLineRunner line = new CommandLineRunner();
    private final StringWriter out = line.out;
    private final StringWriter err = line.err;

    @BeforeEach
    void writeStudy() throws IOException {
        study = Files.writeString(folder.resolve("irises.yaml"), STUDY);
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/iris.csv"), DATA);
    }

    @Test
    void aFileOfOnesOwnIsLearnedInEveryPrecision() throws IOException, NoSuchAlgorithmException {
        Path results = folder.resolve("results");
        assertEquals(0, line.papilio("run", study.toString(), "--out", results.toString()), err.toString());
        List<CellResult> cells = Results.open(results).cells();
        assertEquals(8, cells.size());
        for (CellResult cell : cells) {
            assertEquals(Status.FINISHED, cell.status(), cell.message());
            assertTrue(cell.loss() < cell.stepLoss().get(0), "training lowers the loss");
            assertTrue(cell.accuracy() >= 0.5, "accuracy " + cell.accuracy());
        }
        for (int precision = 0; precision < 3; precision++) {
            double distance = Results.open(results)
                    .comparisons(cells.get(precision).cell())
                    .get("exact")
                    .distance()
                    .orElseThrow();
            double[] bounds = {1e-4, 1e-12, 1e-16};
            assertTrue(distance > 0 && distance < bounds[precision], "precision " + precision + ": " + distance);
        }
        assertEquals(GOLDEN, hash(cells), "the weights are the same bits on every machine and JDK");
        String html = Files.readString(results.resolve("report.html"));
        assertFalse(html.contains("not possible"), "a section could not be made");
        assertTrue(html.contains("Do they answer differently?"));
        assertTrue(html.contains("Data data/iris.csv"), "the provenance names the file");

        byte[] before = Files.readAllBytes(results.resolve("data/cells.jsonl"));
        Files.move(folder.resolve("data/iris.csv"), folder.resolve("moved.csv"));
        Files.writeString(study, STUDY.replace("data/iris.csv", "moved.csv"));
        assertEquals(0, line.papilio("run", study.toString(), "--out", results.toString()), err.toString());
        assertTrue(err.toString().contains("finished already"), "where the file lies is no part of a cell: " + err);
        assertArrayEquals(before, Files.readAllBytes(results.resolve("data/cells.jsonl")));

        Files.delete(folder.resolve("moved.csv"));
        assertEquals(0, line.papilio("report", results.toString()), "a report does not need the user's file: " + err);
        assertEquals(
                0,
                line.papilio("query", results.toString(), "SELECT precision, avg(accuracy) FROM cells GROUP BY ALL"),
                err.toString());
        assertEquals(0, line.papilio("plan", results.resolve("data/study.yaml").toString()), err.toString());

        Files.writeString(folder.resolve("moved.csv"), DATA.replace("5.8;2.7", "5.8;2.8"));
        assertEquals(0, line.papilio("run", study.toString(), "--out", results.toString()), err.toString());
        assertFalse(err.toString().contains("finished already"), "other data, other results");
    }

    private static String hash(List<CellResult> cells) throws NoSuchAlgorithmException {
        String text = cells.stream()
                .map(cell -> String.join(" ", cell.finalParameters()))
                .collect(Collectors.joining("\n"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsWritten() throws IOException {
        Path results = folder.resolve("results");
        Files.writeString(folder.resolve("data/iris.csv"), DATA.replace("7.0;3.2", "7.0;"));
        assertEquals(2, line.papilio("run", study.toString(), "--out", results.toString()));
        String expected =
                folder.resolve("data/iris.csv") + ":4:5 column 'width': missing value: give one, or remove the line";
        assertTrue(err.toString().contains(expected), err.toString());
        assertFalse(Files.exists(results));
        assertEquals(2, line.papilio("plan", study.toString(), "--set", "system.task.class=kin"));
        assertTrue(
                err.toString()
                        .contains("no column 'kin' in " + folder.resolve("data/iris.csv")
                                + " (did you mean 'kind'? columns: length, width, kind)"),
                err.toString());
    }

    /** Every task, loss and output that a study can combine trains, and its generic report has no gap. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parity(3)|[3, 4, 2]|softmax|cross-entropy",
                "parity(3)|[3, 4, 4, 1]|sigmoid|cross-entropy",
                "parity(4)|[4, 3, 2]|identity|sum-squared-error",
                "two-spirals|[2, 3, 2]|softmax|cross-entropy",
                "two-spirals|[2, 3, 1]|tanh|mean-squared-error",
                "sine|[1, 3, 3, 1]|identity|residual-sum-of-squares",
                "{csv: data/iris.csv, class: kind}|[3, 3]|sigmoid|cross-entropy",
                "{csv: data/iris.csv, inputs: [length], targets: [width], standardise: all}|[1, 3, 1]|identity|mean-squared-error",
                "{csv: data/iris.csv, inputs: [length], targets: [width, area]}|[1, 3, 2]|relu|mean-squared-error"
            })
    void everyTaskIsReported(String task, String network, String output, String loss) throws IOException {
        Files.writeString(folder.resolve("data/iris.csv"), """
                length,width,kind,area
                5.1,3.5,setosa,17.85
                7.0,3.2,versicolor,22.4
                6.3,3.3,virginica,20.79
                5.8,2.7,virginica,15.66
                """);
        Files.writeString(study, """
                title: Any network
                system:
                  task: %s
                  network: %s
                  activation: relu
                  output: %s
                  loss: %s
                  learning_rate: 0.01
                  initial: {draw: uniform, scale: 0.4, biases: drawn}
                  seed: 3
                  steps: 40
                grid:
                  perturb: [none, {parameter: "b1[0]", by: 1e-3}]
                compare:
                  unperturbed: {perturb: none}
                """.formatted(task, network, output, loss));
        Path results = folder.resolve("results");
        assertEquals(0, line.papilio("run", study.toString(), "--out", results.toString()), err.toString());
        String html = Files.readString(results.resolve("report.html"));
        assertFalse(html.contains("not possible"), html);
        assertTrue(html.contains("Do they answer differently?"), html);
        assertEquals(
                List.of(Status.FINISHED, Status.FINISHED),
                Results.open(results).cells().stream().map(CellResult::status).toList());
    }
}
