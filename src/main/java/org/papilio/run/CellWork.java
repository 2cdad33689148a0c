package org.papilio.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
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

    /** Computes the cells together if that is of use, and otherwise one after the other. */
    Done compute(Batches.Batch batch) {
        List<Store.Finished> cells = new ArrayList<>();
        Set<Cell> left = new LinkedHashSet<>(batch.cells());
        if (batch.together() && !stopping.getAsBoolean()) {
            together(batch, left, cells);
        }
        for (Cell cell : left) {
            if (stopping.getAsBoolean()) {
                break;
            }
            long start = System.nanoTime();
            Optional<StoredCell> stored = compute(batch, cell);
            stored.ifPresent(computed -> cells.add(Store.Finished.of(computed, seconds(start))));
        }
        return new Done(batch, cells);
    }

    /** Cells that are still left were not computed: one of them has failed. */
    private void together(Batches.Batch batch, Set<Cell> left, List<Store.Finished> done) {
        long start = System.nanoTime();
        List<StoredCell> computed = new ArrayList<>();
        try {
            computation.compute(batch.part(), batch.cells(), (cell, found) -> {
                computed.add(stored(batch, cell, found));
                left.remove(cell);
            });
        } catch (EnvironmentException | UsageException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("computed one by one, as one of them failed: {}", left, e);
        }
        double each = seconds(start) / Math.max(1, computed.size());
        computed.forEach(cell -> done.add(Store.Finished.of(cell, rounded(each))));
    }

    private StoredCell stored(Batches.Batch batch, Cell cell, CellComputation.Computed computed) {
        CellResult result = computed.result();
        if (!result.cell().equals(cell.id()) || result.index() != cell.index()) {
            throw new IllegalStateException("the computation returned cell " + result.cell());
        }
        Optional<Trajectory<?>> trajectory =
                result.status() == Status.FAILED ? Optional.empty() : computed.trajectory();
        Optional<String> checksum =
                trajectory.map(t -> Trajectories.write(disk, directory.trajectory(result.cell()), t));
        Optional<String> ofRaster = computed.raster().map(raster -> {
            disk.directory(directory.maps());
            return raster.write(disk, directory.map(result.cell()));
        });
        return new StoredCell(result, batch.recipe(), trajectory.isPresent(), checksum.or(() -> ofRaster));
    }

    /** Empty if the cell was stopped on the way: it is not finished, and not failed either. */
    private Optional<StoredCell> compute(Batches.Batch batch, Cell cell) {
        try {
            return Optional.of(stored(batch, cell, computation.compute(batch.part(), cell)));
        } catch (CancellationException e) {
            LOG.debug("cell {} stopped", cell.id(), e);
            return Optional.empty();
        } catch (EnvironmentException | UsageException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("cell {} failed", cell.id(), e);
            return Optional.of(new StoredCell(failed(cell, e), batch.recipe()));
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
        return rounded((System.nanoTime() - start) / 1e9);
    }

    private static double rounded(double seconds) {
        return Math.rint(seconds * 1e6) / 1e6;
    }
}
