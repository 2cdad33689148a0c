package org.papilio.study;

import java.nio.file.Path;

/**
 * What reading a study needs everywhere.
 *
 * @param vocabulary the names that are known
 * @param problems where the problems go
 * @param files the data files that the study names
 */
record Context(Vocabulary vocabulary, Problems problems, CsvFiles files) {

    /** Files are looked up in the working directory. */
    Context(Vocabulary vocabulary, Problems problems) {
        this(vocabulary, problems, new CsvFiles(Path.of("")));
    }

    /** Reports a value of the wrong type or out of range. */
    Object expected(String expected, Node node) {
        problems.add(node, "expected " + expected + ", got " + node.describe());
        return FieldType.INVALID;
    }
}
