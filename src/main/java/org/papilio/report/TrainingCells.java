package org.papilio.report;

import java.util.List;
import org.papilio.number.Precision;
import org.papilio.run.CellResult;
import org.papilio.run.TrainingComputation;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.TrainingSpec;
import org.papilio.train.Reading;
import org.papilio.train.TrainingMap;

/** The training systems behind the results of a study. */
final class TrainingCells {
    private final List<Cell> cells;

    TrainingCells(Evidence evidence) {
        this.cells = Cells.of(evidence.study());
    }

    /**
     * What a result was computed from.
     *
     * @throws ReportException if the study has no such cell, or it trains no network
     */
    TrainingSpec spec(CellResult result) {
        boolean known =
                result.index() < cells.size() && cells.get(result.index()).id().equals(result.cell());
        if (known && cells.get(result.index()).system() instanceof TrainingSpec training) {
            return training;
        }
        throw new ReportException(
                "cell " + result.cell() + (known ? " trains no network" : " is not in the study; run the study again"));
    }

    /** The training map of a result. */
    TrainingMap map(CellResult result) {
        return TrainingComputation.map(spec(result));
    }

    /** The parameters that a result started from. */
    <T> List<T> initial(CellResult result, Precision<T> precision) {
        TrainingSpec spec = spec(result);
        return TrainingComputation.initialCondition(spec)
                .parameters(
                        precision,
                        TrainingComputation.map(spec).objective().network(),
                        spec.inputs().equals("decimal") ? Reading.DECIMAL : Reading.BINARY64);
    }
}
