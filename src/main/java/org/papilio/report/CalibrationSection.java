package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chart.Layout;
import org.papilio.chart.StackedBarFigure;
import org.papilio.chart.Theme;
import org.papilio.run.CellResult;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.TrainingSpec;

/** How often the rule of the verdicts errs: on ensembles without chaos, and on ensembles known to be chaotic. */
final class CalibrationSection implements Section {
    private static final String NULL = "null";
    private static final String CHAOTIC = "chaotic";
    private static final List<String> OUTCOMES =
            List.of(Outcome.values()).stream().map(Outcome::label).toList();

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public String purpose() {
        return "how often the verdict sustained chaos is given to runs that are not chaotic, and to runs that are, by length";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(NULL, "the parts without chaos: a list of names, or {name: what it is}");
        options.put(CHAOTIC, "the parts known to be chaotic, likewise");
        return options;
    }

    @Override
    public List<String> required() {
        return List.of(NULL, CHAOTIC);
    }

    @Override
    public List<String> problems(Study study, Options options) {
        List<String> names = study.parts().stream().map(Part::name).toList();
        List<String> problems = new ArrayList<>();
        for (String option : required()) {
            if (parts(options, option).isEmpty()) {
                problems.add(option + ": expected a list of parts, or {part: what it is}");
            }
            for (String part : parts(options, option).keySet()) {
                if (!names.contains(part)) {
                    problems.add(option + ": the study has no part '" + part + "'; it has " + Wording.list(names));
                }
            }
        }
        for (Part part : study.parts()) {
            boolean judged =
                    !(part.system() instanceof TrainingSpec) || part.measure().contains("amplification");
            boolean asked = required().stream()
                    .anyMatch(option -> parts(options, option).containsKey(part.name()));
            if (asked && !judged) {
                problems.add("the runs of part " + part.name() + " have no verdict; add  measure: [amplification]");
            }
        }
        return problems;
    }

    /** The words for each part of an option. */
    private static Map<String, String> parts(Options options, String option) {
        Map<String, String> parts = new LinkedHashMap<>();
        Object value = options.values().get(option);
        if (value instanceof Map<?, ?> map) {
            map.forEach((part, words) -> parts.put(part.toString(), Objects.toString(words, part.toString())));
        } else if (value instanceof List<?> list) {
            list.forEach(part -> parts.put(part.toString(), part.toString().replaceAll("[-_]", " ")));
        }
        return parts;
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        List<CalibrationRow> rows = new ArrayList<>();
        for (String option : required()) {
            parts(options, option).forEach((part, words) -> {
                List<CellResult> cells =
                        new Selection(evidence.cells()).part(part).cells();
                rows.addAll(CalibrationRow.of(words, option.equals(CHAOTIC), cells));
            });
        }
        if (rows.isEmpty()) {
            throw new ReportException("report section 'calibration': none of its parts has a finished run");
        }
        List<String> answer = CalibrationProse.answer(rows);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "How far a verdict can be trusted", "calibration"));
        blocks.add(Block.paragraph(CalibrationProse.RULE));
        for (boolean chaotic : new boolean[] {false, true}) {
            List<CalibrationRow> some =
                    rows.stream().filter(row -> row.chaotic() == chaotic).toList();
            if (!some.isEmpty()) {
                blocks.add(picture(some, chaotic));
                blocks.add(new Block.Grid(CalibrationProse.table(some, chaotic)));
            }
        }
        return new Contribution(answer, answer, blocks);
    }

    /** The verdicts at the longest length of each ensemble. */
    private static Block.Picture picture(List<CalibrationRow> rows, boolean chaotic) {
        Map<String, CalibrationRow> longest = new LinkedHashMap<>();
        rows.forEach(row -> longest.put(row.ensemble(), row));
        double[][] counts = longest.values().stream()
                .map(row -> OUTCOMES.stream()
                        .mapToDouble(outcome -> row.verdicts().getOrDefault(outcome, 0))
                        .toArray())
                .toArray(double[][]::new);
        StackedBarFigure figure = new StackedBarFigure(
                Layout.titled("").size(Theme.FULL_WIDTH, StackedBarFigure.heightFor(longest.size())),
                "",
                List.copyOf(longest.keySet()),
                OUTCOMES,
                counts);
        Share share = CalibrationRow.together(List.copyOf(longest.values()));
        String what = chaotic ? "known to be chaotic" : "without chaos";
        return new Block.Picture(
                chaotic ? "calibration-chaotic" : "calibration-null",
                figure,
                Text.of("Verdicts on runs " + what + ", each ensemble at its greatest length. " + share.words()
                        + " of these runs are judged to be sustained chaos."),
                "Stacked bars: shares of the five verdicts for " + longest.size() + " ensembles " + what + ".");
    }
}
