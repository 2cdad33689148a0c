package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** Published final parameters beside a double run's and the referee's. */
final class PublishedSection implements Section {
    private static final int SHOWN_DECIMALS = 8;

    @Override
    public String name() {
        return "published";
    }

    @Override
    public String purpose() {
        return "published final parameters beside a double run's and a referee's, with the digits that are right";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part with the published cases; its axes round_initial, precision, gradient, inputs",
                "reference", "file of the published numbers, relative to the study file",
                "referee", "precision of the referee, decimal(50) unless given",
                "second", "lower precision the referee is checked against, decimal(34) unless given",
                "gradient", "the gradient of the published runs, central-difference unless given");
    }

    @Override
    public List<String> required() {
        return List.of("reference");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        PublishedFindings findings = findings(evidence, options);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "What the numbers say, case by case", "published"));
        blocks.add(new Block.Grid(PublishedTables.verdicts(findings)));
        blocks.addAll(PublishedProse.amplification(findings));
        blocks.add(PublishedFigures.amplification(findings));
        blocks.add(new Block.Heading(2, "How many digits are right", "digits"));
        blocks.add(new Block.Grid(PublishedTables.digits(findings)));
        blocks.addAll(PublishedProse.worstCases(findings));
        blocks.addAll(PublishedProse.kinds(findings));
        blocks.add(new Block.Heading(2, "Every final number", "finals"));
        blocks.add(new Block.Paragraph(PublishedProse.legend(findings)));
        List<Table> tables = PublishedTables.finals(findings, SHOWN_DECIMALS);
        for (int i = 0; i < tables.size(); i += 2) {
            blocks.add(new Block.Pair(tables.subList(i, Math.min(i + 2, tables.size()))));
        }
        return new Contribution(findings.answer(), PublishedProse.summary(findings), blocks);
    }

    /** Gathers the cases of the reference file that were run. */
    static PublishedFindings findings(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        String file = options.required("reference");
        Network network = new Network(Parts.training(part, options).network(), Activation.SIGMOID, Activation.SOFTMAX);
        PublishedReference reference = PublishedReference.read(
                evidence.reference(file)
                        .orElseThrow(() -> new ReportException("report section 'published': no reference file " + file
                                + " in data/; run the study again")),
                network);
        String referee = options.text("referee", "decimal(50)");
        String second = options.text("second", "decimal(34)");
        Selection cells = new Selection(evidence.cells())
                .part(part.name())
                .where("gradient", options.text("gradient", "central-difference"));
        List<PublishedCase> cases = new ArrayList<>();
        for (PublishedReference.Case published : reference.cases()) {
            Selection rounded = cells.where("round_initial", published.setting());
            Optional<CellResult> truth = pick(rounded, referee, "decimal");
            Optional<CellResult> binary = pick(rounded, referee, "binary64");
            Optional<CellResult> lower = pick(rounded, second, "decimal");
            Optional<CellResult> doubles = pick(rounded, "double", "decimal");
            if (truth.isEmpty() || binary.isEmpty() || lower.isEmpty() || doubles.isEmpty()) {
                continue;
            }
            String label = Labels.rounding(published.setting());
            cases.add(new PublishedCase(
                    label,
                    network.parameterNames(),
                    published.finals(),
                    finals(doubles.get()),
                    finals(truth.get()),
                    finals(lower.get()),
                    finals(binary.get()),
                    growth(evidence, label, truth.get(), binary.get()),
                    Selection.solution(truth.get()),
                    published.decimals().isPresent(),
                    published.initialDecimals()));
        }
        if (cases.isEmpty()) {
            throw new ReportException("report section 'published': no case of " + file + " was run in double, " + second
                    + " and " + referee + " with inputs decimal and binary64; add them to the axes of part '"
                    + part.name() + "'");
        }
        return new PublishedFindings(cases, referee, second);
    }

    private static Optional<CellResult> pick(Selection cells, String precision, String inputs) {
        return cells.where(Map.of("precision", precision, "inputs", inputs)).finished();
    }

    /** The exact final parameters of a cell that finished. */
    static List<BigDecimal> finals(CellResult cell) {
        return exact(Precisions.named(Selection.setting(cell, "precision")), cell.finalParameters());
    }

    private static <T> List<BigDecimal> exact(Precision<T> precision, List<String> texts) {
        return texts.stream()
                .map(text -> precision.toDecimal(precision.parse(text)))
                .toList();
    }

    static Growth growth(Evidence evidence, String label, CellResult a, CellResult b) {
        double scale = a.finalParameters().stream()
                .mapToDouble(v -> Math.abs(Double.parseDouble(v)))
                .max()
                .orElse(0);
        return new Growth(label, a.recorded(), evidence.distances(a, b), scale);
    }
}
