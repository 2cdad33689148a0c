package org.papilio.study;

/**
 * What reading a study needs everywhere.
 *
 * @param vocabulary the names that are known
 * @param problems where the problems go
 */
record Context(Vocabulary vocabulary, Problems problems) {

    /** Reports a value of the wrong type or out of range. */
    Object expected(String expected, Node node) {
        problems.add(node, "expected " + expected + ", got " + node.describe());
        return FieldType.INVALID;
    }
}
