package org.papilio.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.study.Axis;
import org.papilio.study.Cell;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.TaskSource;
import org.papilio.study.TrainingSpec;
import org.papilio.train.Status;
import org.papilio.train.Trajectory;

/** A study in two parts and a computation that is a pure function of the cell but trains nothing. */
final class Examples {
    static final int PARAMETERS = 17;
    static final Software SOFTWARE = new Software("1.2.3", "abc", false);

    private Examples() {}

    static TrainingSpec system() {
        return new TrainingSpec(
                TaskSource.named("xor"),
                List.of(2, 3, 2),
                "sigmoid",
                "softmax",
                "cross-entropy",
                new BigDecimal("1E-7"),
                "backpropagation",
                new BigDecimal("0.0001"),
                "simultaneous",
                List.of(),
                "full",
                List.of(),
                "gradient-descent",
                new BigDecimal("5"),
                new BigDecimal("0.9"),
                new BigDecimal("0.9"),
                new BigDecimal("0.999"),
                new BigDecimal("1E-8"),
                "double",
                "decimal",
                new TrainingSpec.Drawn("normal", new BigDecimal("0.01"), "zero"),
                Optional.of(1L),
                Optional.empty(),
                Optional.empty(),
                4,
                new BigDecimal("0"),
                new BigDecimal("1E+30"));
    }

    static Axis axis(String field, @Nullable Object... values) {
        return new Axis(field, Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values))));
    }

    static Study study(Part... parts) {
        return new Study("example", "An example", "Why?", "", List.of(parts), List.of());
    }

    static Part published() {
        return new Part(
                "published",
                system(),
                List.of(
                        axis("round_initial", null, 7, 3),
                        axis("precision", "float", "double", "double-double", "decimal(34)")),
                "all",
                1,
                List.of("solution"),
                List.of(
                        new Part.Comparison("unrounded", Collections.singletonMap("round_initial", null)),
                        new Part.Comparison("referee", Map.of("precision", "decimal(34)"))));
    }

    static Part ensemble(long seeds) {
        Object[] values = new Object[(int) seeds];
        Arrays.setAll(values, k -> k + 1L);
        return new Part(
                "ensemble",
                system(),
                List.of(axis("seed", values), axis("round_initial", null, 3)),
                "final",
                1,
                List.of(),
                List.of(new Part.Comparison("unrounded", Collections.singletonMap("round_initial", null))));
    }

    static Study study() {
        return study(published(), ensemble(5));
    }

    /** Makes complete results those of a run that goes on, as far as the manifest tells. */
    static void goOn(Path root) {
        ResultDirectory directory = new ResultDirectory(root);
        Manifest complete = Manifest.read(directory);
        Map<String, String> begun = new TreeMap<>(complete.files());
        begun.keySet().retainAll(Set.of("plan.jsonl", "study.yaml"));
        complete.incomplete(begun).write(directory, new Disk());
    }

    /** Counts the cells it was asked for. */
    static class Counting implements CellComputation {
        final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

        @Override
        public Computed compute(Part part, Cell cell) {
            asked.add(cell.id());
            return fake(part, cell);
        }
    }

    /** A computation without a count. */
    static CellComputation.Computed fake(Part part, Cell cell) {
        return fake(part, cell, Precisions.named(cell.system().precision()));
    }

    private static <T> CellComputation.Computed fake(Part part, Cell cell, Precision<T> precision) {
        TrainingSpec system = TrainingSpec.of(cell.system());
        Random random =
                new Random(31 * system.seed().orElse(0L) + system.roundInitial().orElse(40));
        List<Integer> recorded = new ArrayList<>();
        List<T> loss = new ArrayList<>();
        List<Double> accuracy = new ArrayList<>();
        List<List<T>> parameters = new ArrayList<>();
        for (int step = 0; step <= system.steps(); step++) {
            recorded.add(step);
            loss.add(precision.of(random.nextDouble()));
            accuracy.add(0.25 * random.nextInt(5));
            List<T> values = new ArrayList<>();
            for (int k = 0; k < PARAMETERS; k++) {
                // An exact third of a binary number: every precision rounds it somewhere else.
                values.add(precision.div(precision.of(random.nextGaussian()), precision.of(3.0)));
            }
            parameters.add(values);
        }
        boolean diverged = system.seed().orElse(0L) == 2;
        Map<String, Object> measurements = new LinkedHashMap<>();
        measurements.put("distance_to_saddle", diverged ? Double.NaN : random.nextDouble());
        measurements.put("solution_class", (long) random.nextInt(3));
        measurements.put("permuted", random.nextBoolean());
        measurements.put("note", "a \"quoted\", comma; Ünïcode");
        List<T> last = parameters.get(parameters.size() - 1);
        CellResult result = new CellResult(
                cell.id(),
                cell.index(),
                cell.part(),
                system.settings(),
                diverged ? Status.DIVERGED : Status.FINISHED,
                diverged ? "step 4: the loss is NaN" : "",
                system.steps(),
                diverged ? Double.NaN : precision.toDouble(loss.get(loss.size() - 1)),
                accuracy.get(accuracy.size() - 1),
                last.stream().map(precision::toString).toList(),
                measurements,
                recorded,
                loss.stream().map(precision::toDouble).toList(),
                accuracy);
        Trajectory<T> trajectory = new Trajectory<>(
                precision,
                result.status(),
                result.message(),
                system.steps(),
                recorded,
                loss,
                accuracy,
                parameters.get(0),
                parameters,
                last);
        return new CellComputation.Computed(
                result, part.record().equals("all") ? Optional.of(trajectory) : Optional.empty());
    }
}
