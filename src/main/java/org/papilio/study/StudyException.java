package org.papilio.study;

import java.util.List;
import java.util.stream.Collectors;

/** A study that cannot be run, with everything that is wrong with it. The message has one line for each problem. */
public final class StudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public StudyException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of the file, those of the options after them. */
    public List<Problem> problems() {
        return problems;
    }
}
