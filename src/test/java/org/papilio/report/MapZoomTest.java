package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.papilio.chart.Frame;
import org.papilio.report.MapSection.MapResult;
import org.papilio.run.CellResult;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.PlaneSpec;
import org.papilio.study.Study;
import org.papilio.train.Status;

/** Which windows are outlined on which map. */
final class MapZoomTest {

    private static List<MapResult> maps() {
        Study study = Study.named("zooms")
                .title("Zooms")
                .set("task", "xor")
                .set("network", List.of(2, 2, 1))
                .set("output", "sigmoid")
                .set("steps", 10)
                .set(
                        "initial",
                        Map.of("W1", List.of(List.of(1, -1), List.of(2, 1)), "W2", List.of(List.of(1), List.of(-1))))
                .axis("learning_rate", 1, 2)
                .map("x", "W1[0][0]")
                .map("y", "W1[1][1]")
                .map(
                        "windows",
                        List.of(
                                List.of(-3, 3, -3, 3),
                                List.of(0, 1, 0, 1),
                                List.of("0.5", "0.6", "0.5", "0.6"),
                                List.of(2, 4, 0, 1)))
                .build();
        Part part = study.parts().get(0);
        return Cells.of(study).stream()
                .map(cell -> new MapResult(part, (PlaneSpec) cell.system(), result(cell)))
                .toList();
    }

    private static CellResult result(Cell cell) {
        return new CellResult(
                cell.id(),
                cell.index(),
                cell.part(),
                cell.system().settings(),
                Status.FINISHED,
                "",
                10,
                Double.NaN,
                Double.NaN,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void aMapShowsTheWindowsInsideIt() {
        List<MapResult> maps = maps();
        MapResult whole = maps.stream()
                .filter(map -> map.plane().window().get(0).compareTo(new BigDecimal(-3)) == 0)
                .findFirst()
                .orElseThrow();
        Stream<Frame> inside = maps.stream().flatMap(whole::zoom);
        assertEquals(
                List.of(new Frame(0, 1, 0, 1), new Frame(0.5, 0.6, 0.5, 0.6)),
                inside.toList(),
                "not its own window, not one that reaches out of it, not those of the other learning rate");
        MapResult zoom = maps.get(maps.indexOf(whole) + 1);
        assertEquals(
                List.of(new Frame(0.5, 0.6, 0.5, 0.6)),
                maps.stream().flatMap(zoom::zoom).toList());
    }
}
