package org.papilio.verify;

import java.util.List;

/**
 * Something that is computed and whose digest is known.
 *
 * @param name of the digest, for example {@code number/double/exp}
 * @param way how it is computed where there are several ways, which must all give the same digest; otherwise empty
 * @param covers what is computed, in a few words
 * @param computation what gives the value
 */
record Check(String name, String way, String covers, Computation computation) {

    /** Computes a value that {@link Digest} knows. */
    @FunctionalInterface
    interface Computation {
        Object value();
    }

    /** Thrown by a computation that this machine or Java cannot make, with the reason. */
    static final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnavailableException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** Something that there is only one way to compute. */
    static Check of(String name, String covers, Computation computation) {
        return new Check(name, "", covers, computation);
    }

    /**
     * Everything that is verified, in the order in which it is printed.
     *
     * @param threads that a single check may use
     */
    static List<Check> all(int threads) {
        return List.of(
                        NumberChecks.all(),
                        RandomChecks.all(),
                        LaneChecks.all(),
                        SystemChecks.all(threads),
                        ChaosChecks.all(),
                        SolutionChecks.all(),
                        StatisticsChecks.all())
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
