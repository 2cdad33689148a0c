package org.papilio.run.spark;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.papilio.run.RemoteBatch;
import org.papilio.run.RemoteCells;
import org.papilio.run.RemoteStudy;

/**
 * The work of a task.
 *
 * @param study read once in each process
 */
record SparkCells(Broadcast<RemoteStudy> study) implements Function<RemoteBatch, RemoteCells> {

    @Override
    public RemoteCells call(RemoteBatch batch) {
        TaskContext task = TaskContext.get();
        return study.value().compute(batch, task.cpus(), task::isInterrupted);
    }
}
