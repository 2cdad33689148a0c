package org.papilio.study;

import java.util.Arrays;

/**
 * A file that a study learns from, as it was when the study was read. Two are equal if their contents are.
 */
public final class CsvFile {
    private final String path;
    private final byte[] content;
    private final String hash;

    /**
     * A file.
     *
     * @param path as the study names it
     * @param content kept, not copied
     */
    CsvFile(String path, byte[] content) {
        this(path, content, Canonical.sha256(content));
    }

    private CsvFile(String path, byte[] content, String hash) {
        this.path = path;
        this.content = content;
        this.hash = hash;
    }

    /** The path as the study names it. */
    public String path() {
        return path;
    }

    /** The bytes of the file. */
    public byte[] content() {
        return content.clone();
    }

    /** SHA-256 of the bytes in 64 hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /** The same content in another place. */
    CsvFile at(String otherPath) {
        return new CsvFile(otherPath, content, hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CsvFile file && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return path + " (SHA-256 " + hash + ")";
    }
}
