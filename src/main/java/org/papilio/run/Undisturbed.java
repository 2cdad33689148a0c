package org.papilio.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Reads a result directory that a run may be changing. A run rewrites the manifest before it changes what is there (the plan, the
 * study) and after (once all is in its final form), so that what was read while the manifest stayed the same belongs together;
 * otherwise it is read again.
 */
final class Undisturbed {
    private static final long PAUSE_MILLIS = 25;

    /** A reading that a run disturbs so often is given up. */
    private static final int READINGS = 40;

    /** A run that takes longer than a minute to begin, the plan of ten million cells takes seconds, is not waited for. */
    private static final int PAUSES = 2400;

    private Undisturbed() {}

    /**
     * Reads something.
     *
     * @param reading what is to be read under a manifest; called again when that has changed meanwhile
     * @throws UsageException if there are no results, they are damaged, or runs keep changing them
     * @throws EnvironmentException if a file cannot be read
     */
    static <T> T read(Path root, Function<Manifest, T> reading) {
        ResultDirectory directory = ResultDirectory.existing(root);
        int readings = 0;
        for (int pauses = 0; readings < READINGS && pauses < PAUSES; pauses++) {
            Manifest manifest = Manifest.read(directory);
            // A run that was stopped as it began has left the old plan or the new one, each of them whole.
            if (!manifest.isBeginning() || RunLock.holder(directory).isEmpty()) {
                readings++;
                try {
                    T read = reading.apply(manifest);
                    if (!isChanged(directory, manifest)) {
                        return read;
                    }
                } catch (UsageException | EnvironmentException e) {
                    if (!isChanged(directory, manifest)) {
                        throw e;
                    }
                }
            }
            pause(PAUSE_MILLIS);
        }
        throw changed(root);
    }

    /** Whether a run has changed what is there since its manifest was read. */
    static boolean isChanged(ResultDirectory directory, Manifest manifest) {
        Manifest now = Manifest.read(directory);
        return !now.withRuns(List.of()).equals(manifest.withRuns(List.of()));
    }

    static UsageException changed(Path root) {
        return new UsageException(root + ": a run has changed the results while they were read; ask again");
    }

    /** Waits; not in a thread that is interrupted. */
    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
