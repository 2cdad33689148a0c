package org.papilio.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What the manifest says about this process. */
final class RunRecord {
    private final Manifest manifest;
    private final ResultDirectory directory;
    private final Disk disk;
    private final Software software;
    private int threads;
    private final long start = System.nanoTime();
    private final String started = now();
    private boolean begun;
    private int cells;
    private double cellSeconds;

    RunRecord(Manifest manifest, ResultDirectory directory, Disk disk, Software software) {
        this.manifest = manifest;
        this.directory = directory;
        this.disk = disk;
        this.software = software;
    }

    /** Notes on how many cores cells are computed, the most that there were. */
    void on(int cores) {
        threads = Math.max(threads, cores);
    }

    /** Notes cells that are done. */
    void add(int count, double seconds) {
        cells += count;
        cellSeconds += seconds;
    }

    /** Writes the manifest with a run that has begun. */
    void begin() {
        begun = true;
        write("");
    }

    /** Writes the manifest with a run that has ended; a process that has run no cell is not mentioned. */
    Manifest end() {
        return begun ? write(now()) : manifest;
    }

    private Manifest write(String finished) {
        List<Manifest.Run> runs = new ArrayList<>(manifest.runs());
        runs.add(new Manifest.Run(
                software,
                Machine.current(),
                threads,
                started,
                finished,
                cells,
                Math.rint((System.nanoTime() - start) / 1e3) / 1e6,
                Math.rint(cellSeconds * 1e6) / 1e6,
                Machine.peakMemory()));
        Manifest updated = manifest.withRuns(runs);
        updated.write(directory, disk);
        return updated;
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
