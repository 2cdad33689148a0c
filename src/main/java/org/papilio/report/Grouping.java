package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.papilio.run.CellResult;
import org.papilio.stats.Quantiles;
import org.papilio.study.Axis;
import org.papilio.study.Part;

/**
 * The cells of a part in groups that a reader can survey: by the axes with the fewest values, as many as give no
 * more than a given number of groups. The other axes, seeds above all, vary within a group.
 *
 * @param axes the fields that tell the groups apart, in the order of the study
 * @param groups the cells of each group by its label
 */
record Grouping(List<String> axes, Map<String, List<CellResult>> groups) {

    /** Groups the cells of a part. */
    static Grouping of(Part part, List<CellResult> cells, int most) {
        List<Axis> bySize = part.axes().stream()
                .filter(axis -> axis.values().size() > 1 && !axis.field().equals("seed"))
                .sorted(java.util.Comparator.comparing(axis -> axis.values().size()))
                .toList();
        List<String> chosen = new ArrayList<>();
        int groups = 1;
        for (Axis axis : bySize) {
            if (groups * axis.values().size() <= most) {
                groups *= axis.values().size();
                chosen.add(axis.field());
            }
        }
        List<String> fields =
                part.axes().stream().map(Axis::field).filter(chosen::contains).toList();
        Map<String, Rows.Builder<CellResult>> byLabel = new LinkedHashMap<>();
        for (int k = 0; k < cells.size(); k++) {
            CellResult cell = cells.get(k);
            if (cell.part().equals(part.name())) {
                byLabel.computeIfAbsent(label(fields, cell), label -> new Rows.Builder<>(cells))
                        .add(k);
            }
        }
        Map<String, List<CellResult>> built = new LinkedHashMap<>();
        byLabel.forEach((label, rows) -> built.put(label, rows.build()));
        return new Grouping(fields, built);
    }

    private static String label(List<String> fields, CellResult cell) {
        List<String> words = new ArrayList<>();
        for (String field : fields) {
            words.add(Labels.setting(cell, field));
        }
        return words.isEmpty() ? "all cells" : String.join(", ", words);
    }

    /** A quantity of the cells that ended with finite parameters, ascending; NaN is left out. */
    static List<Double> values(List<CellResult> cells, ToDoubleFunction<CellResult> quantity) {
        return cells.parallelStream()
                .filter(Selection::usable)
                .mapToDouble(quantity)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .boxed()
                .toList();
    }

    /** The q-quantile of ascending values, linear between order statistics; NaN of nothing. */
    static double quantile(List<Double> ascending, double q) {
        return ascending.isEmpty() ? Double.NaN : Quantiles.of(Curves.values(ascending), q);
    }

    /** "0.0034", or "0.0034 (0.0030 to 0.0040)": the median, and the ends when there are several; "–" of nothing. */
    static String spread(List<Double> ascending) {
        if (ascending.isEmpty()) {
            return "–";
        }
        String median = Wording.about(quantile(ascending, 0.5));
        String low = Wording.about(ascending.get(0));
        String high = Wording.about(ascending.get(ascending.size() - 1));
        return low.equals(high) ? median : median + " (" + low + " to " + high + ")";
    }
}
