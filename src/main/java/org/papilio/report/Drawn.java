package org.papilio.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.papilio.run.CellResult;

/**
 * Cells that stand for more than can be looked at one by one: those whose names have the least hashes. That is a random draw, for
 * names are hashes of what the cells are, and the same draw every time.
 *
 * @param cells in the order of the study
 * @param of how many they were drawn from; as many as there are when none was left out
 */
record Drawn(List<CellResult> cells, int of) {
    /** Groups of no more cells than this are looked at whole. */
    static final int WHOLE = 20_000;

    /** Draws so many of a group that has more than {@value #WHOLE}. */
    static Drawn of(List<CellResult> cells, int count) {
        if (cells.size() <= WHOLE || cells.size() <= count) {
            return new Drawn(cells, cells.size());
        }
        long[] hashes = new long[cells.size()];
        Arrays.setAll(hashes, k -> hash(cells.get(k).cell()));
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        Rows.Builder<CellResult> drawn = new Rows.Builder<>(cells);
        for (int k = 0; k < hashes.length; k++) {
            if (hashes[k] < sorted[count]) {
                drawn.add(k);
            }
        }
        return new Drawn(drawn.build(), cells.size());
    }

    /** FNV-1a (Fowler, Noll and Vo), 64 bits, with the last step of SplitMix64, for its high bits depend little on the last letters. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int k = 0; k < name.length(); k++) {
            hash = (hash ^ name.charAt(k)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    boolean isWhole() {
        return cells.size() == of;
    }

    /** Begins a sentence on groups of which some were drawn from; empty where none was. */
    static String start(Collection<Drawn> groups) {
        return groups.stream()
                .filter(group -> !group.isWhole())
                .min(Comparator.comparingInt(group -> group.cells.size()))
                .map(least -> " Of each group of more than " + Wording.number(WHOLE) + " cells, "
                        + Wording.number(least.cells.size()) + " were looked at, drawn by a hash of their names")
                .orElse("");
    }
}
