package org.papilio.study;

/**
 * The hash of everything in a study that decides the stored results of its cells: the cells (their ids are
 * hashes of their systems), what is recorded and what
 * is measured. Title, question, comparisons and report can change without it, and so can the notation of numbers.
 */
public final class StudyHash {
    private StudyHash() {}

    /** SHA-256 in 64 hexadecimal digits. */
    public static String of(Study study) {
        StringBuilder text = new StringBuilder();
        for (Part part : study.parts()) {
            text.append(part.name())
                    .append(" record=")
                    .append(part.record())
                    .append(" every=")
                    .append(part.every());
            text.append(" measure=").append(part.measure()).append('\n');
        }
        Cells.of(study).forEach(cell -> text.append(cell.id()).append('\n'));
        return Canonical.sha256(text.toString());
    }
}
