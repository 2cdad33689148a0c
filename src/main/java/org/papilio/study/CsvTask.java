package org.papilio.study;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.model.Task;

/**
 * A task from a user's file. What it is follows from the contents of the file and from what the study takes of it, not from where
 * the file lies.
 *
 * @param file the file
 * @param inputs the columns that the network sees, in the order of its inputs
 * @param targets the columns that it is to predict; of a classification the one column with the class
 * @param classes the classes in the order of the outputs; empty for a regression
 * @param standardise which columns are brought to mean 0 and standard deviation 1: {@code none}, {@code inputs} or {@code all}
 * @param rows the inputs of each sample
 * @param values the targets of each sample; of a classification the number of its class
 */
public record CsvTask(
        CsvFile file,
        List<String> inputs,
        List<String> targets,
        List<String> classes,
        String standardise,
        List<List<BigDecimal>> rows,
        List<List<BigDecimal>> values)
        implements TaskSource {
    private static final int LABEL_DIGITS = 8;

    public CsvTask {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
        values = List.copyOf(values);
    }

    /** Whether the targets are classes. */
    public boolean classification() {
        return !classes.isEmpty();
    }

    @Override
    public Task task(int outputs) {
        int needed = classification() ? classes.size() : targets.size();
        if (outputs != needed && !(classes.size() == 2 && outputs == 1)) {
            throw new IllegalArgumentException(this + " has " + needed + " outputs, not " + outputs);
        }
        List<List<BigDecimal>> wanted = classification()
                ? Task.classTargets(
                        values.stream().mapToInt(row -> row.get(0).intValue()).toArray(), outputs)
                : values;
        return new Task(toString(), rows, wanted, classification());
    }

    @Override
    public Object setting() {
        return this;
    }

    @Override
    public Optional<CsvTask> csv() {
        return Optional.of(this);
    }

    /** What a network has to fit to learn it. */
    Vocabulary.TaskShape shape() {
        return classification()
                ? Vocabulary.TaskShape.classification(inputs.size(), classes.size(), rows.size())
                : Vocabulary.TaskShape.regression(inputs.size(), targets.size(), rows.size());
    }

    /** The same with the file in another place. */
    CsvTask at(String path) {
        return new CsvTask(file.at(path), inputs, targets, classes, standardise, rows, values);
    }

    /** The value of the field as it is written in a study file. */
    Map<String, Object> written() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("csv", file.path());
        mapping.putAll(columns());
        return mapping;
    }

    /** What decides whether two tasks are the same. */
    Map<String, Object> identity() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("sha256", file.hash());
        mapping.putAll(columns());
        return mapping;
    }

    private Map<String, Object> columns() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("inputs", inputs);
        if (classification()) {
            mapping.put("class", targets.get(0));
            mapping.put("classes", classes);
        } else {
            mapping.put("targets", targets);
        }
        mapping.put("standardise", standardise);
        return mapping;
    }

    /** For example {@code csv(species, 150 rows, 3f9a61c2)}: what is learned, of how many rows, and a hash that tells tasks apart. */
    @Override
    public String toString() {
        return "csv(" + String.join(" ", targets) + ", " + rows.size() + " rows, "
                + Canonical.sha256(Canonical.text(identity())).substring(0, LABEL_DIGITS) + ")";
    }
}
