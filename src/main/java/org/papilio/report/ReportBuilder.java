package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.run.StudyVerdict;
import org.papilio.study.Part;
import org.papilio.study.PlaneSpec;
import org.papilio.study.Study;
import org.papilio.study.TrainingSpec;

/** Puts a report together from the sections a study asks for. */
final class ReportBuilder {
    private static final String PROVENANCE = "provenance";
    private static final List<String> GENERIC =
            List.of(VerdictSection.NAME, "overview", PredictionsSection.NAME, "loss", "distances", "distributions");

    private ReportBuilder() {}

    /** The report of a study: its question, the answer and the evidence. */
    static Report of(Evidence evidence, List<Section.Contribution> contributions) {
        Study study = evidence.study();
        StudyVerdict verdict = evidence.verdict();
        List<String> answer = new ArrayList<>();
        if (verdict.isReached()) {
            answer.add(VerdictSection.answer(verdict));
        }
        List<Block> blocks = new ArrayList<>();
        for (Section.Contribution contribution : contributions) {
            answer.addAll(contribution.answer());
            blocks.addAll(contribution.blocks());
        }
        if (contributions.stream()
                .allMatch(contribution -> contribution.answer().isEmpty())) {
            answer.add(OverviewSection.endings(evidence.cells()));
        }
        return new Report(study.title(), study.question(), study.source(), answer, blocks);
    }

    /**
     * What each section gives, in the order of the study's {@code report:} list. A section that the results do not
     * allow is represented by a note that says what is missing.
     *
     * @throws ReportException if the study asks for a section that does not exist
     */
    static List<Section.Contribution> contributions(Evidence evidence) {
        List<Section.Contribution> contributions = new ArrayList<>();
        for (Study.Section asked : asked(evidence)) {
            Section section = Sections.named(asked.name());
            contributions.add(contribution(section, evidence, new Options(asked.name(), asked.options())));
        }
        return contributions;
    }

    private static Section.Contribution contribution(Section section, Evidence evidence, Options options) {
        try {
            return section.contribute(evidence, options);
        } catch (ReportException e) {
            return new Section.Contribution(
                    List.of(),
                    List.of(e.getMessage()),
                    List.of(
                            new Block.Heading(
                                    1,
                                    Wording.capital(section.name()) + ": not possible",
                                    Labels.anchor(section.name() + " " + options.text("part", ""))),
                            Block.note(Wording.capital(e.getMessage()) + ".")));
        }
    }

    /**
     * The sections a study asks for, or those that say something of any study. The verdict, if any run has one, and provenance
     * come last when they are not among them.
     */
    private static List<Study.Section> asked(Evidence evidence) {
        List<Study.Section> asked = new ArrayList<>(evidence.study().report());
        if (asked.isEmpty()) {
            generic(evidence.study().parts()).forEach(name -> asked.add(new Study.Section(name, Map.of())));
        }
        if (isMissing(asked, PROVENANCE)) {
            asked.add(new Study.Section(PROVENANCE, Map.of()));
        }
        if (isMissing(asked, VerdictSection.NAME) && evidence.verdict().isReached()) {
            boolean closed = asked.get(asked.size() - 1).name().equals(PROVENANCE);
            asked.add(asked.size() - (closed ? 1 : 0), new Study.Section(VerdictSection.NAME, Map.of()));
        }
        return asked;
    }

    /** The sections that say something of any study with such parts. */
    private static List<String> generic(List<Part> parts) {
        List<String> names = new ArrayList<>();
        if (parts.stream().anyMatch(part -> part.system() instanceof PlaneSpec)) {
            names.add(MapSection.NAME);
        }
        if (parts.stream().anyMatch(part -> !(part.system() instanceof PlaneSpec))) {
            boolean compares = parts.stream()
                    .anyMatch(part -> part.system() instanceof TrainingSpec
                            && !part.compare().isEmpty());
            GENERIC.stream()
                    .filter(name -> compares || !name.equals(PredictionsSection.NAME))
                    .forEach(names::add);
        }
        return names;
    }

    private static boolean isMissing(List<Study.Section> asked, String name) {
        return asked.stream().noneMatch(section -> section.name().equals(name));
    }
}
