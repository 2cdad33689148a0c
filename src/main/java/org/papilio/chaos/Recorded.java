package org.papilio.chaos;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.papilio.number.Field;
import org.papilio.program.Definition;
import org.papilio.program.Program;
import org.papilio.program.Steps;

/** A definition, recorded as a program when it is short enough, ready to be bound to any field. */
final class Recorded {
    private final Definition definition;
    private final Optional<Program> program;

    Recorded(Definition definition) {
        this.definition = definition;
        this.program = definition instanceof Program known ? Optional.of(known) : Program.record(definition);
    }

    /** The program; empty when the definition is too long. */
    Optional<Program> program() {
        return program;
    }

    /**
     * The program.
     *
     * @throws IllegalArgumentException if the definition is too long
     */
    Program required() {
        return program.orElseThrow(() -> new IllegalArgumentException(
                "the map is too large for this measurement: more than " + Program.LONGEST + " operations"));
    }

    /** The definition in a field; the function is not for use by several threads at once. */
    <T> UnaryOperator<List<T>> in(Field<T> field) {
        return Steps.of(definition, program, field);
    }
}
