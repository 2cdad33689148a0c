package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.papilio.model.Objective;
import org.papilio.number.Digits;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.run.CellResult;

/** Printed losses and an initial gradient of a published run beside ours. */
final class PublishedRunSection implements Section {
    @Override
    public String name() {
        return "published-run";
    }

    @Override
    public String purpose() {
        return "printed losses and the initial gradient of a published run beside ours: digits that agree, and that could";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "reference", "file of the published numbers, relative to the study file",
                "run", "name of the run in that file",
                "parts",
                        "the parts that repeat it, with double and at least two decimal precisions; for each step the"
                                + " first that recorded it counts",
                "perturbed",
                        "parts with the same runs in double whose perturb is some ulps of one parameter; may be left out");
    }

    @Override
    public List<String> required() {
        return List.of("reference", "run", "parts");
    }

    /** A part's runs. */
    private record Runs(CellResult doubles, CellResult referee, CellResult second, List<CellResult> perturbed) {}

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        String file = options.required("reference");
        String run = options.required("run");
        PublishedRun published = PublishedRun.read(
                evidence.reference(file)
                        .orElseThrow(() -> new ReportException("report section 'published-run': no reference file "
                                + file + " in data/; run the study again")),
                run);
        List<CellResult> perturbed = Parts.listed(evidence, options, "perturbed").stream()
                .flatMap(part -> new Selection(evidence.cells()).part(part.name()).cells().stream())
                .filter(PublishedRunSection::isOneUlp)
                .toList();
        List<Runs> runs = Parts.listed(evidence, options, "parts").stream()
                .flatMap(part -> runs(new Selection(evidence.cells()).part(part.name()), perturbed).stream())
                .toList();
        if (runs.isEmpty()) {
            throw new ReportException("report section 'published-run': no part has a finished run in double and two in"
                    + " decimals; add double, decimal(50) and decimal(70) to the axis precision");
        }
        List<PrintedNumber> losses = losses(published, runs);
        List<PrintedNumber> gradient = gradient(evidence, published, runs.get(0));
        List<Block> blocks = new ArrayList<>();
        String anchor = Labels.anchor(run);
        blocks.add(new Block.Heading(1, "Published and computed: " + run, "published-run-" + anchor));
        String answer = PublishedRunWords.answer(run, losses, gradient);
        blocks.add(Block.paragraph(answer + " " + PublishedRunWords.doubleIsRight(losses)));
        blocks.add(new Block.Grid(PublishedRunWords.table(
                "Every printed loss of " + run + ".",
                "after steps",
                losses,
                runs.get(0).referee())));
        if (!gradient.isEmpty()) {
            blocks.add(new Block.Grid(PublishedRunWords.table(
                    "The printed gradient at the initial weights.",
                    "derivative by",
                    gradient,
                    runs.get(0).referee())));
        }
        return new Contribution(List.of(answer), List.of(PublishedRunWords.summary(run, losses, gradient)), blocks);
    }

    private static boolean isOneUlp(CellResult cell) {
        return Selection.usable(cell)
                && cell.settings().get("perturb") instanceof Map<?, ?> perturb
                && perturb.get("ulps") instanceof Number ulps
                && Math.abs(ulps.intValue()) == 1;
    }

    private static Optional<Runs> runs(Selection part, List<CellResult> perturbed) {
        Selection plain = part.where("perturb", Selection.NONE);
        Optional<CellResult> doubles = plain.where("precision", "double").finished();
        List<CellResult> decimals = plain.cells().stream()
                .filter(Selection::usable)
                .filter(cell -> Selection.setting(cell, "precision").startsWith("decimal"))
                .sorted(Comparator.comparing((CellResult cell) -> -digits(cell)))
                .toList();
        return doubles.isEmpty() || decimals.size() < 2
                ? Optional.empty()
                : Optional.of(new Runs(doubles.get(), decimals.get(0), decimals.get(1), perturbed));
    }

    private static int digits(CellResult cell) {
        return Precisions.named(Selection.setting(cell, "precision")).digits();
    }

    private static List<PrintedNumber> losses(PublishedRun published, List<Runs> runs) {
        List<PrintedNumber> numbers = new ArrayList<>();
        published.losses().forEach((step, value) -> {
            for (Runs run : runs) {
                Optional<BigDecimal> ours = loss(run.doubles(), step);
                Optional<BigDecimal> exact = loss(run.referee(), step);
                Optional<BigDecimal> second = loss(run.second(), step);
                if (ours.isPresent() && exact.isPresent() && second.isPresent()) {
                    OptionalInt surviving = run.perturbed().stream()
                            .flatMap(cell -> loss(cell, step).stream())
                            .mapToInt(moved -> digits(moved, ours.get()))
                            .min();
                    numbers.add(new PrintedNumber(
                            Integer.toString(step),
                            value,
                            ours.get(),
                            exact.get(),
                            digits(second.get(), exact.get()),
                            surviving));
                    return;
                }
            }
        });
        return numbers;
    }

    private static int digits(BigDecimal value, BigDecimal reference) {
        return Math.min(PrintedNumber.DOUBLE_DIGITS, Digits.agreeing(value, reference));
    }

    private static Optional<BigDecimal> loss(CellResult cell, int step) {
        int i = cell.recorded().indexOf(step);
        return i < 0 || !Double.isFinite(cell.stepLoss().get(i))
                ? Optional.empty()
                : Optional.of(new BigDecimal(cell.stepLoss().get(i)));
    }

    private static List<PrintedNumber> gradient(Evidence evidence, PublishedRun published, Runs runs) {
        if (published.gradient().isEmpty()) {
            return List.of();
        }
        TrainingCells cells = new TrainingCells(evidence);
        CellResult start = runs.doubles();
        List<String> names = cells.map(start).objective().network().parameterNames();
        if (names.size() != published.gradient().size()) {
            throw new ReportException("the reference file has a gradient of "
                    + published.gradient().size() + " numbers, the network " + names.size() + " parameters");
        }
        List<BigDecimal> ours = gradient(cells, start, Precisions.DOUBLE);
        List<BigDecimal> exact =
                gradient(cells, start, Precisions.named(Selection.setting(runs.referee(), "precision")));
        List<BigDecimal> second =
                gradient(cells, start, Precisions.named(Selection.setting(runs.second(), "precision")));
        List<List<BigDecimal>> moved = runs.perturbed().stream()
                .map(cell -> gradient(cells, cell, Precisions.DOUBLE))
                .toList();
        return IntStream.range(0, names.size())
                .mapToObj(i -> new PrintedNumber(
                        names.get(i),
                        published.gradient().get(i),
                        ours.get(i),
                        exact.get(i),
                        digits(second.get(i), exact.get(i)),
                        moved.stream()
                                .mapToInt(other -> digits(other.get(i), ours.get(i)))
                                .min()))
                .toList();
    }

    /** The gradient at a run's initial parameters, exact values of the numbers in a precision. */
    private static <T> List<BigDecimal> gradient(TrainingCells cells, CellResult cell, Precision<T> precision) {
        Objective objective = cells.map(cell).objective();
        return objective.gradient(precision, cells.initial(cell, precision), objective.allSamples()).stream()
                .map(precision::toDecimal)
                .toList();
    }
}
