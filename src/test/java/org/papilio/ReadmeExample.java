package org.papilio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.papilio.run.CellResult;
import org.papilio.run.Results;
import org.papilio.study.Study;

/** The example of the README's section on scripting, which shows the method's body. */
final class ReadmeExample {

    private ReadmeExample() {}

    static double largestLoss(Path directory) {
        // README: begin
        Study study = Study.named("rates")
                .title("Which learning rates solve XOR?")
                .set("task", "xor")
                .set("network", List.of(2, 3, 2))
                .set("initial", Map.of("draw", "normal", "scale", "0.5"))
                .set("steps", 200)
                .axis("seed", "1..5")
                .axis("learning_rate", "0.5", "2", "5")
                .build();
        Results results = Papilio.run(study, directory);
        for (CellResult cell : results.cells()) {
            System.out.println(cell.settings().get("learning_rate") + " " + cell.loss() + " " + cell.accuracy());
        }
        Papilio.report(results);
        // README: end
        return results.cells().stream().mapToDouble(CellResult::loss).max().orElseThrow();
    }
}
