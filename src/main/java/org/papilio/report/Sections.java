package org.papilio.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sections that a study's {@code report:} list can name. */
public final class Sections {
    private static final Map<String, Section> ALL = byName(List.of(
            new PublishedSection(),
            new TrajectoriesSection(),
            new DivergenceSection(),
            new EnsembleSection(),
            new OverviewSection(),
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
            throw new ReportException(
                    "report: no section '" + name + "'; the sections are " + Wording.list(List.copyOf(ALL.keySet())));
        }
        return section;
    }

    private static Map<String, Section> byName(List<Section> sections) {
        Map<String, Section> byName = new LinkedHashMap<>();
        sections.forEach(section -> byName.put(section.name(), section));
        return java.util.Collections.unmodifiableMap(byName);
    }
}
