package org.papilio.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.papilio.chaos.Verdict;
import org.papilio.study.Cell;
import org.papilio.train.Status;
import org.papilio.train.Trajectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes the cells of a batch on a thread of the run, and puts what goes to files of its own in its place. */
final class CellWork {
    private static final Logger LOG = LoggerFactory.getLogger(CellWork.class);

    private final CellComputation computation;
    private final ResultDirectory directory;
    private final Disk disk;
    private final BooleanSupplier stopping;

    /**
     * Work for a run.
     *
     * @param stopping whether a batch is to end after the cell that is being computed
     */
    CellWork(CellComputation computation, ResultDirectory directory, Disk disk, BooleanSupplier stopping) {
        this.computation = computation;
        this.directory = directory;
        this.disk = disk;
        this.stopping = stopping;
    }

    /** The cells of a batch that were computed. */
    record Done(Batches.Batch batch, List<Store.Finished> cells) {
        double seconds() {
            return cells.stream().mapToDouble(Store.Finished::seconds).sum();
        }
    }

    /** Computes the cells one after the other. */
    Done compute(Batches.Batch batch) {
        List<Store.Finished> cells = new ArrayList<>();
        for (Cell cell : batch.cells()) {
            if (stopping.getAsBoolean()) {
                break;
            }
            long start = System.nanoTime();
            StoredCell stored = compute(batch, cell);
            cells.add(Store.Finished.of(stored, seconds(start)));
        }
        return new Done(batch, cells);
    }

    private StoredCell compute(Batches.Batch batch, Cell cell) {
        try {
            CellComputation.Computed computed = computation.compute(batch.part(), cell);
            CellResult result = computed.result();
            if (!result.cell().equals(cell.id()) || result.index() != cell.index()) {
                throw new IllegalStateException("the computation returned cell " + result.cell());
            }
            Optional<Trajectory<?>> trajectory =
                    result.status() == Status.FAILED ? Optional.empty() : computed.trajectory();
            trajectory.ifPresent(t -> Trajectories.write(disk, directory.trajectory(result.cell()), t));
            computed.raster().ifPresent(raster -> {
                disk.directory(directory.maps());
                raster.write(disk, directory.map(result.cell()));
            });
            return new StoredCell(result, batch.recipe(), trajectory.isPresent());
        } catch (EnvironmentException | UsageException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("cell {} failed", cell.id(), e);
            return new StoredCell(failed(cell, e), batch.recipe(), false);
        }
    }

    private static CellResult failed(Cell cell, RuntimeException e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return new CellResult(
                cell.id(),
                cell.index(),
                cell.part(),
                cell.system().settings(),
                Status.FAILED,
                "internal error: " + e.getClass().getSimpleName() + message,
                0,
                Double.NaN,
                Double.NaN,
                List.of(),
                Map.of("verdict", Verdict.Outcome.UNDECIDED.label()),
                List.of(),
                List.of(),
                List.of());
    }

    private static double seconds(long start) {
        return Math.rint((System.nanoTime() - start) / 1e3) / 1e6;
    }
}
