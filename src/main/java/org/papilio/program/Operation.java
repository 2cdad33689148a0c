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
    SIGMOID
}
