package org.papilio.program;

/** What an instruction of a program does; the operations of {@link org.papilio.number.Field}. */
enum Operation {
    INPUT,
    CONSTANT,
    ADD,
    SUB,
    MUL,
    DIV,
    NEG,
    FMA,
    MAX,
    MIN,
    SELECT,
    SQRT,
    EXP,
    LOG,
    TANH,
    SIN,
    COS,
    ATAN2,
    SIGMOID;

    /** Whether this is exp, log, tanh, sin, cos, atan2 or sigmoid. */
    boolean isElementary() {
        return ordinal() >= EXP.ordinal();
    }
}
