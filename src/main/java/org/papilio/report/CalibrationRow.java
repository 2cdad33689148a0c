package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.run.CellResult;

/**
 * What the rule said of an ensemble at one length.
 *
 * @param ensemble what it is, in words
 * @param chaotic the truth
 * @param length the number of steps
 * @param verdicts how many runs got which verdict
 * @param chaos the share of sustained chaos: of false positives in a null ensemble, of finds in a chaotic one
 */
record CalibrationRow(String ensemble, boolean chaotic, int length, Map<String, Integer> verdicts, Share chaos) {

    /** One row for each length, ascending. */
    static List<CalibrationRow> of(String ensemble, boolean chaotic, List<CellResult> cells) {
        Map<Integer, List<CellResult>> byLength = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            int length = Integer.parseInt(Selection.setting(cell, "steps"));
            byLength.computeIfAbsent(length, k -> new ArrayList<>()).add(cell);
        }
        return byLength.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new CalibrationRow(
                        ensemble,
                        chaotic,
                        entry.getKey(),
                        MapColumns.counts(entry.getValue()),
                        chaos(
                                MapColumns.counts(entry.getValue()),
                                entry.getValue().size())))
                .toList();
    }

    private static Share chaos(Map<String, Integer> counts, int total) {
        return new Share(counts.getOrDefault(Outcome.SUSTAINED_CHAOS.label(), 0), total);
    }

    /** Several rows as one share. */
    static Share together(List<CalibrationRow> rows) {
        return new Share(
                rows.stream().mapToInt(row -> row.chaos().count()).sum(),
                rows.stream().mapToInt(row -> row.chaos().total()).sum());
    }

    /** Whether the rule erred on some run: took order for chaos, or failed to find it. */
    boolean errs() {
        return chaotic ? chaos.count() < chaos.total() : chaos.count() > 0;
    }
}
