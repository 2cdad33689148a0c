package org.papilio.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;

/**
 * The hash of everything in a study that decides the stored results of its cells: the cells (their ids are
 * hashes of their systems), what is recorded and what
 * is measured. Title, question, comparisons and report can change without it, and so can the notation of numbers.
 */
public final class StudyHash {
    private StudyHash() {}

    /** SHA-256 in 64 hexadecimal digits. */
    public static String of(Study study) {
        return of(study, Cells.of(study).stream().map(Cell::id).iterator());
    }

    /** The same, given the ids of all cells in their order. */
    public static String of(Study study, Iterator<String> ids) {
        MessageDigest digest = Canonical.sha256();
        for (Part part : study.parts()) {
            String text = part.name() + " record=" + part.record() + " every=" + part.every() + " measure="
                    + part.measure() + "\n";
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
        while (ids.hasNext()) {
            digest.update((ids.next() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
