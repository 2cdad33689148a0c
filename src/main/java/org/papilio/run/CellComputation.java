package org.papilio.run;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.papilio.study.Cell;
import org.papilio.study.Part;
import org.papilio.train.Trajectory;

/** Computes one cell: a pure function of the cell, so that any executor on any machine gets the same bytes. */
public interface CellComputation {

    /**
     * What a cell leaves behind.
     *
     * @param result the line to be stored
     * @param trajectory what goes to the cell's {@code .npy} file; empty when the part records the final parameters only
     * @param raster what a map shows of each of its cells
     */
    record Computed(CellResult result, Optional<Trajectory<?>> trajectory, Optional<PlaneRaster> raster) {

        /** Of a cell that is no map. */
        public Computed(CellResult result, Optional<Trajectory<?>> trajectory) {
            this(result, trajectory, Optional.empty());
        }
    }

    /**
     * Runs the cell. A run that fails gives a result with status FAILED; only an internal error throws; a {@link
     * java.util.concurrent.CancellationException} says that it was stopped on the way.
     */
    Computed compute(Part part, Cell cell);

    /** How many cells like this one are best computed together; 1 if they gain nothing by it. */
    default int together(Part part, Cell cell) {
        return 1;
    }

    /**
     * Runs cells of a part with the results that {@link #compute(Part, Cell)} has.
     *
     * @param sink takes each as soon as it is there, in any order, on the calling thread
     */
    default void compute(Part part, List<Cell> cells, BiConsumer<Cell, Computed> sink) {
        cells.forEach(cell -> sink.accept(cell, compute(part, cell)));
    }
}
