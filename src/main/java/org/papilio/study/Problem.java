package org.papilio.study;

/**
 * Something that is wrong with a study, its place and its remedy. Prints as
 * {@code studies/x.yaml:12:7 grid.precision[2]: unknown precision 'dobule' (did you mean 'double'?)}.
 *
 * @param file the file as it was named, the option for a value that a {@code --set} put there, or empty for a study built in code
 * @param line line in the file, from 1; 0 where there is none
 * @param column column in the line, from 1; 0 where there is none
 * @param path the value, for example {@code grid.precision[2]}; empty for the whole file
 * @param message what is wrong and what to do about it
 */
public record Problem(String file, int line, int column, String path, String message) {

    @Override
    public String toString() {
        StringBuilder place = new StringBuilder(file);
        if (line > 0) {
            place.append(':').append(line).append(':').append(column);
        }
        if (!path.isEmpty()) {
            place.append(place.isEmpty() ? "" : " ").append(path);
        }
        return place.isEmpty() ? message : place + ": " + message;
    }
}
