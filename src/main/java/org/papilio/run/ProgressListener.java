package org.papilio.run;

import java.util.function.DoubleSupplier;

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

    /**
     * A cell was finished and stored.
     *
     * @param cell its id
     * @param failed whether it failed
     */
    default void cellDone(String cell, boolean failed) {}

    /**
     * How far the run is, after cells were done.
     *
     * @param share of the time of this run, between 0 and 1, that with the results included; worked out when it is asked for
     */
    default void progressed(DoubleSupplier share) {}

    /**
     * The results of so many cells have been brought into their final form.
     *
     * @param share of the time of this run, between 0 and 1
     */
    default void folded(int cells, double share) {}

    /** The results are complete, and the database in which many cells are asked for is being made. */
    default void preparing() {}

    /** Something that a person should know of, and that the run has dealt with. */
    default void notice(String message) {}

    /** The run was stopped; its directory is given up when this returns. */
    default void stopped(RunStoppedException e) {}

    /** What was to be run is done, and complete results are in their final form. Not called when the run is stopped or aborted. */
    default void finished() {}
}
