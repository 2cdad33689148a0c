package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.papilio.study.Axis;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.TaskSource;
import org.papilio.study.TrainingSpec;
import org.papilio.train.Status;

class ReportBuilderTest {
    private static final TrainingSpec SYSTEM = new TrainingSpec(
            TaskSource.named("xor"),
            List.of(2, 3, 2),
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

    private static Study study(Study.Section... sections) {
        Part part = new Part(
                "main",
                SYSTEM,
                List.of(new Axis("learning_rate", List.of(new BigDecimal("0.5"), new BigDecimal("5")))),
                "all",
                1,
                List.of(),
                List.of(new Part.Comparison("slow", Map.of("learning_rate", "0.5"))));
        return new Study("rates", "Two learning rates", "Does the rate matter?", "", List.of(part), List.of(sections));
    }

    private static MemoryEvidence evidence(Status second, double distance, Study.Section... sections) {
        double[][] slow = {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}};
        double[][] fast = {{0, 0}, {1, 2}, {2, 4}, {3, 6}, {4, 4 + distance}};
        return new MemoryEvidence(study(sections))
                .cell("a", "main", Map.of("learning_rate", "0.5", "task", "xor"), Status.FINISHED, slow)
                .cell("b", "main", Map.of("learning_rate", "5", "task", "xor"), second, fast)
                .compared("a", "slow", "a", 0)
                .compared("b", "slow", "a", distance);
    }

    private static Report report(Evidence evidence) {
        return ReportBuilder.of(evidence, ReportBuilder.contributions(evidence));
    }

    @Test
    void withoutAListOfSectionsAnyStudyHasAnAnswerAndFigures() {
        Report report = report(evidence(Status.FINISHED, 4));
        assertEquals("Does the rate matter?", report.question());
        assertTrue(
                report.answer().get(0).startsWith("All 2 cells made all their steps"),
                "no run has a verdict: " + report.answer().get(0));
        assertTrue(
                report.answer().get(1).contains("differ from slow by 4.0"),
                report.answer().get(1));
        assertEquals(
                List.of("loss-main", "distance-main-slow"),
                report.pictures().stream().map(Block.Picture::name).toList());
        assertTrue(report.blocks().contains(new Block.Command("./papilio run studies/rates.yaml")));
    }

    @Test
    void theAnswerChangesWithTheData() {
        Report diverged = report(evidence(Status.DIVERGED, Double.NaN));
        assertTrue(
                diverged.answer().get(0).startsWith("1 of 2 cells made all their steps, 1 diverged"),
                diverged.answer().get(0));
        assertEquals(1, diverged.answer().size());
        assertTrue(report(evidence(Status.FINISHED, 0.25)).answer().get(1).contains("by 0.25"));
    }

    @Test
    void aSectionThatIsNotPossibleIsANoteWithTheReason() {
        Report report = report(
                evidence(Status.FINISHED, 4, new Study.Section("published", Map.of("reference", "numbers.json"))));
        assertTrue(report.blocks().stream()
                .filter(Block.Note.class::isInstance)
                .map(block -> ((Block.Note) block).text().plain())
                .anyMatch(text -> text.contains("no reference file numbers.json")));
        assertFalse(report.answer().isEmpty());
    }

    @Test
    void anUnknownSectionIsNamedWithTheKnownOnes() {
        Evidence evidence = evidence(Status.FINISHED, 4, new Study.Section("publisched", Map.of()));
        ReportException e = assertThrows(ReportException.class, () -> report(evidence));
        assertTrue(e.getMessage().contains("publisched") && e.getMessage().contains("published"), e.getMessage());
    }

    @Test
    void problemsOfTheReportListAreFoundWithoutResults() {
        assertEquals(List.of(), Sections.problems(study(new Study.Section("loss", Map.of()))));
        List<String> problems = Sections.problems(study(
                new Study.Section("published", Map.of("refrence", "x.json")), new Study.Section("nonsense", Map.of())));
        assertEquals(3, problems.size(), problems.toString());
    }

    @Test
    void axesReadAsRanges() {
        assertEquals(
                "none, 3..12",
                ProvenanceSection.values(java.util.Arrays.asList(null, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L)));
        assertEquals("7, 6, 5", ProvenanceSection.values(List.of(7, 6, 5)));
        assertEquals("float, double", ProvenanceSection.values(List.of("float", "double")));
    }
}
