package org.papilio.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A report before it is set: a question, its answer, the evidence.
 *
 * @param title one line
 * @param question what the reader wants to know
 * @param source where the claim comes from; may be empty
 * @param answer the answer, one sentence an element, each computed from the results
 * @param blocks the evidence
 */
public record Report(String title, String question, String source, List<String> answer, List<Block> blocks) {

    public Report {
        answer = List.copyOf(answer);
        blocks = List.copyOf(blocks);
        Set<String> names = new HashSet<>();
        for (Block block : blocks) {
            String name = block instanceof Block.Picture picture
                    ? "figure-" + picture.name()
                    : block instanceof Block.Heading heading ? heading.id() : "";
            if (!name.isEmpty() && !names.add(name)) {
                throw new IllegalArgumentException("two figures or headings of a report have the anchor " + name);
            }
        }
    }

    /** The figures in reading order. */
    public List<Block.Picture> pictures() {
        return blocks.stream()
                .filter(Block.Picture.class::isInstance)
                .map(Block.Picture.class::cast)
                .toList();
    }
}
