package org.papilio.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.model.Tasks;

/**
 * The names that other packages bring into study files.
 *
 * @param tasks the tasks by name; beside them there are parity of any number of inputs and users' files
 * @param measures the measurements that a part can ask for
 * @param sections the sections that a report can have
 */
public record Vocabulary(Map<String, TaskShape> tasks, List<String> measures, List<String> sections) {

    /**
     * What a network has to fit to learn a task.
     *
     * @param inputs the number of inputs of a sample
     * @param targets the number of targets of a sample; for classification the number of classes
     * @param samples the number of samples; 0 if it is not fixed
     * @param classification whether the targets are one-hot classes
     * @param network the network that a study gets which names none; empty if it has to name one
     */
    public record TaskShape(
            int inputs, int targets, int samples, boolean classification, Optional<List<Integer>> network) {
        /** A classification task whose network every study names. */
        public static TaskShape classification(int inputs, int classes, int samples) {
            return new TaskShape(inputs, classes, samples, true, Optional.empty());
        }

        /** A regression task whose network every study names. */
        public static TaskShape regression(int inputs, int targets, int samples) {
            return new TaskShape(inputs, targets, samples, false, Optional.empty());
        }
    }

    public Vocabulary {
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
        measures = List.copyOf(measures);
        sections = List.copyOf(sections);
    }

    /** The tasks of {@link Tasks} that have a fixed size, the measurement {@code solution}, and no sections. */
    public static Vocabulary standard() {
        return new Vocabulary(Map.of("xor", TaskShape.classification(2, 2, 4)), List.of("solution"), List.of())
                .withTask("two-spirals", TaskShape.classification(2, 2, 194))
                .withTask("sine", new TaskShape(1, 1, 40, false, Optional.of(List.of(1, 8, 1))));
    }

    /**
     * What a network has to fit to learn the task that a value of the field {@code task} stands for.
     *
     * @throws IllegalArgumentException if there is no such task
     */
    TaskShape shape(Object task) {
        if (task instanceof CsvTask csv) {
            return csv.shape();
        }
        String name = String.valueOf(task);
        TaskShape shape = tasks.get(name);
        if (shape != null) {
            return shape;
        }
        int inputs = Tasks.parityInputs(name)
                .orElseThrow(() -> new IllegalArgumentException("a task that was read is known, not " + name));
        return TaskShape.classification(inputs, 2, 1 << inputs);
    }

    /** The same with one more task. */
    public Vocabulary withTask(String name, TaskShape shape) {
        Map<String, TaskShape> all = new LinkedHashMap<>(tasks);
        all.put(name, shape);
        return new Vocabulary(all, measures, sections);
    }

    /** The same with other measurements. */
    public Vocabulary withMeasures(List<String> names) {
        return new Vocabulary(tasks, names, sections);
    }

    /** The same with other sections. */
    public Vocabulary withSections(List<String> names) {
        return new Vocabulary(tasks, measures, names);
    }
}
