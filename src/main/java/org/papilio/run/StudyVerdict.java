package org.papilio.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.VerdictTally;
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
    private static final int CHUNK = 8192;

    static final Set<String> ARITHMETIC = Set.of("precision", "gradient", "h", "inputs");
    static final Set<String> VERSIONS = Set.of("round_initial", "perturb", "steps");

    /** The verdict on a study. */
    public static StudyVerdict of(List<CellResult> cells) {
        VerdictVotes votes = new VerdictVotes();
        for (int first = 0; first < cells.size(); first += CHUNK) {
            cells.subList(first, Math.min(cells.size(), first + CHUNK)).parallelStream()
                    .map(VerdictVotes.Vote::of)
                    .toList()
                    .forEach(votes::add);
        }
        return votes.verdict();
    }

    /** Whether any run has a verdict: those do along which a tangent vector was carried. */
    public boolean isReached() {
        return all.runs() > 0;
    }

    /** The verdicts on some cells, each run counted once. */
    public static VerdictTally tally(List<CellResult> cells) {
        return of(cells).all();
    }

    /** The verdict on a cell; empty when it has none. */
    public static Optional<Outcome> outcome(CellResult cell) {
        return outcome(cell.measurements().get("verdict"));
    }

    /** The verdict with a label; empty if it is no verdict's. */
    static Optional<Outcome> outcome(@Nullable Object label) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.label().equals(label))
                .findFirst();
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
