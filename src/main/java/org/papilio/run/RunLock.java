package org.papilio.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps two runs out of one directory. The operating system releases the lock when a process ends, however it ends; the file
 * stays and says nothing by its being there.
 */
final class RunLock implements AutoCloseable {
    /** Who looks whether there is a run has the lock for a moment: one that is not free is tried again for a second. */
    private static final int ATTEMPTS = 200;

    private static final long PAUSE_MILLIS = 5;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a directory.
     *
     * @throws UsageException if another run has it, or the directory cannot be written
     */
    static RunLock take(ResultDirectory directory) {
        Path file = directory.lock();
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean taken = tryLock(channel);
            for (int attempt = 1; !taken && attempt < ATTEMPTS; attempt++) {
                Undisturbed.pause(PAUSE_MILLIS);
                taken = tryLock(channel);
            }
            if (!taken) {
                channel.close();
                throw new UsageException(directory.root() + ": in use by another run (" + text(file)
                        + "); wait for its end, stop it, or name another directory with --out");
            }
            channel.truncate(0);
            String holder = "process " + ProcessHandle.current().pid() + ", started "
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
            return new RunLock(channel);
        } catch (IOException e) {
            throw directory.unwritable(e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another run of this very process has it.
            return false;
        }
    }

    /** Who is running in a directory, for example {@code process 17, started 2026-11-22T08:00:00Z}; empty for nobody. */
    static Optional<String> holder(ResultDirectory directory) {
        Path file = directory.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // Shared, so that two that look do not take each other for a run.
            FileLock free = channel.tryLock(0, Long.MAX_VALUE, true);
            return free == null ? Optional.of(text(file)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.of(text(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            // Some systems do not let a locked file be read; the message does without.
            return "";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EnvironmentException("cannot release the lock: " + Disk.reason(e), e);
        }
    }
}
