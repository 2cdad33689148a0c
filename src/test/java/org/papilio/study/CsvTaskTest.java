package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks from users' files: what is read, and what is said of files and studies that do not go together. */
class CsvTaskTest {
    private static final String DATA = """
            a,b,kind,y
            1,2.50,no,0.1
            -3e-2,+4,yes,0.2
            .5,6.,no,0.4
            """;

    @TempDir
    private Path folder;

    private Path study(String task, String data) throws IOException {
        Files.writeString(folder.resolve("data.csv"), data);
        return study(task);
    }

    private Path study(String task) throws IOException {
        return Files.writeString(folder.resolve("x.yaml"), """
                title: A test
                system:
                  task: %s
                  network: [2, 3, 2]
                  learning_rate: 1
                  steps: 2
                  initial: {draw: normal, scale: 0.1}
                  seed: 1
                """.formatted(task));
    }

    private static Study read(Path file) {
        return StudyReader.read(file, List.of(), Studies.VOCABULARY);
    }

    private static CsvTask task(Path file) {
        return TrainingSpec.of(read(file).parts().get(0).system()).task().csv().orElseThrow();
    }

    /** The problems, each without the folder. */
    private String problems(Path file) {
        try {
            read(file);
            return "";
        } catch (StudyException e) {
            return e.problems().stream()
                    .map(problem -> problem.toString().replace(folder + "/", ""))
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void numbersAreExactAndClassesAreSorted() throws IOException {
        CsvTask task = task(study("{csv: data.csv, inputs: [b, a], class: kind}", DATA));
        assertEquals("[[2.50, 1], [4, -0.03], [6, 0.5]]", task.rows().toString());
        assertEquals(List.of("no", "yes"), task.classes());
        assertEquals("[[1, 0], [0, 1], [1, 0]]", task.task(2).targets().toString());
        assertEquals("[[0], [1], [0]]", task.task(1).targets().toString());
        assertTrue(task.task(2).classification());
    }

    @Test
    void declaredClassesSetTheOrderOfTheOutputs() throws IOException {
        CsvTask task = task(study("{csv: data.csv, inputs: [a, b], class: kind, classes: [yes, no]}", DATA));
        assertEquals("[[0, 1], [1, 0], [0, 1]]", task.task(2).targets().toString());
    }

    @Test
    void numberedClassesAreSortedByValue() throws IOException {
        Path file = study("{csv: data.csv, class: c}", "a,b,c\n1,1,10\n2,2,9\n3,3,10\n");
        assertEquals(List.of("9", "10"), task(file).classes());
    }

    @Test
    void regressionTakesAllOtherColumnsAsInputs() throws IOException {
        Path file = study("{csv: data.csv, targets: [y, a]}", "a,b,y,c\n1,2,3,4\n5,6,7,8\n");
        CsvTask task = task(file);
        assertEquals(List.of("b", "c"), task.inputs());
        assertEquals("[[3, 1], [7, 5]]", task.task(2).targets().toString());
        assertEquals(false, task.task(2).classification());
    }

    /** The same table, however it is written. */
    @ParameterizedTest
    @ValueSource(strings = {"comma", "semicolon", "tab"})
    void separatorsLineEndsAndByteOrderMark(String separator) throws IOException {
        char with = separator.equals("comma") ? ',' : separator.equals("tab") ? '\t' : ';';
        CsvTask plain = task(study("{csv: data.csv, inputs: [a, b], class: kind}", DATA));
        String other = "\uFEFF" + DATA.replace(',', with).replace("\n", "\r\n") + "\r\n";
        CsvTask task = task(study("{csv: data.csv, inputs: [a, b], class: kind}", other));
        assertEquals(plain.rows(), task.rows());
        assertEquals(plain.values(), task.values());
    }

    @Test
    void standardisedColumnsHaveMeanZeroAndDeviationOne() throws IOException {
        CsvTask task = task(study(
                "{csv: data.csv, inputs: [a, b], targets: [y, a2], standardise: all}",
                "a,b,y,a2\n1,2,0.1,7\n-3e-2,4,0.2,8\n.5,6,0.4,1\n"));
        for (List<List<BigDecimal>> table : List.of(task.rows(), task.values())) {
            for (int k = 0; k < 2; k++) {
                int column = k;
                BigDecimal sum = table.stream().map(row -> row.get(column)).reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal squares = table.stream()
                        .map(row -> row.get(column).pow(2))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(3), MathContext.DECIMAL128);
                assertTrue(sum.abs().compareTo(new BigDecimal("1e-19")) < 0, "mean 0, not " + sum);
                assertTrue(
                        squares.subtract(BigDecimal.ONE).abs().compareTo(new BigDecimal("1e-18")) < 0,
                        "deviation 1, not " + squares);
            }
        }
    }

    @Test
    void cellsFollowFromTheContentsAndNotFromThePath() throws IOException {
        String task = "{csv: data.csv, inputs: [a, b], class: kind}";
        List<String> ids = ids(study(task, DATA));
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/other.csv"), DATA);
        assertEquals(ids, ids(study(task.replace("data.csv", "elsewhere/other.csv"))));
        assertEquals(
                ids,
                ids(study(task.replace(
                        "data.csv", folder.resolve("elsewhere/other.csv").toString()))));
        assertNotEquals(ids, ids(study(task, DATA.replace("2.50", "2.51"))));
        assertNotEquals(ids, ids(study(task.replace("[a, b]", "[b, a]"), DATA)));
        assertNotEquals(ids, ids(study(task.replace("class: kind", "class: kind, standardise: inputs"), DATA)));
    }

    private static List<String> ids(Path file) {
        return Cells.of(read(file)).stream().map(Cell::id).toList();
    }

    /** The id of a cell on a file: another id would drop what has been computed. */
    @Test
    void idsStayWhatTheyAre() throws IOException {
        assertEquals(List.of("main-85aa8f8ec1cd"), ids(study("{csv: data.csv, inputs: [a, b], class: kind}", DATA)));
    }

    @Test
    void filesCanBeAnAxis() throws IOException {
        Files.writeString(folder.resolve("data.csv"), DATA);
        Files.writeString(folder.resolve("less.csv"), DATA.replaceFirst("\\.5,6.*\n", ""));
        Path file = Files.writeString(folder.resolve("x.yaml"), """
                title: A row less
                system: {network: [2, 2], learning_rate: 1, steps: 2, seed: 1, initial: {draw: normal, scale: 1}}
                grid:
                  task:
                    - &all {csv: data.csv, inputs: [a, b], class: kind}
                    - {csv: less.csv, inputs: [a, b], class: kind}
                compare:
                  all_rows: {task: *all}
                """);
        Study study = read(file);
        List<Cell> cells = Cells.of(study);
        assertEquals(2, cells.size());
        Part.Comparison comparison = study.parts().get(0).compare().get(0);
        assertEquals(
                cells.get(0), Cells.reference(cells, cells.get(1), comparison).orElseThrow());
        assertEquals(2, CsvTasks.files(study).size());
        Study written =
                StudyReader.parse(StudyWriter.write(study), file.toString(), "x", List.of(), Studies.VOCABULARY);
        assertEquals(study, written);
        Study moved = CsvTasks.moved(study, f -> f.hash() + ".csv");
        for (CsvFile one : CsvTasks.files(study).values()) {
            Files.write(folder.resolve(one.hash() + ".csv"), one.content());
        }
        assertEquals(
                cells,
                Cells.of(StudyReader.parse(
                        StudyWriter.write(moved), file.toString(), "x", List.of(), Studies.VOCABULARY)));
    }

    @Test
    void aStudyInJavaLearnsFromAFileToo() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), DATA);
        Study study = Study.named("x")
                .title("A test")
                .set("task", Map.of("csv", data.toString(), "inputs", List.of("a", "b"), "class", "kind"))
                .set("network", List.of(2, 3, 2))
                .set("learning_rate", 1)
                .set("steps", 2)
                .set("initial", Map.of("draw", "normal", "scale", "0.1"))
                .set("seed", 1)
                .build();
        assertEquals(
                ids(study("{csv: data.csv, inputs: [a, b], class: kind}", DATA)),
                Cells.of(study).stream().map(Cell::id).toList());
    }

    @Test
    void problemsOfTheStudyNameTheirPlaceInIt() throws IOException {
        assertEquals("""
                x.yaml:3:37 system.task.inputs[1]: no column 'bb' in data.csv (did you mean 'b'? columns: a, b, kind, y)
                x.yaml:3:49 system.task.class: no column 'species' in data.csv (columns: a, b, kind, y)""", problems(study("{csv: data.csv, inputs: [a, bb], class: species}", DATA)));
        assertEquals(
                "x.yaml:3:9 system.task: expected either class: COLUMN (classification) or targets: [COLUMN, ...]"
                        + " (regression), got neither (columns: a, b, kind, y)",
                problems(study("{csv: data.csv}", DATA)));
        assertEquals(
                "x.yaml:3:34 system.task.inputs[0]: column 'y' is to be predicted: remove it from the inputs",
                problems(study("{csv: data.csv, inputs: [y, a], targets: [y, b]}", DATA)));
        assertEquals(
                "x.yaml:3:55 system.task.classes: goes with class: a regression has no classes",
                problems(study("{csv: data.csv, targets: [y, b], inputs: [a], classes: [no]}", DATA)));
        assertEquals(
                "x.yaml:3:67 system.task.standardise: classes are not standardised: choose inputs",
                problems(study("{csv: data.csv, inputs: [a, b], class: kind, standardise: all}", DATA)));
        assertEquals(
                "x.yaml:4:12 system.network: the network has 2 inputs, but csv(kind, 3 rows, HASH) has 3 (begin the"
                        + " network with 3)",
                problems(study("{csv: data.csv, inputs: [a, b, y], class: kind}", DATA))
                        .replaceFirst("rows, \\w+", "rows, HASH"));
        assertEquals(
                "x.yaml:3:15 system.task.csv: there is no file dta.csv (did you mean 'data.csv'?); a path is relative to the"
                        + " study file",
                problems(study("{csv: dta.csv, class: kind}")));
    }

    @Test
    void problemsOfTheFileNameTheirPlaceInIt() throws IOException {
        String task = "{csv: data.csv, inputs: [a, b], class: kind, classes: [no, yes]}";
        assertEquals("""
                data.csv:2:3 column 'b': missing value: give one, or remove the line
                data.csv:3:1 column 'a': expected a number, got '1,5' (write it with a point: 1.5)
                data.csv:4:4 column 'b': expected a number, got 'six'
                data.csv:4:8 column 'kind': unknown class 'maybe' (known: no, yes; correct it, or add it to classes)
                data.csv:5:1 column 'a': missing value 'NA': give one, or remove the line
                data.csv:5:7 column 'kind': missing class: give one, or remove the line
                data.csv:6:1 column 'a': a number of up to 100 digits between 1e-37 and 1e37 is needed, got 1e99: give the\
                 column another unit
                data.csv:6:8 column 'kind': unknown class 'yess' (did you mean 'yes'?; correct it, or add it to classes)""", problems(study(task, "a,b,kind\n1,,no\n\"1,5\",2,yes\n3, six,maybe\nNA,1, \n1e99,2,yess\n")));
        assertEquals("""
                data.csv:1:3: a second column 'a': rename one of them
                data.csv:3:1: an empty line: remove it
                data.csv:4:1: 3 fields where the first line names 2 columns: put fields that contain a separator in quotes""", problems(study(task, "a,a\n1,2\n\n1,2,3\n4,5\n")));
        assertEquals(
                "data.csv:1:1: expected a line with the names of the columns and at least one line of values",
                problems(study(task, "a,b,kind\n")));
        Files.write(folder.resolve("data.csv"), "a,b\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("data.csv:2:3: not UTF-8: byte 0xE9 (save the file as UTF-8)", problems(study(task)));
    }

    @Test
    void whatCannotBeLearnedIsRefused() throws IOException {
        assertEquals(
                "x.yaml:3:48 system.task.class: every row is of class 'no': there is nothing to learn",
                problems(study("{csv: data.csv, inputs: [a, b], class: kind}", "a,b,kind\n1,2,no\n2,3,no\n")));
        assertEquals(
                "x.yaml:3:67 system.task.standardise: column 'b' of data.csv has one value only and cannot be standardised:"
                        + " leave it out",
                problems(study(
                        "{csv: data.csv, inputs: [a, b], class: kind, standardise: inputs}",
                        "a,b,kind\n1,2,no\n2,2.0,yes\n")));
        StringBuilder bad = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 30; i++) {
            bad.append("x,1,no\n");
        }
        String problems =
                problems(study("{csv: data.csv, inputs: [a, b], class: kind, classes: [no, yes]}", bad.toString()));
        assertEquals(21, problems.lines().count());
        assertTrue(problems.endsWith("data.csv: 10 more problems of this kind"), problems);
    }
}
