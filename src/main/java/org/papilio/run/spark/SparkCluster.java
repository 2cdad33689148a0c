package org.papilio.run.spark;

import ch.obermuhlner.math.big.BigDecimalMath;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.util.FastMath;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.papilio.run.Cluster;
import org.papilio.run.EnvironmentException;
import org.papilio.run.ProgressListener;
import org.papilio.run.RemoteBatch;
import org.papilio.run.RemoteCells;
import org.papilio.run.RemoteStudy;
import org.papilio.run.UsageException;
import org.yaml.snakeyaml.Yaml;

/**
 * An application of Spark. Every batch is a job of one task, and many jobs are there at the same time: a result reaches the driver as
 * soon as it is computed, no number of cells fills {@code spark.driver.maxResultSize}, and the size of the next batch can follow
 * from how long the last ones took. A task whose executor is lost is run again by Spark.
 */
final class SparkCluster implements Cluster {
    /** A class of each jar that computing a cell needs and Spark does not have. */
    private static final List<Class<?>> NEEDED =
            List.of(SparkCluster.class, BigDecimalMath.class, FastMath.class, YAMLFactory.class, Yaml.class);

    private static final String JARS = "spark.jars";

    /** Before Spark's own hook, which ends all jobs. */
    private static final int HOOK_PRIORITY = 1000;

    private static final long HOOK_SECONDS = 8;

    /** How long nothing is said of a cluster that has no executor yet. */
    private static final long EXECUTOR_SECONDS = 20;

    private static final long TICK_MILLIS = 100;

    private final JavaSparkContext context;
    private final SparkCells work;
    private final RunsFirst hook;
    private volatile int cores = 1;

    private SparkCluster(JavaSparkContext context, SparkCells work, RunsFirst hook) {
        this.context = context;
        this.work = work;
        this.hook = hook;
    }

    /** When the Java runtime is told to end, keeps Spark until the run has taken the results that come in the next seconds. */
    private record RunsFirst(CountDownLatch over) implements Runnable, AutoCloseable {
        static RunsFirst install() {
            RunsFirst hook = new RunsFirst(new CountDownLatch(1));
            if (!ShutdownHookManager.get().isShutdownInProgress()) {
                ShutdownHookManager.get().addShutdownHook(hook, HOOK_PRIORITY);
            }
            return hook;
        }

        @Override
        public void run() {
            try {
                over.await(HOOK_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            over.countDown();
            if (!ShutdownHookManager.get().isShutdownInProgress()) {
                ShutdownHookManager.get().removeShutdownHook(this);
            }
        }
    }

    /** Starts an application. */
    static SparkCluster open(String master, RemoteStudy study, ProgressListener listener) throws InterruptedException {
        SparkConf conf = configuration(master);
        RunsFirst hook = RunsFirst.install();
        JavaSparkContext context = null;
        try {
            context = new JavaSparkContext(conf);
            awaitExecutor(context, listener);
            return new SparkCluster(context, new SparkCells(context.broadcast(study)), hook);
        } catch (Exception e) {
            hook.close();
            if (context != null) {
                context.stop();
            }
            throw failure("--master " + master + ": Spark cannot be started", e);
        }
    }

    private static SparkConf configuration(String master) {
        SparkConf conf = new SparkConf()
                .setMaster(master)
                .setIfMissing("spark.app.name", "papilio")
                // A result is of one batch: only a single large map can come near the default, 1 GB.
                .setIfMissing("spark.driver.maxResultSize", "0")
                // Records, which Kryo does not know.
                .set("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
                // What Spark then says the parallelism is is the number of cores.
                .remove("spark.default.parallelism");
        if (!isLocal(master)) {
            List<String> jars = new ArrayList<>(Arrays.asList(conf.get(JARS, "").split(",", -1)));
            for (Class<?> needed : NEEDED) {
                Path jar = jar(needed);
                // spark-submit has its own ways to write an address.
                if (jars.stream().noneMatch(known -> known.endsWith("/" + jar.getFileName()))) {
                    jars.add(jar.toUri().toString());
                }
            }
            jars.removeIf(String::isEmpty);
            conf.set(JARS, String.join(",", jars));
        }
        return conf;
    }

    /** Whether the cells are computed in this very process. */
    private static boolean isLocal(String master) {
        return master.equals("local") || master.startsWith("local[");
    }

    private static Path jar(Class<?> needed) {
        try {
            Path jar = Path.of(
                    needed.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(jar)) {
                throw new UsageException("--engine spark: Papilio runs from the folder " + jar
                        + ", and a cluster can only be sent jars; package it first (./mvnw package)");
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place of " + needed, e);
        }
    }

    /** Waits for the first executor for a while: it may have to be started, or be busy for others. */
    private static void awaitExecutor(JavaSparkContext context, ProgressListener listener) throws InterruptedException {
        if (context.isLocal()) {
            return;
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(EXECUTOR_SECONDS);
        // One of them is the driver.
        while (context.sc().statusTracker().getExecutorInfos().length < 2) {
            if (context.sc().isStopped()) {
                throw new IllegalStateException(
                        "no executor could be started; the logs of its master and workers say why (they need Java 17 or later)");
            }
            if (System.nanoTime() > deadline) {
                listener.notice(
                        "the cluster has given no executor yet; the run goes on when it does (are there workers with a"
                                + " free core, spark.executor.memory, and Java 17 or later?)");
                return;
            }
            Thread.sleep(TICK_MILLIS);
        }
    }

    @Override
    public int cores() {
        if (!context.sc().isStopped()) {
            cores = Math.max(1, context.defaultParallelism());
        }
        return cores;
    }

    @Override
    public RemoteCells compute(RemoteBatch batch) throws InterruptedException {
        try {
            return context.parallelize(List.of(batch), 1).map(work).collect().get(0);
        } catch (Exception e) {
            throw failure("Spark cannot compute cells of part " + batch.part(), e);
        }
    }

    /** What to throw for what Spark has thrown; it throws checked exceptions undeclared. */
    private static RuntimeException failure(String what, Exception failure) throws InterruptedException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                throw (InterruptedException) new InterruptedException().initCause(failure);
            }
            if (cause instanceof UsageException || cause instanceof EnvironmentException) {
                return (RuntimeException) cause;
            }
        }
        return new EnvironmentException(what + ": " + reason(failure), failure);
    }

    private static String reason(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("UnsupportedClassVersionError")) {
            return "its executors run a Java older than 17";
        }
        if (message.contains("ClassNotFoundException") || message.contains("NoClassDefFoundError")) {
            return "its executors do not find a class, though they were sent papilio.jar: " + firstLine(message);
        }
        return firstLine(message);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        hook.close();
        context.stop();
    }
}
