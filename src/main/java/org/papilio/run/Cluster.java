package org.papilio.run;

/** Computers that compute cells for a run, each with {@link RemoteStudy#compute}. */
public interface Cluster extends AutoCloseable {

    /** How many cores there are now; it may change. At least 1. */
    int cores();

    /**
     * Computes cells of a batch somewhere and waits for them. What is lost on the way is computed again elsewhere.
     *
     * <p>Called by several threads at the same time.
     *
     * @throws EnvironmentException if it cannot be done, also by another computer of the cluster
     * @throws UsageException if the cluster is not fit for it
     * @throws InterruptedException if the thread is interrupted
     */
    RemoteCells compute(RemoteBatch batch) throws InterruptedException;

    /** Gives the cluster up; what is being computed is lost. */
    @Override
    void close();

    /** How to get one. */
    interface Provider {

        /**
         * Brings a study to a cluster.
         *
         * @param listener hears what a person should know of
         * @throws EnvironmentException if the cluster cannot be reached
         * @throws UsageException if it cannot be used as asked
         * @throws InterruptedException if the thread is interrupted
         */
        Cluster open(RemoteStudy study, ProgressListener listener) throws InterruptedException;
    }
}
