package org.papilio.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.study.Part;
import org.papilio.study.Study;

/** The sections that a study's {@code report:} list can name. */
public final class Sections {
    private static final Map<String, Section> ALL = byName(List.of(
            new PublishedSection(),
            new TrajectoriesSection(),
            new DivergenceSection(),
            new AmplificationSection(),
            new LandscapeSection(),
            new HorizonsSection(),
            new EnsembleSection(),
            new PublishedRunSection(),
            new PerturbationsSection(),
            new EdgeOfStabilitySection(),
            new FitSection(),
            new VerdictsSection(),
            new ExponentsSection(),
            new OrbitDiagramSection(),
            new CalibrationSection(),
            new DivisionSection(),
            new DivisionSensitivitySection(),
            new SolutionsSection(),
            new VerdictSection(),
            new AccuracySection(),
            new WeightsSection(),
            new MisclassifiedSection(),
            new NudgesSection(),
            new GradientsSection(),
            new OverviewSection(),
            new MapSection(),
            new PredictionsSection(),
            new LossSection(),
            new DistancesSection(),
            new DistributionsSection(),
            new ProvenanceSection()));

    private Sections() {}

    /** All sections by name, in the order in which a report usually has them. */
    public static Map<String, Section> all() {
        return ALL;
    }

    /**
     * The section of a name.
     *
     * @throws ReportException if there is none; the message lists those that are
     */
    public static Section named(String name) {
        Section section = ALL.get(name);
        if (section == null) {
            throw new ReportException(unknown(name));
        }
        return section;
    }

    /** The names a study can use, for {@link org.papilio.study.Vocabulary#withSections}. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * What is wrong with the {@code report:} list of a study, one line a problem with its remedy: sections that do
     * not exist, options that a section does not take or lacks. Empty when nothing is.
     */
    public static List<String> problems(Study study) {
        List<String> problems = new ArrayList<>();
        for (Study.Section asked : study.report()) {
            Section section = ALL.get(asked.name());
            if (section == null) {
                problems.add(unknown(asked.name()));
                continue;
            }
            int before = problems.size();
            for (String option : asked.options().keySet()) {
                if (!section.options().containsKey(option)) {
                    problems.add("report." + asked.name() + "." + option + ": no such option; there are "
                            + Wording.list(
                                    section.options().keySet().stream().sorted().toList()));
                }
            }
            for (String option : section.required()) {
                if (!asked.options().containsKey(option)) {
                    problems.add("report." + asked.name() + ": needs the option " + option + ", the "
                            + section.options().get(option));
                }
            }
            if (section.options().containsKey("part")
                    && !asked.options().containsKey("part")
                    && study.parts().size() > 1
                    && !section.options().get("part").contains("every part")) {
                problems.add("report." + asked.name() + ": needs the option part, one of "
                        + Wording.list(study.parts().stream().map(Part::name).toList()));
            }
            if (problems.size() == before) {
                section.problems(study, new Options(asked.name(), asked.options()))
                        .forEach(problem -> problems.add("report." + asked.name() + ": " + problem));
            }
        }
        return problems;
    }

    private static String unknown(String name) {
        return "report: no section '" + name + "'; the sections are " + Wording.list(names());
    }

    private static Map<String, Section> byName(List<Section> sections) {
        Map<String, Section> byName = new LinkedHashMap<>();
        sections.forEach(section -> byName.put(section.name(), section));
        return Collections.unmodifiableMap(byName);
    }
}
