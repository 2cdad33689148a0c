package org.papilio.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The users' files that a study learns from. */
public final class CsvTasks {
    private static final String TASK = "task";

    private CsvTasks() {}

    /** The files, each once, by their hashes, in the order of the study. */
    public static Map<String, CsvFile> files(Study study) {
        Map<String, CsvFile> files = new LinkedHashMap<>();
        UnaryOperator<CsvTask> note = task -> {
            files.putIfAbsent(task.file().hash(), task.file());
            return task;
        };
        study.parts().forEach(part -> part(part, note));
        return files;
    }

    /**
     * The study with its files elsewhere: the same study, with the same cells.
     *
     * @param place the path of a file, relative to the study file
     */
    public static Study moved(Study study, Function<CsvFile, String> place) {
        return new Study(
                study.name(),
                study.title(),
                study.question(),
                study.source(),
                study.parts().stream()
                        .map(part -> part(part, task -> task.at(place.apply(task.file()))))
                        .toList(),
                study.report());
    }

    private static Part part(Part part, UnaryOperator<CsvTask> change) {
        Map<String, Object> system = new LinkedHashMap<>();
        if (part.system().settings().get(TASK) instanceof CsvTask task) {
            system.put(TASK, change.apply(task));
        }
        List<Axis> axes = part.axes().stream()
                .map(axis -> new Axis(axis.field(), values(axis.values(), change)))
                .toList();
        List<Part.Comparison> compare = part.compare().stream()
                .map(comparison -> new Part.Comparison(comparison.name(), with(comparison.with(), change)))
                .toList();
        return new Part(
                part.name(),
                system.isEmpty() ? part.system() : part.system().with(system),
                axes,
                part.record(),
                part.every(),
                part.measure(),
                compare);
    }

    private static List<@Nullable Object> values(List<@Nullable Object> values, UnaryOperator<CsvTask> change) {
        List<@Nullable Object> changed = new ArrayList<>();
        values.forEach(value -> changed.add(value(value, change)));
        return changed;
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> with, UnaryOperator<CsvTask> change) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        with.forEach((field, value) -> changed.put(field, value(value, change)));
        return changed;
    }

    private static @Nullable Object value(@Nullable Object value, UnaryOperator<CsvTask> change) {
        return value instanceof CsvTask task ? change.apply(task) : value;
    }
}
