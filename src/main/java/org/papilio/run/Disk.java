package org.papilio.run;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * The changes made to a result directory: whole files replaced atomically, files deleted. A listener hears of each change
 * after it was made, so that a test can see the directory as a kill at that moment would leave it.
 */
class Disk {
    private static final AtomicLong TEMPORARY = new AtomicLong();
    private static final String TEMPORARY_SUFFIX = ".tmp";

    /** What systems say of a full disk, a used up quota and a file that has grown too large. */
    private static final Pattern FULL =
            Pattern.compile("(?i)no space left|not enough space|quota exceeded|file too large");

    /** What systems say of a place where nothing may be written. */
    private static final Pattern CLOSED = Pattern.compile(
            "(?i)permission denied|access is denied|operation not permitted|read-only file system|is a directory|not a directory");

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
     * @return its checksum
     * @throws EnvironmentException if it cannot be written
     */
    String replace(Path target, Content content) {
        try (Replacement replacement = replacement(target)) {
            replacement.write(content);
            return replacement.commit();
        }
    }

    /**
     * Begins to replace a file.
     *
     * @throws EnvironmentException if it cannot be written
     */
    Replacement replacement(Path target) {
        try {
            return new Replacement(target, temporary(target));
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    /** A new name beside a file, for what is to take its place; {@link #deleteTemporaries} deletes what a kill leaves under it. */
    static Path temporary(Path target) {
        return target.resolveSibling(target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + TEMPORARY.incrementAndGet() + TEMPORARY_SUFFIX);
    }

    /** The new content of a file, which takes its place when it is committed; it is discarded if it never is. */
    final class Replacement implements AutoCloseable {
        private final Path target;
        private final Path temporary;
        /** A plain stream, because an interrupt closes a channel in the middle of a write. */
        private final FileOutputStream file;

        private final CRC32C crc = new CRC32C();
        private final OutputStream out;

        private Replacement(Path target, Path temporary) throws IOException {
            this.target = target;
            this.temporary = temporary;
            file = new FileOutputStream(temporary.toFile());
            out = new BufferedOutputStream(new CheckedOutputStream(file, crc), 1 << 16);
        }

        /**
         * Writes more of it.
         *
         * @throws EnvironmentException if it cannot be written
         */
        void write(Content content) {
            try {
                content.writeTo(out);
            } catch (IOException e) {
                throw cannotWrite(target, e);
            }
        }

        /** Whether the file has this content already. */
        boolean isThere() {
            try {
                out.flush();
                return Files.isRegularFile(target) && Files.mismatch(temporary, target) < 0;
            } catch (IOException e) {
                throw cannotWrite(target, e);
            }
        }

        /** The checksum of what was written, as {@link KnownFiles} have it. */
        String checksum() {
            try {
                out.flush();
                return Sealed.text(crc);
            } catch (IOException e) {
                throw cannotWrite(target, e);
            }
        }

        /**
         * Forces it to the device and puts it in its place.
         *
         * @return {@link #checksum}
         * @throws EnvironmentException if that cannot be done
         */
        String commit() {
            try {
                out.flush();
                file.getFD().sync();
                boolean there = isThere();
                out.close();
                afterChange.run();
                if (there) {
                    return Sealed.text(crc);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                forceDirectory(target);
                afterChange.run();
                return Sealed.text(crc);
            } catch (IOException e) {
                throw cannotWrite(target, e);
            }
        }

        @Override
        public void close() {
            try {
                file.close();
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                // The next run deletes it; the reason why the write failed is what matters now.
            }
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
            throw failed("cannot delete ", file, e);
        }
    }

    /**
     * Cuts a file off.
     *
     * @throws EnvironmentException if that cannot be done
     */
    void truncate(Path file, long length) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
            access.getFD().sync();
            afterChange.run();
        } catch (IOException e) {
            throw cannotWrite(file, e);
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

    /** Deletes what a kill may have left in a directory that was not in its place yet. */
    void deleteTemporaries(Path directory) {
        for (Path file : list(directory, "*" + TEMPORARY_SUFFIX)) {
            deleteTree(file);
        }
    }

    /**
     * Deletes a file, or a folder with all that is in it, if it is there; a link alone, and not what it leads to.
     *
     * @throws EnvironmentException if it cannot be deleted
     */
    void deleteTree(Path path) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            list(path, "*").forEach(this::deleteTree);
        }
        delete(path);
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

    /**
     * What to throw when a file cannot be written: a {@link UsageException} if the disk is full, which says how full it is, or if
     * nothing may be written there.
     */
    static RuntimeException cannotWrite(Path file, IOException e) {
        return failed("cannot write ", file, e);
    }

    private static RuntimeException failed(String what, Path file, IOException e) {
        String reason = reason(e);
        if (CLOSED.matcher(reason).find()) {
            return new UsageException(
                    what + file + ": " + reason + "; make "
                            + file.toAbsolutePath().getParent() + " writable, and go on with the same command",
                    e);
        }
        if (!FULL.matcher(reason).find()) {
            return new EnvironmentException(what + file + ": " + reason, e);
        }
        Path existing = file.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        String free = Room.megabytes(existing.toFile().getUsableSpace()) + " MB are free";
        return new UsageException(
                what + file + ": " + reason + " (" + free
                        + "); what is finished is kept: free some space and go on with the same command",
                e);
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
        if (e instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is a file, not a directory";
        }
        if (e instanceof FileSystemException && ((FileSystemException) e).getReason() != null) {
            return ((FileSystemException) e).getReason();
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** Forces to the device that a file is in its directory. */
    static void forceDirectory(Path file) {
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
}
