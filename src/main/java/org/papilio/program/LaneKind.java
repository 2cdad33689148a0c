package org.papilio.program;

import java.util.List;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** The numbers of lanes, and what they are called in Java source. */
enum LaneKind {
    DOUBLE(Precisions.DOUBLE, 1, "double", "Double", "Long", Double.BYTES),
    FLOAT(Precisions.FLOAT, 1, "float", "Float", "Int", Float.BYTES),
    DOUBLE_DOUBLE(Precisions.DOUBLE_DOUBLE, 2, "double", "Double", "Long", Double.BYTES);

    /** The arithmetic. */
    final Precision<?> precision;

    /** How many elements a number has. */
    final int parts;

    /** The primitive type of an element, its box, and the box of the integers of the same size. */
    final String element;

    final String box;
    final String integer;

    /** The size of an element. */
    final int bytes;

    LaneKind(Precision<?> precision, int parts, String element, String box, String integer, int bytes) {
        this.precision = precision;
        this.parts = parts;
        this.element = element;
        this.box = box;
        this.integer = integer;
        this.bytes = bytes;
    }

    /**
     * The numbers of a precision.
     *
     * @throws IllegalArgumentException if lanes do not run in it
     */
    static LaneKind of(Precision<?> precision) {
        for (LaneKind kind : values()) {
            if (kind.precision == precision) {
                return kind;
            }
        }
        throw new IllegalArgumentException("lanes run in float, double and double-double, not in " + precision.name());
    }

    /** The values of a program's expressions of constants. */
    List<?> constants(Program program) {
        return program.in(precision).constants();
    }

    /** How many vector operations an operation that is no elementary function takes, about. */
    int cost(Operation operation) {
        if (this != DOUBLE_DOUBLE) {
            return 1;
        }
        return switch (operation) {
            case ADD, SUB -> 20;
            case MUL -> 9;
            case FMA -> 29;
            case DIV, SQRT -> 16;
            case MAX, MIN -> 9;
            case SELECT -> 4;
            default -> 2;
        };
    }

    /** Straight-line code holds up to about so many operations. */
    int longest() {
        return this == DOUBLE_DOUBLE ? 2_500 : 5_000;
    }

    /** Nanoseconds on the plain path after which it is worth generating code: not much less than what that takes itself. */
    long longJob() {
        return this == DOUBLE_DOUBLE ? 5_000_000_000L : 1_000_000_000L;
    }

    /** Processor time until JIT compilers must have made generated code fast, in nanoseconds. */
    long patience() {
        return this == DOUBLE_DOUBLE ? 90_000_000_000L : 20_000_000_000L;
    }

    /** The class of vectors. */
    String vector() {
        return box + "Vector";
    }

    /** The constant of generated classes that is the vectors' species. */
    String species() {
        return box.substring(0, 1);
    }

    /** The constant of generated classes that is the number of lanes of a vector. */
    String lanes() {
        return species() + "_LANES";
    }

    /** A number as a literal. */
    String literal(double number) {
        return this == FLOAT
                ? "Float.intBitsToFloat(" + Float.floatToIntBits((float) number) + ")"
                : "Double.longBitsToDouble(" + Double.doubleToLongBits(number) + "L)";
    }

    /** A vector of a number. */
    String broadcast(String literal) {
        return vector() + ".broadcast(" + species() + ", (" + element + ") " + literal + ")";
    }
}
