package org.papilio.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.papilio.model.Objective;
import org.papilio.number.Precisions;
import org.papilio.run.CellResult;
import org.papilio.train.Classifier;

/**
 * What a trained network and its reference answer on the samples of their task, both evaluated in double.
 *
 * @param group the label of the cell's group
 * @param cell the run
 * @param reference what it is held against
 * @param distance largest difference of any final parameter
 * @param samples the number of samples
 * @param differing of a classification the number of samples that the two put into different classes; otherwise 0
 * @param outputs the largest difference of any output on any sample
 */
record ComparedAnswers(
        String group,
        CellResult cell,
        CellResult reference,
        double distance,
        int samples,
        int differing,
        double outputs) {

    /** The outputs of networks on the samples of their task, each computed once. */
    static final class Outputs {
        private final TrainingCells cells;
        private final Map<String, Objective> objectives = new HashMap<>();
        private final Map<String, List<List<Double>>> outputs = new HashMap<>();

        Outputs(TrainingCells cells) {
            this.cells = cells;
        }

        Objective objective(CellResult cell) {
            return objectives.computeIfAbsent(cell.cell(), id -> cells.map(cell).objective());
        }

        List<List<Double>> of(CellResult cell) {
            return outputs.computeIfAbsent(cell.cell(), id -> {
                Objective objective = objective(cell);
                List<Double> parameters = parameters(cell);
                return IntStream.range(0, objective.task().samples())
                        .mapToObj(sample -> objective.outputs(Precisions.DOUBLE, parameters, sample))
                        .toList();
            });
        }
    }

    /** The final parameters rounded to double. */
    static List<Double> parameters(CellResult cell) {
        return cell.finalParameters().stream().map(Double::valueOf).toList();
    }

    /** The cells of a group, each with its reference in a comparison; cells without one are left out. */
    static List<ComparedAnswers> of(
            Evidence evidence, String comparison, String group, List<CellResult> cells, Outputs outputs) {
        List<ComparedAnswers> compared = new ArrayList<>();
        for (CellResult cell : cells) {
            Evidence.Measured measured = evidence.comparisons(cell).get(comparison);
            CellResult reference = measured == null || measured.reference().equals(cell.cell())
                    ? null
                    : evidence.cell(measured.reference())
                            .filter(Selection::usable)
                            .orElse(null);
            if (measured != null
                    && reference != null
                    && !Double.isNaN(measured.distance())
                    && cell.finalParameters().size()
                            == reference.finalParameters().size()) {
                compared.add(of(group, cell, reference, measured.distance(), outputs));
            }
        }
        return compared;
    }

    private static ComparedAnswers of(
            String group, CellResult cell, CellResult reference, double distance, Outputs outputs) {
        Objective objective = outputs.objective(cell);
        List<List<Double>> one = outputs.of(cell);
        List<List<Double>> other = outputs.of(reference);
        int differing = 0;
        double largest = 0;
        boolean classes = objective.task().classification();
        Classifier<Double> classifier = new Classifier<>(Precisions.DOUBLE, objective);
        for (int sample = 0; sample < one.size(); sample++) {
            if (classes && classifier.answer(one.get(sample)) != classifier.answer(other.get(sample))) {
                differing++;
            }
            for (int k = 0; k < one.get(sample).size(); k++) {
                largest = Math.max(
                        largest,
                        Math.abs(one.get(sample).get(k) - other.get(sample).get(k)));
            }
        }
        return new ComparedAnswers(group, cell, reference, distance, one.size(), differing, largest);
    }

    /** Whether the two answer anything differently. */
    boolean differs() {
        return differing > 0;
    }
}
