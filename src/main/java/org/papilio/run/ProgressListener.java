package org.papilio.run;

/** Hears how a run goes on. All methods are called on the thread that runs the study, one at a time. */
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = new ProgressListener() {};

    /**
     * The run begins.
     *
     * @param total the number of cells of the study
     * @param done how many of them an earlier run has finished
     */
    default void started(int total, int done) {}

    /** A cell was finished and stored. */
    default void cellDone(CellResult result) {}

    /**
     * How far the run is, after each cell.
     *
     * @param share of the work of this run, by the estimated cost of its cells, between 0 and 1
     */
    default void progressed(double share) {}

    /** All cells are done and the results are in their final form. Not called when the run is stopped or aborted. */
    default void finished() {}
}
