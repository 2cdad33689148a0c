package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaneStudyTest {
    private static final String SYSTEM =
            "system: {task: xor, network: [2, 2, 1], output: sigmoid, learning_rate: 1, steps: 10, initial: {W1: [[1, 2], [3, 4]], W2: [[1], [2]]}}\n";

    private static final String STUDY = "title: A\n" + SYSTEM
            + "map: {x: 'W1[0][0]', y: learning_rate, y_scale: log, size: 16, windows: [[-1, 1, 0.1, 10], [0, 1, 1, 2]]}\n"
            + "grid: {learning_rate: [1, 2]}\nmeasure: [ftle, verdict]\n";

    @Test
    void everyCellIsAMap() {
        Study study = Studies.read(STUDY);
        List<Cell> cells = Cells.of(study);
        assertEquals(4, cells.size());
        PlaneSpec plane = (PlaneSpec) cells.get(1).system();
        assertEquals("W1[0][0]", plane.x());
        assertEquals("log", plane.yScale());
        assertEquals(16, plane.size());
        assertEquals("[0, 1, 1, 2]", plane.window().toString());
        assertEquals(PlaneSpec.AUTO, plane.precision());
        assertEquals(List.of("ftle", "verdict"), study.parts().get(0).measure());
    }

    @Test
    void isWrittenAndReadAgain() {
        Study study = Studies.read(STUDY);
        String text = StudyWriter.write(study);
        assertEquals(Cells.of(study), Cells.of(Studies.read(text)), text);
    }

    @Test
    void aPartsMapIsMergedOverTheStudys() {
        Study study = Studies.read("title: A\n" + SYSTEM + "map: {x: 'W1[0][0]', size: 32, windows: [[-1, 1, -1, 1]]}\n"
                + "parts: {a: {map: {y: 'b1[0]'}}, b: {map: {y: 'b1[1]', size: 64, windows: [[0, 1, 0, 1]]}}}\n");
        List<Cell> cells = Cells.of(study);
        PlaneSpec a = (PlaneSpec) cells.get(0).system();
        PlaneSpec b = (PlaneSpec) cells.get(1).system();
        assertEquals("W1[0][0] b1[0] 32 [-1, 1, -1, 1]", a.x() + " " + a.y() + " " + a.size() + " " + a.window());
        assertEquals("W1[0][0] b1[1] 64 [0, 1, 0, 1]", b.x() + " " + b.y() + " " + b.size() + " " + b.window());
        assertEquals(Cells.of(study), Cells.of(Studies.read(StudyWriter.write(study))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {y: b1[0], windows: [[0, 1, 0, 1]]} | missing: what varies along the horizontal axis
            {x: b1[0], y: b1[1]} | missing: the edges of a map
            {x: W9[0][0], y: b1[1], windows: [[0, 1, 0, 1]]} | 'W9[0][0]' is no coordinate of this network
            {x: weight, y: b1[1], windows: [[0, 1, 0, 1]]} | expected a parameter such as W1[0][1]
            {x: learning_rate of layer 3, y: b1[1], windows: [[0, 1, 0, 1]]} | the network has layers 1 to 2, not layer 3
            {x: b1[1], y: b1[1], windows: [[0, 1, 0, 1]]} | x and y vary the same
            {x: b1[0], y: b1[1], windows: [[0, 1, 0]]} | expected four numbers
            {x: b1[0], y: b1[1], windows: [[1, 0, 0, 1]]} | the left edge 1 has to be below the right one, 0
            {x: b1[0], y: b1[1], y_scale: log, windows: [[0, 1, 0, 1]]} | the lower edge 0 of a logarithmic axis has to be positive
            {x: b1[0], y: b1[1], size: 1, windows: [[0, 1, 0, 1]]} | expected an integer from 2 to 16384, got 1
            {x: b1[0], y: b1[1], zoom: 2, windows: [[0, 1, 0, 1]]} | unknown key 'zoom'
            """)
    void problems(String map, String problem) {
        String quoted = map.replaceAll("([Wb]\\d(?:\\[\\d\\])+)", "'$1'");
        List<String> problems = Studies.problems("title: A\n" + SYSTEM + "map: " + quoted + "\n");
        assertTrue(
                problems.stream().anyMatch(one -> one.contains(problem) && one.startsWith("x.yaml:")),
                problems.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            compare: {one: {learning_rate: 1}} | there is nothing to compare (remove compare)
            record: all | its rasters are always kept (remove record)
            every: 5 | its rasters are always kept (remove every)
            system: {converged_below: 1} | unknown key 'converged_below'
            """)
    void whatOtherTrainingsHave(String key, String problem) {
        String study = key.startsWith("system")
                ? STUDY.replace("steps: 10", "steps: 10, converged_below: 1")
                : STUDY + key + "\n";
        List<String> problems = Studies.problems(study);
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains(problem) && problems.get(0).startsWith("x.yaml:"), problems.toString());
    }

    @Test
    void aMapIsOfTrainings() {
        List<String> problems = Studies.problems(
                "title: A\nsystem: {map: henon, steps: 100}\nmap: {x: 'b1[0]', y: 'b1[1]', windows: [[0, 1, 0, 1]]}\n");
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("a map is of the trainings of a network on a task"), problems.toString());
    }
}
