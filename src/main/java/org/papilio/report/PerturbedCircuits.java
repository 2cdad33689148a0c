package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.run.CellResult;
import org.papilio.stats.Quantiles;

/**
 * Runs whose first weight was shifted by the same amount.
 *
 * @param size the amount
 * @param cells the shifted runs
 * @param changed how many have another fate than the run that was not shifted
 * @param split how many divide an update by another power of ten than that run at some step
 * @param unsplitChanged how many have another fate without such a step
 */
record PerturbedCircuits(double size, List<CellResult> cells, Share changed, Share split, int unsplitChanged) {

    /** A group for each size but 0, ascending; runs without an unshifted partner are left out. */
    static List<PerturbedCircuits> bySize(Selection part) {
        Map<String, CellResult> unshifted = new LinkedHashMap<>();
        for (CellResult cell : part.cells()) {
            if (shift(cell).signum() == 0) {
                unshifted.put(Selection.setting(cell, "seed"), cell);
            }
        }
        return part.values("shift").stream()
                .map(BigDecimal::new)
                .filter(size -> size.signum() != 0)
                .sorted()
                .map(size -> of(size, part.cells(), unshifted))
                .filter(group -> !group.cells().isEmpty())
                .toList();
    }

    private static PerturbedCircuits of(BigDecimal size, List<CellResult> cells, Map<String, CellResult> unshifted) {
        List<CellResult> own = new ArrayList<>();
        int changed = 0;
        int split = 0;
        int unsplitChanged = 0;
        for (CellResult cell : cells) {
            CellResult partner = unshifted.get(Selection.setting(cell, "seed"));
            if (partner == null || shift(cell).compareTo(size) != 0) {
                continue;
            }
            own.add(cell);
            boolean other = !CircuitRuns.fate(cell).equals(CircuitRuns.fate(partner));
            boolean torn = !Double.isNaN(MapColumns.number(cell, "split_at"));
            changed += other ? 1 : 0;
            split += torn ? 1 : 0;
            unsplitChanged += other && !torn ? 1 : 0;
        }
        return new PerturbedCircuits(
                size.doubleValue(), own, new Share(changed, own.size()), new Share(split, own.size()), unsplitChanged);
    }

    private static BigDecimal shift(CellResult cell) {
        return new BigDecimal(Selection.setting(cell, "shift"));
    }

    /** The median of a measurement over the runs that have it; NaN of none. */
    double median(String measurement) {
        double[] values = cells.stream()
                .mapToDouble(cell -> MapColumns.number(cell, measurement))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return values.length == 0 ? Double.NaN : Quantiles.median(values);
    }
}
