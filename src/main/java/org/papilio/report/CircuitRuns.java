package org.papilio.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.run.CellResult;
import org.papilio.solution.CircuitEnd.Fate;

/**
 * Runs of division circuits that differ in their seed alone.
 *
 * @param label what they have in common, in words
 */
record CircuitRuns(String label, List<CellResult> cells) {
    static final List<String> FATES =
            Arrays.stream(Fate.values()).map(Fate::label).toList();

    CircuitRuns {
        cells = List.copyOf(cells);
    }

    /** What became of a run; empty when it failed. */
    static String fate(CellResult cell) {
        return cell.measurements().getOrDefault("fate", "").toString();
    }

    /** The runs of each fate that occurs, the most frequent first. */
    Map<String, List<CellResult>> byFate() {
        Map<String, List<CellResult>> byFate = new LinkedHashMap<>();
        FATES.stream()
                .map(fate -> Map.entry(fate, with(List.of(fate))))
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Comparator.comparing((Map.Entry<String, List<CellResult>> entry) ->
                        -entry.getValue().size()))
                .forEach(entry -> byFate.put(entry.getKey(), entry.getValue()));
        return byFate;
    }

    /** The runs with one of some fates. */
    List<CellResult> with(List<String> fates) {
        return cells.stream().filter(cell -> fates.contains(fate(cell))).toList();
    }

    /** How many have one of some fates. */
    Share share(List<String> fates) {
        return new Share(with(fates).size(), cells.size());
    }

    /** "Of 200 runs with drawn weights 52 % (45 to 59 %) end as swapped circuit, ...". */
    String sentence() {
        List<String> words = new ArrayList<>();
        byFate().forEach((fate, some) -> words.add(share(List.of(fate)).words() + " " + words(fate)));
        return "Of " + Wording.number(cells.size()) + " runs (" + label + ") " + Wording.list(words) + ".";
    }

    private static String words(String fate) {
        return switch (fate) {
            case "circuit" -> "divide (hidden units in order)";
            case "swapped circuit" -> "divide (hidden units swapped)";
            case "silent" -> "fall silent (output 0 for every input)";
            case "overflow" -> "overflow";
            case "large" -> "end with a finite weight beyond 1000";
            default -> "end elsewhere";
        };
    }

    /** The sizes of the common scales, ascending. */
    double[] scales() {
        return cells.stream()
                .mapToDouble(cell -> Math.abs(MapColumns.number(cell, "scale")))
                .filter(scale -> !Double.isNaN(scale))
                .sorted()
                .toArray();
    }
}
