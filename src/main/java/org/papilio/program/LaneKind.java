package org.papilio.program;

import java.util.List;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** The numbers of lanes, and what they are called in Java source. */
enum LaneKind {
    DOUBLE(Precisions.DOUBLE, "double", "Double", "Long", Double.BYTES),
    FLOAT(Precisions.FLOAT, "float", "Float", "Int", Float.BYTES);

    private final Precision<? extends Number> precision;

    /** The primitive type, its box, and the box of the integers of the same size. */
    final String element;

    final String box;
    final String integer;

    /** The size of an element. */
    final int bytes;

    LaneKind(Precision<? extends Number> precision, String element, String box, String integer, int bytes) {
        this.precision = precision;
        this.element = element;
        this.box = box;
        this.integer = integer;
        this.bytes = bytes;
    }

    /** The values of a program's expressions of constants. */
    List<? extends Number> constants(Program program) {
        return program.in(precision).constants();
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
    String literal(Number number) {
        return this == DOUBLE
                ? "Double.longBitsToDouble(" + Double.doubleToLongBits(number.doubleValue()) + "L)"
                : "Float.intBitsToFloat(" + Float.floatToIntBits(number.floatValue()) + ")";
    }

    /** A vector of a number. */
    String broadcast(String literal) {
        return vector() + ".broadcast(" + species() + ", (" + element + ") " + literal + ")";
    }
}
