package org.papilio.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** How many cells are best computed together over lanes, and which. */
final class Together {
    /** Fewer runs are made one by one where a single one has a recorded step. */
    static final int FEWEST = 8;

    /** So many are made together if they last, and so many at most. */
    private static final int USUAL = 64;

    private static final int MOST = 256;

    /** Longer batches would put more work at risk, in seconds. */
    private static final double LONGEST = 1;

    /** What the records of runs that are made together may take, in bytes. */
    private static final double MEMORY = 64e6;

    private Together() {}

    /**
     * How many cells are best computed together; 1 if they gain nothing by it.
     *
     * @param bytes that the records of one take
     * @param seconds that one takes
     * @param fewest that gain anything by it
     */
    static int count(double bytes, double seconds, int fewest) {
        int count = (int) Math.min(MEMORY / bytes, Math.min(MOST, Math.max(USUAL, LONGEST / seconds)));
        return count < fewest ? 1 : Math.max(1, count);
    }

    /** Cells, or what stands for them, in groups of the same kind, in their order. */
    static <C, K> Collection<List<C>> grouped(List<C> cells, Function<C, K> kind) {
        LinkedHashMap<K, List<C>> groups = new LinkedHashMap<>();
        cells.forEach(cell -> groups.computeIfAbsent(kind.apply(cell), key -> new ArrayList<>())
                .add(cell));
        return groups.values();
    }
}
