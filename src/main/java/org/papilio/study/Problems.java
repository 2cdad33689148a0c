package org.papilio.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one study. */
final class Problems {
    /** Beyond this many the rest are only counted: an axis of a million values can have a million problems. */
    private static final int MOST = 200;

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<Problem> inData = new LinkedHashSet<>();
    private int reports;
    private int left;

    void add(Place place, String path, String message) {
        reports++;
        if (found.size() < MOST) {
            String shown = place.names(path) ? "" : path;
            found.add(new Problem(place.origin(), place.line(), place.column(), shown, message));
        } else {
            left++;
        }
    }

    /** Something is wrong with a value. */
    void add(Node node, String message) {
        add(node.place(), node.path(), message);
    }

    /** Something is wrong with the key of a value, or with the value as a whole. */
    void addAtKey(Node node, String message) {
        add(node.keyPlace(), node.path(), message);
    }

    /** Something is wrong in a file that the study names. */
    void addInData(Problem problem) {
        reports++;
        inData.add(problem);
    }

    /** Reports every key of a mapping that is not known. */
    void unknownKeys(Node.Mapping mapping, Collection<String> known) {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                addAtKey(value, Spelling.unknown("key", key, known));
            }
        });
    }

    boolean isEmpty() {
        return count() == 0;
    }

    /** How often a problem was reported, the same one twice if it was met twice: it grows whenever a value is not sound. */
    int count() {
        return reports;
    }

    /** The problems of the file in its order, then those of the options and of the data. */
    StudyException exception() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((Problem problem) -> problem.line() == 0)
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column));
        List<String> files = inData.stream().map(Problem::file).distinct().toList();
        inData.stream()
                .sorted(Comparator.comparing((Problem problem) -> files.indexOf(problem.file()))
                        .thenComparing(problem -> problem.line() == 0)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .forEach(sorted::add);
        if (left > 0) {
            sorted.add(new Problem("", 0, 0, "", "and " + left + " more"));
        }
        return new StudyException(sorted);
    }

    /** Ends the reading of a study that has problems. */
    void throwIfAny() {
        if (!isEmpty()) {
            throw exception();
        }
    }
}
