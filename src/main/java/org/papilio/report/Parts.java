package org.papilio.report;

import java.util.List;
import org.papilio.study.MapSpec;
import org.papilio.study.Part;
import org.papilio.study.TrainingSpec;

/** Finds the part that a section is about. */
final class Parts {
    private Parts() {}

    /**
     * The part named by the option {@code part}; without the option, the study's only part.
     *
     * @throws ReportException if there is no such part or the study has several
     */
    static Part named(Evidence evidence, Options options) {
        if (options.text("part").isEmpty() && evidence.study().parts().size() == 1) {
            return evidence.study().parts().get(0);
        }
        return named(evidence, options, options.required("part"));
    }

    private static Part named(Evidence evidence, Options options, String name) {
        return evidence.study().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ReportException(
                        "report section '" + options.section() + "': the study has no part '" + name + "'"));
    }

    /** Whether the cells of a part train a network rather than iterate a map. */
    static boolean trains(Part part) {
        return !(part.system() instanceof MapSpec);
    }

    /**
     * The training system of a part.
     *
     * @throws ReportException if the part trains no network
     */
    static TrainingSpec training(Part part, Options options) {
        if (part.system() instanceof TrainingSpec training) {
            return training;
        }
        throw new ReportException(
                "report section '" + options.section() + "': part '" + part.name() + "' trains no network on a task");
    }

    /**
     * The map of a part.
     *
     * @throws ReportException if the part trains a network
     */
    static MapSpec map(Part part, Options options) {
        if (part.system() instanceof MapSpec map) {
            return map;
        }
        throw new ReportException("report section '" + options.section() + "': part '" + part.name()
                + "' iterates no map; give its system one, for example map: quadratic");
    }

    /**
     * The parts that an option lists; none without it.
     *
     * @throws ReportException if the study lacks one
     */
    static List<Part> listed(Evidence evidence, Options options, String option) {
        return options.list(option).stream()
                .map(name -> named(evidence, options, name))
                .toList();
    }

    /** The part named by the option {@code part}, or all parts without it. */
    static List<Part> asked(Evidence evidence, Options options) {
        return options.text("part").isPresent()
                ? List.of(named(evidence, options))
                : evidence.study().parts();
    }
}
