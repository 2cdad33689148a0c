package org.papilio.run;

/** A run was interrupted before its end; what was finished is kept, and the same run goes on from there. */
public final class RunStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int finished;
    private final int total;

    /** A run stopped with so many of its cells finished. */
    public RunStoppedException(int finished, int total) {
        super("stopped: " + finished + " of " + total + " cells are finished and kept; go on with the same command");
        this.finished = finished;
        this.total = total;
    }

    /** How many cells are finished, those of earlier runs included. */
    public int finished() {
        return finished;
    }

    /** How many cells the study has. */
    public int total() {
        return total;
    }
}
