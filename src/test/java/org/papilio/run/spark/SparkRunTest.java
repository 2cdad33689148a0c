package org.papilio.run.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.Papilio;
import org.papilio.run.EnvironmentException;
import org.papilio.run.ProgressListener;
import org.papilio.run.RunStatus;
import org.papilio.run.Trees;
import org.papilio.run.UsageException;

/** Runs on Spark, each driver and each executor a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class SparkRunTest {
    private static final String STUDY = "studies/example.yaml";

    /** So that there is time to kill something. */
    private static final String LONGER = "system.steps=5000";

    private static final String MORE = "grid.seed=1..100";

    private static final String MANY = "grid.seed=1..2000";

    private static final String CLUSTER = "local-cluster[2,1,1024]";

    @TempDir
    private static Path home;

    @TempDir
    private Path root;

    private static SparkInstallation spark;
    private Process process;

    /** A run without a report. */
    static final class Run {
        private Run() {}

        public static void main(String[] arguments) {
            Papilio.run(
                    Papilio.read(Path.of(STUDY), List.of(LONGER, MORE)),
                    Path.of(arguments[0]),
                    Papilio.Options.DEFAULT.cluster(SparkEngine.of(Optional.of(CLUSTER))));
        }
    }

    @BeforeAll
    static void install() throws IOException {
        spark = new SparkInstallation(home);
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private String said() throws IOException {
        return Files.readString(root.resolve("said"));
    }

    private int status() throws InterruptedException, IOException {
        assertTrue(process.waitFor(180, TimeUnit.SECONDS), this::saidNow);
        return process.exitValue();
    }

    private String saidNow() {
        try {
            return said();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void awaitSegment(Path directory, int number) throws InterruptedException {
        Path segment = directory.resolve("data/segments/" + number + ".jsonl");
        while (process.isAlive() && !(Files.exists(segment) && segment.toFile().length() > 0)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertTrue(process.isAlive(), this::saidNow);
    }

    private Path begin(String master, String cells) throws Exception {
        Path directory = root.resolve("remote");
        process = spark.papilio(
                root.resolve("said"),
                "run",
                STUDY,
                "--set",
                LONGER,
                "--set",
                cells,
                "--out",
                directory.toString(),
                "--engine",
                "spark",
                "--master",
                master);
        awaitSegment(directory, 1);
        return directory;
    }

    @Test
    void neitherAKilledDriverNorAKilledExecutorChangesAByte() throws Exception {
        Path directory = begin(CLUSTER, MORE);
        process.destroyForcibly();
        assertEquals(137, status());
        RunStatus killed = RunStatus.of(directory);
        assertTrue(killed.done() > 0 && killed.missing() > 0, killed::toString);

        int before = spark.executors().size();
        process = spark.start(Run.class, root.resolve("said"), directory.toString());
        awaitSegment(directory, 2);
        ProcessHandle executor = process.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        assertTrue(executor.destroyForcibly());
        assertEquals(0, status(), this::saidNow);
        assertTrue(spark.executors().size() - before >= 3, "the executor was replaced");

        Path local = root.resolve("local");
        Papilio.run(Papilio.read(Path.of(STUDY), List.of(LONGER, MORE)), local);
        assertEquals(Trees.results(local.resolve("data")), Trees.results(directory.resolve("data")));
    }

    @Test
    void aSignalKeepsWhatIsFinished() throws Exception {
        Path directory = begin("local[2]", MANY);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertEquals(130, status(), this::saidNow);
        RunStatus stopped = RunStatus.of(directory);
        assertTrue(
                stopped.done() > 0 && stopped.missing() > 0 && stopped.running().isEmpty(), stopped::toString);
        assertTrue(
                said().contains("stopped: " + stopped.done() + " of 12000 cells are finished and kept"), this::saidNow);
    }

    @Test
    void withoutSparkItSaysHowToGetIt() throws Exception {
        process = spark.withoutSpark(root.resolve("said"), "run", STUDY, "--engine", "spark", "--master", "yarn");
        assertEquals(2, status());
        assertTrue(said().contains("--engine spark: Apache Spark is not on the class path; install Spark 4"), said());
        assertTrue(said().contains("SPARK_HOME"), said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark://nowhere",
                "spark://host:99999",
                "spark://host:7077,other",
                "mesos://host:5050",
                "local[]"
            })
    void aWrongMasterIsNamed(String master) {
        UsageException error = assertThrows(UsageException.class, () -> SparkEngine.of(Optional.of(master)));
        assertTrue(
                error.getMessage().startsWith("--master " + master + ":")
                        && error.getMessage().contains("give ")
                        && error.getMessage().contains("spark://HOST:7077"),
                error.getMessage());
    }

    @Test
    void aMasterThatDoesNotAnswerIsNamed() {
        SparkEngine engine = SparkEngine.of(Optional.of("spark://127.0.0.1:1"));
        EnvironmentException error =
                assertThrows(EnvironmentException.class, () -> engine.open(null, ProgressListener.NONE));
        assertTrue(
                error.getMessage().contains("--master spark://127.0.0.1:1: no master of Spark answers there"),
                error.getMessage());
    }

    @Test
    void papilioMustBeAJar() {
        UsageException error = assertThrows(
                UsageException.class, () -> SparkEngine.of(Optional.of(CLUSTER)).open(null, ProgressListener.NONE));
        assertTrue(error.getMessage().contains("package it first"), error.getMessage());
    }
}
