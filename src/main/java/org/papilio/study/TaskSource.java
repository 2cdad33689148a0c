package org.papilio.study;

import java.util.Optional;
import org.papilio.model.Task;
import org.papilio.model.Tasks;

/** What a system learns: a task that Papilio knows by its name, or a user's file. */
public sealed interface TaskSource permits TaskSource.Named, CsvTask {

    /**
     * The data.
     *
     * @param outputs the units of the network's output layer
     * @throws IllegalArgumentException if the task has none for so many outputs
     */
    Task task(int outputs);

    /** The value of the field {@code task}, in the form that {@link Axis} describes. */
    Object setting();

    /** The task of a name. */
    static TaskSource named(String name) {
        return new Named(name);
    }

    /** The task that the value of the field {@code task} stands for. */
    static TaskSource of(Object setting) {
        return setting instanceof CsvTask csv ? csv : named((String) setting);
    }

    /** The file, if the task is one. */
    default Optional<CsvTask> csv() {
        return Optional.empty();
    }

    /**
     * A task of Papilio's own.
     *
     * @param name one of {@link Tasks#names}
     */
    record Named(String name) implements TaskSource {
        @Override
        public Task task(int outputs) {
            return Tasks.named(name, outputs);
        }

        @Override
        public Object setting() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
