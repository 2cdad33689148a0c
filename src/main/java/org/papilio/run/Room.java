package org.papilio.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether there is room for a run, before it is begun. */
public final class Room {
    /** What the program itself takes. */
    private static final long BASE_MEMORY = 100_000_000;

    /** Places and ids of cells, tables to find them and to count verdicts. */
    private static final long MEMORY_PER_CELL = 100;

    /** A cell as columns, and what a report makes of it. */
    private static final long MEMORY_PER_CELL_READ = 300;

    private Room() {}

    /**
     * What to say when there is too little memory to hold so many cells at once, as a report does; empty when there is enough.
     *
     * @param purpose what they are held for
     */
    public static Optional<String> tooLittleToHold(long cells, String purpose, Path root) {
        long needed = BASE_MEMORY + MEMORY_PER_CELL_READ * cells;
        long most = Runtime.getRuntime().maxMemory();
        return needed <= most
                ? Optional.empty()
                : Optional.of(root + ": " + purpose + " of " + cells + " cells needs about " + megabytes(needed)
                        + " MB of memory, and Java may take " + megabytes(most)
                        + " MB; give it more with PAPILIO_JAVA_OPTS=-Xmx" + megabytes(needed) * 5 / 4
                        + "m, or ask with papilio query, which needs little");
    }

    /** The bytes of memory that a run of so many cells keeps. */
    static long memory(long cells) {
        return BASE_MEMORY + MEMORY_PER_CELL * cells;
    }

    /**
     * Makes sure that there is memory for a run.
     *
     * @throws UsageException if there is too little
     */
    static void checkMemory(long cells) {
        long needed = memory(cells);
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most) {
            throw new UsageException(cells + " cells need about " + megabytes(needed)
                    + " MB of memory, and Java may take "
                    + megabytes(most) + " MB; give it more with PAPILIO_JAVA_OPTS=-Xmx" + (megabytes(needed) * 5 / 4)
                    + "m, or run the study in shards (--shard i/n); nothing was run");
        }
    }

    /**
     * Makes sure that there is space for what is to be run: once while it is collected and once in its final form.
     *
     * @throws UsageException if there is too little
     */
    static void checkDisk(Path root, CellClasses bytes, Plan plan, int[] places) {
        double needed = 0;
        for (int place : places) {
            needed += 2 * bytes.value(plan.index(place));
        }
        long free;
        try {
            free = Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            throw Disk.cannotRead(root, e);
        }
        if (needed > free) {
            throw new UsageException(
                    root + ": the run needs about " + megabytes((long) needed) + " MB on disk, and " + megabytes(free)
                            + " MB are free; free some, or name another directory with --out; nothing was run");
        }
    }

    static long megabytes(long bytes) {
        return Math.floorDiv(bytes, 1_000_000L);
    }
}
