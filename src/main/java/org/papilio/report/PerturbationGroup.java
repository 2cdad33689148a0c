package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.papilio.run.CellResult;

/**
 * Runs whose initial parameters were moved by the same amount.
 *
 * @param label the amount in words
 * @param size the amount; 0 for units in the last place, which depend on the parameter
 * @param losses their final losses, ascending
 * @param lost how many of the runs did not end with finite parameters
 */
record PerturbationGroup(String label, BigDecimal size, List<Double> losses, int lost) {

    /** Groups the perturbed cells: units in the last place first, then by increasing amount. */
    static List<PerturbationGroup> of(List<CellResult> cells) {
        Map<BigDecimal, List<CellResult>> ulps = new TreeMap<>();
        Map<BigDecimal, List<CellResult>> amounts = new TreeMap<>();
        for (CellResult cell : cells) {
            if (cell.settings().get("perturb") instanceof Map<?, ?> perturb) {
                Object by = perturb.get("norm") == null ? perturb.get("by") : perturb.get("norm");
                boolean inUlps = by == null;
                BigDecimal size = new BigDecimal(String.valueOf(inUlps ? perturb.get("ulps") : by)).abs();
                (inUlps ? ulps : amounts)
                        .computeIfAbsent(size.stripTrailingZeros(), k -> new ArrayList<>())
                        .add(cell);
            }
        }
        List<PerturbationGroup> groups = new ArrayList<>();
        ulps.forEach((size, of) -> groups.add(group(size.toPlainString() + " ulp", BigDecimal.ZERO, of)));
        amounts.forEach((size, of) -> groups.add(group(amount(size), size, of)));
        return groups;
    }

    private static PerturbationGroup group(String label, BigDecimal size, List<CellResult> cells) {
        List<Double> losses = Grouping.values(cells, CellResult::loss);
        return new PerturbationGroup(label, size, losses, cells.size() - losses.size());
    }

    private static String amount(BigDecimal size) {
        return size.precision() == 1 && size.unscaledValue().intValue() == 1
                ? Wording.power(-size.scale())
                : Wording.significant(size, size.precision());
    }

    /** How far the final losses are from another one, ascending. */
    List<Double> changes(double from) {
        return losses.stream()
                .map(loss -> Math.abs(loss - from))
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
