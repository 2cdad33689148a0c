package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.study.Axis;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.TaskSource;
import org.papilio.study.TrainingSpec;
import org.papilio.train.Status;

class SolutionsSectionTest {
    private static final SolutionsSection SECTION = new SolutionsSection();

    private static Study study(List<Integer> network, Axis... axes) {
        TrainingSpec system = new TrainingSpec(
                TaskSource.named("xor"),
                network,
                "sigmoid",
                "softmax",
                "cross-entropy",
                new BigDecimal("1e-7"),
                "backpropagation",
                new BigDecimal("1e-4"),
                "simultaneous",
                List.of(),
                "full",
                List.of(),
                "gradient-descent",
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "double",
                "decimal",
                new TrainingSpec.Drawn("normal", BigDecimal.ONE, "zero"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                4,
                BigDecimal.ZERO,
                new BigDecimal("1e30"));
        Part part = new Part("main", system, List.of(axes), "final", 1, List.of(), List.of());
        return new Study("x", "x", "x?", "", List.of(part), List.of());
    }

    private static MemoryEvidence evidence() {
        return new MemoryEvidence(study(List.of(2, 3, 2), new Axis("seed", List.of(1)), rounding()));
    }

    private static Axis rounding() {
        return new Axis("round_initial", List.of(3, 4, 5, 6, 7));
    }

    /** Rows of a resource with final weights by their first column. */
    private static Map<String, double[]> finals(String resource) throws IOException {
        Map<String, double[]> rows = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SolutionsSectionTest.class.getResourceAsStream("/solution/" + resource)),
                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> cells = Arrays.asList(line.split(",", -1));
                rows.put(
                        cells.get(0),
                        cells.stream().skip(1).mapToDouble(Double::parseDouble).toArray());
            });
        }
        return rows;
    }

    private static void add(
            MemoryEvidence evidence, String id, String seed, String decimals, Status status, double[] w) {
        Map<String, Object> settings = new HashMap<>(Map.of("precision", "double", "seed", seed));
        if (!decimals.equals("none")) {
            settings.put("round_initial", decimals);
        }
        evidence.cell(id, "main", settings, status, new double[][] {w});
    }

    private static Section.Contribution section(Evidence evidence, Map<String, Object> options) {
        return SECTION.contribute(evidence, new Options("solutions", options));
    }

    private static String text(Section.Contribution contribution) {
        return contribution.blocks().stream()
                .map(block -> block instanceof Block.Paragraph p
                        ? p.text().plain()
                        : block instanceof Block.Note n ? n.text().plain() : "")
                .collect(Collectors.joining("\n"));
    }

    private static Section.Contribution published(List<String> cases) throws IOException {
        MemoryEvidence evidence = evidence();
        Map<String, double[]> finals = finals("xor-published-finals.csv");
        for (String c : cases) {
            add(evidence, c, "1", c, Status.FINISHED, Objects.requireNonNull(finals.get(c)));
        }
        return section(evidence, Map.of("part", "main"));
    }

    @Test
    void theCaseOfSixDecimalsIsAnotherKind() throws IOException {
        Section.Contribution all = published(List.of("none", "7", "6", "5", "4", "3"));
        String answer = all.answer().get(0);
        assertTrue(answer.contains("5 of 6 are {x1 AND NOT x2, x2 AND NOT x1, constant}"), answer);
        assertTrue(answer.contains("6 decimals is {x1 AND x2, x1 OR x2, constant}, looking at x1 + x2"), answer);
        String text = text(all);
        assertTrue(text.contains("are the same division"), text);
        assertTrue(text.contains("Cluster 2 (6 decimals): it is {x1 AND x2, x1 OR x2, constant}"), text);
        assertTrue(text.contains("How cluster 2 differs from cluster 1. This is {x1 AND x2"), text);
        assertTrue(text.contains("silhouette of 0.73"), text);
        assertTrue(text.contains("With 6 runs, stability is a weak test"), text);
        assertTrue(all.blocks().stream()
                .anyMatch(b -> b instanceof Block.Picture p && p.name().equals("solutions-main-dendrogram")));
    }

    @Test
    void withoutThatCaseAllAreAlike() throws IOException {
        Section.Contribution alike = published(List.of("none", "7", "5", "4", "3"));
        assertTrue(
                alike.answer().get(0).startsWith("All 5 runs that solve the task do it in the same way"),
                alike.answer().get(0));
        assertFalse(text(alike).contains("How cluster 2 differs from cluster 1. This is"), () -> text(alike));
    }

    /** Of the seeds of the ensemble, the finer rounding changes nothing and the coarser exchanges neighbours. */
    private static MemoryEvidence ensemble() throws IOException {
        MemoryEvidence evidence = evidence();
        List<Map.Entry<String, double[]>> finals =
                new ArrayList<>(finals("xor-ensemble-finals.csv").entrySet());
        for (String decimals : List.of("none", "3", "7")) {
            for (int i = 0; i < finals.size(); i++) {
                String seed = finals.get(i).getKey();
                int from = decimals.equals("3") ? (i + 1) % finals.size() : i;
                String id = seed + "/" + decimals;
                add(
                        evidence,
                        id,
                        seed,
                        decimals,
                        Status.FINISHED,
                        finals.get(from).getValue());
                evidence.compared(id, "unrounded", seed + "/none", 1);
            }
        }
        return evidence;
    }

    @Test
    void manyRunsAreSharesWithIntervals() throws IOException {
        Section.Contribution many = section(ensemble(), Map.of("part", "main"));
        assertTrue(
                many.answer().get(0).startsWith("44 of 100 networks, 44 % (35 to 54 %), solve the task"),
                many.answer().get(0));
        String rounding = many.answer().get(1);
        assertTrue(rounding.contains("with 7 decimals 0 % (0 to 4 %) change between solved and unsolved"), rounding);
        assertTrue(rounding.startsWith("Rounding decides more often whether"), rounding);
        String text = text(many);
        assertTrue(text.contains("practically the kinds of solution (adjusted Rand index 1.00"), text);
        assertTrue(many.blocks().stream()
                .anyMatch(b -> b instanceof Block.Picture p && p.name().equals("solutions-main-changes")));
    }

    @Test
    void theSentenceOnRoundingFollowsTheCounts() {
        String neither = ManySolutions.rounding(List.of(new RoundingChange("3 decimals", 3, 10, 0, 0, 0, 5)));
        assertTrue(neither.startsWith("Rounding changes neither"), neither);
        assertFalse(neither.contains("losses"), neither);
        String how = ManySolutions.rounding(List.of(new RoundingChange("3 decimals", 3, 10, 8, 1, 0, 5)));
        assertTrue(how.startsWith("Rounding decides more often in which way"), how);
        assertTrue(how.contains("44 % (25 to 66 %) change in kind"), how);
        String none = ManySolutions.rounding(List.of(new RoundingChange("3 decimals", 3, 0, 0, 4, 4, 5)));
        assertTrue(none.contains("there is none"), none);
    }

    @Test
    void oneRunFormsNoClusters() throws IOException {
        ReportException e = assertThrows(ReportException.class, () -> published(List.of("6")));
        assertTrue(e.getMessage().contains("a single run") && e.getMessage().contains("x1 OR x2"), e.getMessage());
    }

    @Test
    void runsThatDivergedHaveNoSolution() {
        MemoryEvidence evidence = evidence();
        add(evidence, "a", "1", "3", Status.DIVERGED, new double[17]);
        add(evidence, "b", "1", "4", Status.DIVERGED, new double[17]);
        ReportException e = assertThrows(ReportException.class, () -> section(evidence, Map.of()));
        assertTrue(e.getMessage().contains("2 of 2 runs diverged or failed"), e.getMessage());
    }

    @Test
    void unsolvedRunsAreNotClustered() {
        MemoryEvidence evidence = evidence();
        add(evidence, "a", "1", "3", Status.FINISHED, new double[17]);
        add(evidence, "b", "1", "4", Status.FINISHED, new double[17]);
        Section.Contribution contribution = section(evidence, Map.of());
        assertEquals(List.of(), contribution.answer());
        assertTrue(text(contribution).contains("Only 0 runs of 2 solved the task"), () -> text(contribution));
    }

    @Test
    void withoutHiddenLayerThereIsNothingToDescribe() {
        MemoryEvidence evidence = new MemoryEvidence(study(List.of(2, 2), rounding()));
        ReportException e = assertThrows(ReportException.class, () -> section(evidence, Map.of()));
        assertTrue(e.getMessage().contains("without a hidden layer"), e.getMessage());
    }

    @Test
    void differentNetworksAreNotCompared() {
        MemoryEvidence evidence =
                new MemoryEvidence(study(List.of(2, 3, 2), new Axis("activation", List.of("tanh", "sigmoid"))));
        ReportException e = assertThrows(ReportException.class, () -> section(evidence, Map.of()));
        assertTrue(e.getMessage().contains("the axis activation"), e.getMessage());
    }

    @Test
    void theMetricHasAName() {
        ReportException e = assertThrows(ReportException.class, () -> section(evidence(), Map.of("metric", "cosine")));
        assertTrue(e.getMessage().contains("unknown metric 'cosine'"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "symmetry", "direction"})
    void everyMetricGivesAReport(String metric) throws IOException {
        assertFalse(section(ensemble(), Map.of("part", "main", "metric", metric))
                .blocks()
                .isEmpty());
    }

    @Test
    void theMostExactPrecisionIsTaken() {
        assertEquals(
                "decimal(50)",
                SolutionsSection.mostExact(List.of("float", "decimal(34)", "decimal(50)", "double-double")));
        assertEquals("double-double", SolutionsSection.mostExact(List.of("double-double", "double")));
    }
}
