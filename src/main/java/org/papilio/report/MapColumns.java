package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.Verdict;
import org.papilio.run.CellResult;

/** What is measured on cells that iterate a map. */
final class MapColumns {
    /** What {@link #exponent} is called. */
    static final String EXPONENT = "largest exponent";

    private MapColumns() {}

    /** A measurement as a number; NaN where there is none. */
    static double number(CellResult cell, String measurement) {
        return cell.measurements().get(measurement) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The largest Lyapunov exponent; NaN of a diverged orbit and of a training. */
    static double exponent(CellResult cell) {
        return number(cell, "lambda1");
    }

    /** The verdict; empty where none was measured. */
    static String verdict(CellResult cell) {
        return cell.measurements().getOrDefault("verdict", "").toString();
    }

    /** How many cells got each verdict, every verdict in the order of {@link Verdict.Outcome}. */
    static Map<String, Integer> counts(List<CellResult> cells) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
            counts.put(outcome.label(), (int) cells.stream()
                    .filter(cell -> verdict(cell).equals(outcome.label()))
                    .count());
        }
        return counts;
    }

    /** "3 contracting, 1 sustained chaos". */
    static String verdicts(List<CellResult> cells) {
        List<String> words = new ArrayList<>();
        counts(cells).forEach((verdict, count) -> {
            if (count > 0) {
                words.add(Wording.number(count) + " " + verdict);
            }
        });
        return String.join(", ", words);
    }
}
