package org.papilio.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.VerdictTally;
import org.papilio.number.Precisions;
import org.papilio.stats.Interval;

/**
 * The verdict on a study and on each of its parts, by the rule of {@link VerdictTally}. What counts as a run:
 *
 * <ul>
 *   <li>Cells that differ only in their arithmetic ({@code precision}, {@code gradient}, {@code h}, {@code inputs}) repeat one
 *       training: they count as one run, with the verdict of the most precise of them, and of several the first.
 *   <li>Runs from one drawn initial condition (a seed) that is rounded or pushed in different ways ({@code round_initial},
 *       {@code perturb}), or followed for different numbers of steps, are all counted, but as one independent draw: they nearly follow each other. Where the initial
 *       condition is given, there is no draw, and each version of it stands for itself.
 * </ul>
 *
 * @param all the runs of all parts
 * @param parts the runs of each part, in the order of the cells
 */
public record StudyVerdict(VerdictTally all, Map<String, VerdictTally> parts) {
    private static final Set<String> ARITHMETIC = Set.of("precision", "gradient", "h", "inputs");
    private static final Set<String> VERSIONS = Set.of("round_initial", "perturb", "steps");

    /** The verdict on a study. */
    public static StudyVerdict of(List<CellResult> cells) {
        Map<String, List<CellResult>> byPart = new LinkedHashMap<>();
        cells.forEach(cell ->
                byPart.computeIfAbsent(cell.part(), part -> new ArrayList<>()).add(cell));
        Map<String, VerdictTally> parts = new LinkedHashMap<>();
        byPart.forEach((part, ofPart) -> parts.put(part, tally(ofPart)));
        return new StudyVerdict(tally(cells), parts);
    }

    /** Whether any run has a verdict: those do along which a tangent vector was carried. */
    public boolean isReached() {
        return all.runs() > 0;
    }

    /** The verdicts on some cells, each run counted once. */
    public static VerdictTally tally(List<CellResult> cells) {
        Map<String, CellResult> runs = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            if (outcome(cell).isPresent()) {
                runs.merge(
                        key(cell, ARITHMETIC),
                        cell,
                        (known, other) -> unitRoundoff(other) < unitRoundoff(known) ? other : known);
            }
        }
        Set<String> draws = new HashSet<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Map.Entry<String, CellResult> run : runs.entrySet()) {
            CellResult cell = run.getValue();
            boolean drawn = cell.settings().get("seed") != null;
            Set<String> left = new HashSet<>(ARITHMETIC);
            left.addAll(VERSIONS);
            draws.add(drawn ? key(cell, left) : run.getKey());
            outcomes.add(outcome(cell).orElseThrow());
        }
        return VerdictTally.of(outcomes, draws.size());
    }

    /** The verdict on a cell; empty when it has none. */
    public static Optional<Outcome> outcome(CellResult cell) {
        Object label = cell.measurements().get("verdict");
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.label().equals(label))
                .findFirst();
    }

    private static String key(CellResult cell, Set<String> without) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>(cell.settings());
        settings.keySet().removeAll(without);
        return Json.text(settings);
    }

    private static double unitRoundoff(CellResult cell) {
        Object precision = cell.settings().get("precision");
        return precision == null
                ? 1
                : Precisions.named(Objects.toString(precision)).unitRoundoff();
    }

    /** {@code data/verdict.json}. */
    String json() {
        Map<String, @Nullable Object> fields = fields(all);
        Map<String, @Nullable Object> ofParts = new LinkedHashMap<>();
        parts.forEach((part, tally) -> ofParts.put(part, fields(tally)));
        fields.put("parts", ofParts);
        return Json.line(json -> {
            json.useDefaultPrettyPrinter();
            Json.writeValue(json, fields);
        });
    }

    private static Map<String, @Nullable Object> fields(VerdictTally tally) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("verdict", tally.verdict().label());
        fields.put("runs", tally.runs());
        fields.put("independent", tally.independent());
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        tally.counts().forEach((outcome, count) -> counts.put(outcome.label(), count));
        fields.put("counts", counts);
        Optional<Outcome> leading = tally.leading();
        fields.put("leading", leading.map(Outcome::label).orElse(null));
        fields.put("share", leading.map(tally::share).orElse(null));
        Interval interval = leading.map(tally::interval).orElse(new Interval(0, 1));
        fields.put("interval", List.of(interval.lower(), interval.upper()));
        return fields;
    }
}
