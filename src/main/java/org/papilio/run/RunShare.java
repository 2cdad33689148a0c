package org.papilio.run;

/**
 * How far a run is, by time: it computes cells, and then puts the results of all cells of its plan in order, which takes a good part of
 * the time where cells are short.
 */
final class RunShare {

    /** What putting the results of a cell in order takes on one thread, in seconds, as measured once on a desktop processor. */
    private static final double ORDERING = 20e-6;

    private final double ordering;
    private final long begun = System.nanoTime();
    private double computing;

    /** Begins to compute, on so many threads; so many cells have to be put in order then. */
    RunShare(int cells, int threads) {
        ordering = cells * ORDERING / threads;
    }

    private double elapsed() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** While cells are computed: of the work with them so much is done. */
    double computing(double done) {
        return computing(elapsed(), done, ordering);
    }

    /** After so many seconds, if the results will take so many more than computing does. */
    static double computing(double elapsed, double done, double ordering) {
        return done <= 0 ? 0 : elapsed / (elapsed / done + ordering);
    }

    /** All cells are computed. */
    void computed() {
        computing = elapsed();
    }

    /** After that: of the results so much is put in order. */
    double ordering(double done) {
        return computing + ordering > 0 ? (computing + ordering * done) / (computing + ordering) : done;
    }
}
