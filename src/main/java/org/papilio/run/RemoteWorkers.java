package org.papilio.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.papilio.study.Cell;

/** The computers of a cluster. What they send goes through the same store as what threads compute. */
final class RemoteWorkers implements Workers {
    /** A batch is a job of the cluster, which costs some hundredths of a second. */
    private static final double SHORTEST = 2;

    /** So that one computer can hand batches over to any number of cores: this many a second. */
    private static final double BATCHES_A_SECOND = 50;

    /** Lines of 1.5 kB: some 25 MB. */
    private static final int CELLS = 16_384;

    private final Cluster cluster;
    private final ResultDirectory directory;
    private final Disk disk;
    private final AtomicBoolean stopping;

    RemoteWorkers(Cluster cluster, ResultDirectory directory, Disk disk, AtomicBoolean stopping) {
        this.cluster = cluster;
        this.directory = directory;
        this.disk = disk;
        this.stopping = stopping;
    }

    /** Twice the cores, so that each finds its next batch there. */
    @Override
    public int count() {
        return 2 * cores();
    }

    @Override
    public int cores() {
        return cluster.cores();
    }

    @Override
    public double batchSeconds() {
        return Math.max(SHORTEST, cores() / BATCHES_A_SECOND);
    }

    @Override
    public int batchCells() {
        return CELLS;
    }

    @Override
    public boolean divides() {
        return true;
    }

    @Override
    public CellWork.Done compute(Batches.Batch batch) {
        Map<String, Cell> left = new LinkedHashMap<>();
        batch.cells().forEach(cell -> left.put(cell.id(), cell));
        List<Store.Finished> finished = new ArrayList<>();
        try {
            while (!left.isEmpty() && !stopping.get()) {
                int[] indices = left.values().stream().mapToInt(Cell::index).toArray();
                RemoteCells cells = cluster.compute(new RemoteBatch(batch.part().name(), batch.recipe(), indices));
                for (RemoteCells.Item item : cells.items()) {
                    finished.add(accept(item, left));
                }
                if (cells.items().isEmpty()) {
                    throw new IllegalStateException("the cluster handed a batch back without a cell");
                }
            }
        } catch (InterruptedException e) {
            // Nobody takes outcomes any more.
            Thread.currentThread().interrupt();
        }
        return new CellWork.Done(batch, finished);
    }

    /** Puts the files of a cell in place and takes it off those that are left. */
    private Store.Finished accept(RemoteCells.Item item, Map<String, Cell> left) {
        Sealed line = Sealed.open(item.sealed()).orElseThrow(RemoteWorkers::damaged);
        CellHeader header = CellHeader.read(line.line()).orElseThrow(RemoteWorkers::damaged);
        String cell = header.cell();
        if (left.remove(cell) == null) {
            throw new IllegalStateException("the cluster computed cell " + cell + ", which it was not given");
        }
        byte[] trajectory = item.trajectory();
        if (trajectory != null) {
            disk.replace(directory.trajectory(cell), out -> out.write(trajectory));
        }
        byte[] raster = item.raster();
        if (raster != null) {
            disk.directory(directory.maps());
            disk.replace(directory.map(cell), out -> out.write(raster));
        }
        return new Store.Finished(header, item.sealed(), line.seconds());
    }

    private static IllegalStateException damaged() {
        return new IllegalStateException("the cluster sent a damaged line");
    }

    @Override
    public void close() {
        cluster.close();
    }
}
