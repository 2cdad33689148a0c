package org.papilio.run;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The changes made to a result directory: whole files replaced atomically, files deleted. A listener hears of each change
 * after it was made, so that a test can see the directory as a kill at that moment would leave it.
 */
final class Disk {
    private static final AtomicLong TEMPORARY = new AtomicLong();
    private static final String TEMPORARY_SUFFIX = ".tmp";

    private final Runnable afterChange;

    Disk(Runnable afterChange) {
        this.afterChange = afterChange;
    }

    Disk() {
        this(() -> {});
    }

    /** Writes the content of a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces a file: at any moment, also after a power failure, there is either the old one or the whole new one. A file
     * that has this content already is left alone.
     *
     * @throws EnvironmentException if it cannot be written
     */
    void replace(Path target, Content content) {
        Path temporary = target.resolveSibling(target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + TEMPORARY.incrementAndGet() + TEMPORARY_SUFFIX);
        try {
            // A plain stream, because an interrupt closes a channel in the middle of a write.
            try (FileOutputStream file = new FileOutputStream(temporary.toFile());
                    OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
                content.writeTo(out);
                out.flush();
                file.getFD().sync();
            }
            afterChange.run();
            if (Files.isRegularFile(target) && Files.mismatch(temporary, target) < 0) {
                Files.delete(temporary);
                return;
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory(target);
            afterChange.run();
        } catch (IOException e) {
            discard(temporary);
            throw cannotWrite(target, e);
        }
    }

    /**
     * Deletes a file if it is there.
     *
     * @throws EnvironmentException if it cannot be deleted
     */
    void delete(Path file) {
        try {
            if (Files.deleteIfExists(file)) {
                afterChange.run();
            }
        } catch (IOException e) {
            throw new EnvironmentException("cannot delete " + file + ": " + reason(e), e);
        }
    }

    /**
     * Makes a directory and its parents if they are not there.
     *
     * @throws EnvironmentException if it cannot be made
     */
    void directory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw cannotWrite(directory, e);
        }
    }

    /** Deletes what a killed {@link #replace} may have left in a directory. */
    void deleteTemporaries(Path directory) {
        for (Path file : list(directory, "*" + TEMPORARY_SUFFIX)) {
            delete(file);
        }
    }

    /** Tells the listener of a change made elsewhere. */
    void changed() {
        afterChange.run();
    }

    /**
     * The files of a directory whose name matches a glob pattern, sorted by name; none if there is no such directory.
     *
     * @throws EnvironmentException if the directory cannot be read
     */
    static List<Path> list(Path directory, String glob) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            stream.forEach(files::add);
        } catch (IOException e) {
            throw cannotRead(directory, e);
        }
        Collections.sort(files);
        return files;
    }

    static EnvironmentException cannotWrite(Path file, IOException e) {
        return new EnvironmentException("cannot write " + file + ": " + reason(e), e);
    }

    static EnvironmentException cannotRead(Path file, IOException e) {
        return new EnvironmentException("cannot read " + file + ": " + reason(e), e);
    }

    /** Why an operation failed, in words and without the path that the messages of some exceptions are. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (e instanceof FileSystemException && ((FileSystemException) e).getReason() != null) {
            return ((FileSystemException) e).getReason();
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static void forceDirectory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open a directory, and its renames need no such help.
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The next run deletes it; the reason why the write failed is what matters now.
        }
    }
}
