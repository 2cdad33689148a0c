package org.papilio.report;

import java.util.ArrayList;
import java.util.List;

/** The findings of a study in a few lines for the terminal. */
final class Summary {
    /** The longest line, in characters. */
    static final int WIDTH = 90;

    private static final String INDENT = "    ";

    private Summary() {}

    /**
     * The lines, each at most {@value #WIDTH} characters unless a single word is longer: the verdict first, then for published cases a row a case, otherwise a
     * line a group of cells.
     */
    static List<String> of(Evidence evidence, List<Section.Contribution> contributions) {
        List<String> lines = new ArrayList<>(VerdictSection.summary(evidence.verdict()));
        for (Section.Contribution contribution : contributions) {
            if (!contribution.summary().isEmpty()) {
                lines.add("");
            }
            lines.addAll(contribution.summary());
        }
        return lines.stream().flatMap(line -> wrapped(line).stream()).toList();
    }

    /** A line as it is or, if it is too long, broken between words, what follows indented. */
    static List<String> wrapped(String line) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            if (rest.substring(0, Math.max(space, 0)).isBlank()) {
                break;
            }
            lines.add(rest.substring(0, space).stripTrailing());
            rest = INDENT + rest.substring(space).strip();
        }
        lines.add(rest);
        return lines;
    }
}
