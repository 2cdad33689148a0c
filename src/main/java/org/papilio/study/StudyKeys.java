package org.papilio.study;

import java.util.List;
import java.util.stream.Stream;

/** The keys of a study file outside systems, for the reader and the schema. */
record StudyKeys(String name, String description) {

    private static final StudyKeys SYSTEM = new StudyKeys(
            "system",
            "The system: a training (task), a map (map) or a division circuit (circuit) with the fields that the grid does not set. A part's system is"
                    + " merged over the study's, key by key; an axis takes the place of a field.");

    private static final StudyKeys MAP = new StudyKeys(
            PlaneKind.KEY,
            "Makes every cell of the grid a map of a plane through the space of trainings: what varies along its axes (x, y), its"
                    + " size, and its windows, each of which is drawn. A part's map is merged over the study's, key by key.");

    private static final List<StudyKeys> GRID = List.of(
            new StudyKeys(
                    "grid",
                    "The axes: fields of the system with lists or ranges of values. Every combination is a cell, the"
                            + " last axis varies fastest."),
            new StudyKeys(
                    "record",
                    "Whether parameters are kept at every recorded step (all) or at the end only (final). Default: all"
                            + " if the sum of steps x parameters over the part's cells is at most 2000000, otherwise"
                            + " final."),
            new StudyKeys(
                    "every",
                    "Loss, accuracy and parameters are recorded at every so many steps, and at the first and the last. "
                            + "Default: 1."),
            new StudyKeys("measure", "Measurements made on every cell."),
            new StudyKeys(
                    "compare",
                    "Named reference cells: distances are measured to the cell with the same settings but for the axis "
                            + "values given here."));

    static final List<StudyKeys> OF_PART =
            Stream.concat(Stream.of(SYSTEM, MAP), GRID.stream()).toList();

    static final List<StudyKeys> OF_STUDY = Stream.of(
                    Stream.of(
                            new StudyKeys("title", "One line."),
                            new StudyKeys(
                                    "name",
                                    "Names the output directory. Default: the file's name without its extension."),
                            new StudyKeys("question", "What the reader wants to know."),
                            new StudyKeys("source", "Where the claim comes from."),
                            SYSTEM,
                            MAP),
                    GRID.stream(),
                    Stream.of(
                            new StudyKeys("parts", "Several grids by name, in place of a single one at the top level."),
                            new StudyKeys(
                                    "report", "The sections of the report in order, each a name or name: {options}.")))
            .flatMap(keys -> keys)
            .toList();

    static final List<String> GRID_NAMES = GRID.stream().map(StudyKeys::name).toList();
    static final List<String> PART_NAMES = OF_PART.stream().map(StudyKeys::name).toList();
    static final List<String> STUDY_NAMES =
            OF_STUDY.stream().map(StudyKeys::name).toList();

    /** Names of studies: they are names of directories. */
    static final String NAME_PATTERN = "[^./\\\\\\s][^/\\\\\\x00-\\x1f\\x7f]*";

    /** Names of parts: they are part of the names of cells and of files. */
    static final String PART_PATTERN = "[A-Za-z][A-Za-z0-9_-]*";

    /** Names of comparisons: they are part of the names of columns. */
    static final String COMPARISON_PATTERN = "[a-z][a-z0-9_]*";
}
