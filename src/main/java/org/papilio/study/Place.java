package org.papilio.study;

/**
 * Where a value was written.
 *
 * @param origin the file, {@code --set path=value}, or empty for a study built in code
 * @param line from 1; 0 where there are no lines
 * @param column from 1; 0 where there are no lines
 */
record Place(String origin, int line, int column) {

    private static final String SET = "--set ";

    /** The place of everything that an option brings in. */
    static Place ofSet(String option) {
        return new Place(SET + option, 0, 0);
    }

    boolean isSet() {
        return line == 0 && origin.startsWith(SET);
    }

    /** Whether the option's own text already names the path, so that a problem need not repeat it. */
    boolean names(String path) {
        return isSet() && origin.startsWith(path, SET.length());
    }
}
