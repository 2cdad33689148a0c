package org.papilio.run;

/** Who computes the batches of a run. */
interface Workers extends AutoCloseable {

    /** How many batches are to be computed at the same time, from now on; it may grow while the run goes on. */
    int count();

    /** How many cores they are computed on. */
    int cores();

    /** About how long a batch should take, in seconds: so long that handing it over costs nothing beside. */
    double batchSeconds();

    /** The most cells of a batch. */
    int batchCells();

    /** Whether they divide a batch into what is best computed together; otherwise a batch is no larger than that. */
    boolean divides();

    /** Computes the cells of a batch, of a run that is being stopped perhaps not all, and puts their files in place. */
    CellWork.Done compute(Batches.Batch batch);

    @Override
    void close();

    /** The threads of this process. */
    static Workers threads(int threads, CellWork work) {
        return new Workers() {
            @Override
            public int count() {
                return threads;
            }

            @Override
            public int cores() {
                return threads;
            }

            @Override
            public double batchSeconds() {
                return 0.1;
            }

            @Override
            public int batchCells() {
                return 1024;
            }

            @Override
            public boolean divides() {
                return false;
            }

            @Override
            public CellWork.Done compute(Batches.Batch batch) {
                return work.compute(batch);
            }

            @Override
            public void close() {
                // The runner has ended its threads.
            }
        };
    }
}
