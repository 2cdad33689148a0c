package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.papilio.chaos.Verdict.Outcome;

/** How often the rule errs, in words and as tables. */
final class CalibrationProse {
    static final String RULE =
            "A run is sustained chaos when tiny differences grow exponentially throughout its second half: the 95 % interval of"
                    + " the growth rate lies above 0, they grow by a factor of at least 1000 there, and have not stopped. The"
                    + " runs of an ensemble at different lengths start at the same points, so that its rows are not independent"
                    + " of one another.";

    private CalibrationProse() {}

    /** False positives and power by length, and where the rule errs. */
    static List<String> answer(List<CalibrationRow> rows) {
        List<String> answer = new ArrayList<>();
        List<CalibrationRow> order = rows.stream().filter(row -> !row.chaotic()).toList();
        List<CalibrationRow> chaos =
                rows.stream().filter(CalibrationRow::chaotic).toList();
        if (!order.isEmpty()) {
            answer.add(
                    "False positives: of runs without chaos, " + byLength(order) + " are taken for sustained chaos.");
            answer.add(
                    errors(order, "taken for chaos", "No ensemble without chaos has a false positive at any length."));
        }
        if (!chaos.isEmpty()) {
            answer.add("Power: of runs known to be chaotic, " + byLength(chaos) + " are found.");
            answer.add(errors(chaos, "found", "Every chaotic run is found at every length."));
        }
        return answer;
    }

    private static String byLength(List<CalibrationRow> rows) {
        Map<Integer, List<CalibrationRow>> byLength =
                rows.stream().collect(Collectors.groupingBy(CalibrationRow::length, TreeMap::new, Collectors.toList()));
        List<String> words = new ArrayList<>();
        byLength.forEach((length, some) -> {
            Share share = CalibrationRow.together(some);
            words.add(share.words() + " of " + Wording.number(share.total()) + " after " + Wording.number(length)
                    + " steps");
        });
        return Wording.list(words);
    }

    /** The ensembles on which the rule errs, each with its worst length. */
    private static String errors(List<CalibrationRow> rows, String verb, String none) {
        Map<String, List<CalibrationRow>> wrong = rows.stream()
                .filter(CalibrationRow::errs)
                .collect(Collectors.groupingBy(
                        CalibrationRow::ensemble, java.util.LinkedHashMap::new, Collectors.toList()));
        if (wrong.isEmpty()) {
            return none;
        }
        List<String> words = new ArrayList<>();
        wrong.forEach((ensemble, some) -> words.add(ensemble + ": "
                + some.stream()
                        .map(row -> Wording.percent(row.chaos().value()) + " after " + Wording.number(row.length()))
                        .collect(Collectors.joining(", "))));
        return "Where the rule errs (share " + verb + "): " + String.join("; ", words) + ".";
    }

    /** A row for each ensemble and length. */
    static Table table(List<CalibrationRow> rows, boolean chaotic) {
        Table.Builder table = new Table.Builder(
                        chaotic
                                ? "Runs known to be chaotic: power, the share judged to be sustained chaos."
                                : "Runs without chaos: false positives, the share judged to be sustained chaos.")
                .words("ensemble")
                .numbers("steps")
                .numbers("runs");
        for (Outcome outcome : Outcome.values()) {
            table.numbers(outcome.label()
                    .replace("amplification", "")
                    .replace("sustained ", "")
                    .strip());
        }
        table.numbers(chaotic ? "power" : "false positives");
        String before = "";
        for (CalibrationRow row : rows) {
            List<Text> cells = new ArrayList<>();
            cells.add(Text.of(row.ensemble().equals(before) ? "" : row.ensemble()));
            cells.add(Text.of(Wording.number(row.length())));
            cells.add(Text.of(Wording.number(row.chaos().total())));
            row.verdicts().values().forEach(count -> cells.add(Text.of(Wording.number(count))));
            cells.add(Text.of(row.chaos().words()));
            table.row(cells);
            before = row.ensemble();
        }
        return table.note("In brackets 95 % intervals (Wilson).").build();
    }
}
