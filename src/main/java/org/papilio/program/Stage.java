package org.papilio.program;

import java.util.List;

/** A part of a program that is run over a block of lanes at once; values pass from stage to stage through slots of scratch memory. */
sealed interface Stage {

    /** Straight-line code. */
    record Straight(List<Action> actions) implements Stage {}

    /**
     * An elementary function of contiguous slots, in place.
     *
     * @param slot the first; the second arguments of atan2 are in the {@code count} slots that follow
     * @param count how many arguments
     */
    record Batch(Operation function, int slot, int count) implements Stage {}

    /** What straight-line code does. */
    sealed interface Action {}

    /** Reads a value from a slot. */
    record Load(int value, int slot) implements Action {}

    /** Computes an instruction of the program. */
    record Compute(int value) implements Action {}

    /** Writes a value to a slot. */
    record Store(int value, int slot) implements Action {}
}
