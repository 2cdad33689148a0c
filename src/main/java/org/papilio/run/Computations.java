package org.papilio.run;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.papilio.model.ImageData;
import org.papilio.study.Cell;
import org.papilio.study.DivisionSpec;
import org.papilio.study.ImagesSpec;
import org.papilio.study.MapSpec;
import org.papilio.study.Part;
import org.papilio.study.PlaneSpec;
import org.papilio.study.SystemSpec;

/** Computes cells of every kind: hands each to the computation of its kind. */
public final class Computations implements SystemComputation {
    private final TrainingComputation training = new TrainingComputation();
    private final MapComputation maps = new MapComputation();
    private final DivisionComputation divisions = new DivisionComputation();
    private final ImageComputation images;
    private final PlaneComputation planes;

    /** For planning, and for running studies that need no data from outside. */
    public Computations() {
        this(Optional.empty(), Runtime.getRuntime().availableProcessors());
    }

    /**
     * With images to learn.
     *
     * @param threads that a single cell may use
     */
    public Computations(Optional<ImageData> data, int threads) {
        images = new ImageComputation(data);
        planes = new PlaneComputation(threads);
    }

    private SystemComputation of(SystemSpec system) {
        if (system instanceof DivisionSpec) {
            return divisions;
        }
        if (system instanceof ImagesSpec) {
            return images;
        }
        if (system instanceof PlaneSpec) {
            return planes;
        }
        return system instanceof MapSpec ? maps : training;
    }

    @Override
    public Computed compute(Part part, Cell cell) {
        return of(cell.system()).compute(part, cell);
    }

    @Override
    public int together(Part part, Cell cell) {
        return of(cell.system()).together(part, cell);
    }

    @Override
    public void compute(Part part, List<Cell> cells, BiConsumer<Cell, Computed> sink) {
        of(cells.get(0).system()).compute(part, cells, sink);
    }

    @Override
    public double seconds(Part part, SystemSpec system) {
        return of(system).seconds(part, system);
    }

    @Override
    public int parameters(SystemSpec system) {
        return of(system).parameters(system);
    }

    @Override
    public long records(Part part, SystemSpec system) {
        return of(system).records(part, system);
    }
}
