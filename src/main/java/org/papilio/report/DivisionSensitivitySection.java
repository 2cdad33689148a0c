package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.run.CellResult;
import org.papilio.study.Study;

/** What a tiny change of one initial weight does to the fate of a complex division circuit, and what the mantissa rule adds. */
final class DivisionSensitivitySection implements Section {
    private static final String PART = "part";
    private static final String ULPS = "ulps";
    private static final String REFEREE = "referee";

    @Override
    public String name() {
        return "division-sensitivity";
    }

    @Override
    public String purpose() {
        return "how often a tiny change of a weight changes the fate of a division circuit, where the mantissa rule tears two"
                + " runs apart, and which fates double precision cannot decide";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(PART, "the part with the axes seed and shift, 0 among the values of shift");
        options.put("runs", "a part with many seeds in double, to count the runs that amplify too much; optional");
        options.put(ULPS, "a part with the axes seed and ulps, 0 among the values of ulps; optional");
        options.put(REFEREE, "a part with the same seeds in higher precision; optional");
        return options;
    }

    @Override
    public List<String> required() {
        return List.of(PART);
    }

    @Override
    public List<String> problems(Study study, Options options) {
        List<String> problems = new ArrayList<>();
        for (String option : options().keySet()) {
            options.text(option).ifPresent(name -> problems.addAll(DivisionSection.problems(study, name)));
        }
        return problems;
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        List<PerturbedCircuits> groups =
                PerturbedCircuits.bySize(new Selection(evidence.cells()).part(options.required(PART)));
        if (groups.isEmpty()) {
            throw new ReportException("report section 'division-sensitivity': part '" + options.required(PART)
                    + "' has no finished pair of a run with shift 0 and one with another shift");
        }
        List<CellResult> runs = cells(evidence, options, "runs");
        List<CellResult> ulps = cells(evidence, options, ULPS);
        List<CellResult> referee = cells(evidence, options, REFEREE);
        DivisionSensitivityProse prose = new DivisionSensitivityProse(groups);
        List<String> findings = new ArrayList<>(prose.answer());
        if (!runs.isEmpty()) {
            findings.add(prose.undecidable(runs));
        }
        List<String> answer = new ArrayList<>(findings.subList(0, 1));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "What a tiny change decides", "division-sensitivity"));
        blocks.add(Block.paragraph(DivisionSensitivityProse.METHOD));
        findings.forEach(sentence -> blocks.add(Block.paragraph(sentence)));
        blocks.add(new Block.Grid(prose.table()));
        blocks.add(prose.figure());
        Optional<Table> table = undecided(ulps, referee);
        if (table.isPresent()) {
            blocks.add(new Block.Grid(table.get()));
            blocks.add(Block.paragraph(verdict(ulps, referee)));
            answer.add(verdict(ulps, referee));
        }
        return new Contribution(answer, answer, blocks);
    }

    private static List<CellResult> cells(Evidence evidence, Options options, String option) {
        return options.text(option)
                .map(part -> new Selection(evidence.cells()).part(part).cells())
                .orElse(List.of());
    }

    private static List<CellResult> ofSeed(List<CellResult> cells, String seed) {
        return new Selection(cells)
                .where("seed", seed).cells().stream()
                        .sorted(Comparator.comparing(cell -> Integer.valueOf(Selection.setting(cell, ULPS))))
                        .toList();
    }

    /** The fates of each seed under changes of a few units in the last place, in double and in the referee's precision. */
    private static Optional<Table> undecided(List<CellResult> ulps, List<CellResult> referee) {
        if (ulps.isEmpty()) {
            return Optional.empty();
        }
        Table.Builder table = new Table.Builder(
                        "Fates when the first weight is moved by a few units in its last place, in the order of the units.")
                .numbers("seed")
                .numbers("digits lost")
                .words("double (" + units(ulps) + ")");
        if (!referee.isEmpty()) {
            table.words(Selection.setting(referee.get(0), "precision") + " (" + units(referee) + ")");
        }
        for (String seed : new Selection(ulps).values("seed")) {
            List<CellResult> own = ofSeed(ulps, seed);
            List<String> row = new ArrayList<>(List.of(seed, Wording.about(digitsLost(own)), fates(own)));
            if (!referee.isEmpty()) {
                row.add(fates(ofSeed(referee, seed)));
            }
            table.row(row.toArray(String[]::new));
        }
        return Optional.of(table.note(
                        "Digits lost: the largest growth of a tiny difference along the run, in decimal digits;"
                                + " double carries about 16, double-double about 32. The same fate throughout is written once.")
                .build());
    }

    private static double digitsLost(List<CellResult> cells) {
        return cells.stream()
                .mapToDouble(cell -> MapColumns.number(cell, "growth_digits"))
                .max()
                .orElse(Double.NaN);
    }

    private static String units(List<CellResult> cells) {
        List<String> units = new ArrayList<>(new Selection(cells).values(ULPS));
        units.sort(Comparator.comparing(Integer::valueOf));
        return "units " + String.join(", ", units).replace('-', '−');
    }

    private static String fates(List<CellResult> cells) {
        List<String> fates = cells.stream().map(CircuitRuns::fate).toList();
        return fates.stream().distinct().count() == 1 ? fates.get(0) + " throughout" : String.join(", ", fates);
    }

    /** How many seeds double precision does not decide, and how many the referee does. */
    private static String verdict(List<CellResult> ulps, List<CellResult> referee) {
        List<String> changed = changed(ulps);
        int seeds = new Selection(ulps).values("seed").size();
        String sentence = "Of " + Wording.count(seeds, "seed", "seeds") + " looked at closely, "
                + changed.size() + " change their fate when one weight moves by one or two units in the last place"
                + (changed.isEmpty()
                        ? "."
                        : " (" + String.join(", ", changed)
                                + "): in double precision their fate is an accident of rounding.");
        if (referee.isEmpty()) {
            return sentence;
        }
        String precision = Selection.setting(referee.get(0), "precision");
        double carried = DivisionSensitivityProse.digits(precision);
        List<String> open = new Selection(referee)
                .values("seed").stream()
                        .filter(seed -> digitsLost(ofSeed(referee, seed)) > carried
                                || changed(ofSeed(referee, seed)).contains(seed))
                        .toList();
        int decided = new Selection(referee).values("seed").size() - open.size();
        return sentence + " In " + precision + " the fate of " + decided
                + " of them is decided: the same with and without a change of its own last place, and fewer digits are lost than"
                + " it carries (" + Wording.about(carried) + ")."
                + (open.isEmpty()
                        ? ""
                        : " Not decided there either: " + Wording.list(open)
                                + (open.size() == 1 ? "; it needs" : "; they need") + " still more digits.");
    }

    private static List<String> changed(List<CellResult> cells) {
        return new Selection(cells)
                .values("seed").stream()
                        .filter(seed -> ofSeed(cells, seed).stream()
                                        .map(CircuitRuns::fate)
                                        .distinct()
                                        .count()
                                > 1)
                        .toList();
    }
}
