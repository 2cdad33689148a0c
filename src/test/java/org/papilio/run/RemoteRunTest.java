package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.Papilio;
import org.papilio.study.Study;
import org.papilio.train.Status;

/** Runs whose cells are computed by a cluster, here one that is nothing but messages: what is sent is what arrives, as bytes. */
class RemoteRunTest {
    private static final Path SAMPLE = Path.of("src/test/resources/org/papilio/mnist");

    @TempDir
    Path root;

    /** Hands back at most some cells of a batch. */
    private static final class Messages implements Cluster {
        private final byte[] study;
        private final int most;
        private final AtomicInteger computed = new AtomicInteger();
        private final AtomicBoolean closed = new AtomicBoolean();

        Messages(RemoteStudy study, int most) {
            this.study = bytes(study);
            this.most = most;
        }

        @Override
        public int cores() {
            return 1 + computed.get() / 4;
        }

        @Override
        public RemoteCells compute(RemoteBatch batch) {
            int[] asked = {0};
            RemoteCells cells = sent(RemoteStudy.class, study)
                    .compute(sent(RemoteBatch.class, bytes(batch)), 1, () -> asked[0]++ >= most);
            computed.addAndGet(cells.items().size());
            return sent(RemoteCells.class, bytes(cells));
        }

        @Override
        public void close() {
            assertFalse(closed.getAndSet(true));
        }
    }

    private static byte[] bytes(Object message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(message);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T sent(Class<T> type, byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return type.cast(in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private Results run(Study study, Path directory, Optional<Cluster.Provider> cluster) {
        Papilio.Options options =
                new Papilio.Options(2, false, Path.of("studies"), ProgressListener.NONE, Optional.of(SAMPLE));
        return Papilio.run(study, directory, cluster.map(options::cluster).orElse(options));
    }

    private static final String DIGITS = """
            title: Digits
            system:
              images: mnist
              network: [784, 3, 10]
              batch_size: 50
              steps: 1
            grid:
              seed: 1
              precision: [double, float]
              perturb: [none, {parameter: "W1[406][2]", ulps: 1}]
            record: all
            measure: [predictions]
            """;

    private static final String IRISES = """
            title: Irises
            system:
              task: {csv: data/iris.csv, class: species, standardise: inputs}
              network: [4, 3, 3]
              learning_rate: 2
              initial: {draw: normal, scale: 0.5, biases: drawn}
              steps: 5
            grid:
              seed: 1..2
              precision: [double, decimal(20)]
            record: all
            """;

    private static final String HENON = """
            title: A map
            system:
              map: henon
              b: 0.3
              steps: 500
            grid:
              a: [1.2, 1.4]
            """;

    static Stream<Arguments> studies() {
        return Stream.of(
                Arguments.of(DIGITS, List.of()),
                Arguments.of(IRISES, List.of()),
                Arguments.of(HENON, List.of()),
                Arguments.of("example", List.of("system.steps=40", "grid.precision=[float,double]", "record=all")),
                Arguments.of("xor-basins", List.of("system.steps=50", "map.size=6", "grid.learning_rate=[0.3]")));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void theResultsAreTheSameBytes(String text, List<String> sets) throws IOException {
        Path file = Path.of("studies", text + ".yaml");
        if (text.startsWith("title")) {
            file = Files.writeString(root.resolve("study.yaml"), text);
            Files.createDirectories(root.resolve("data"));
            Files.copy(Path.of("studies/data/iris.csv"), root.resolve("data/iris.csv"));
        }
        Study study = Papilio.read(file, sets);
        Messages[] opened = new Messages[1];
        run(study, root.resolve("local"), Optional.empty());
        Results remote = run(study, root.resolve("remote"), Optional.of((sent, listener) -> {
            opened[0] = new Messages(sent, 3);
            return opened[0];
        }));
        assertEquals(Trees.results(root.resolve("local/data")), Trees.results(root.resolve("remote/data")));
        assertEquals(remote.planned(), opened[0].computed.get());
        assertTrue(opened[0].closed.get());
        assertTrue(remote.manifest().runs().get(0).threads() >= 1);

        run(study, root.resolve("remote"), Optional.of((sent, listener) -> {
            throw new AssertionError("there is nothing to compute");
        }));
    }

    @Test
    void aCellThatFailsThereIsAFailedCellHere() throws IOException {
        Study study =
                Papilio.read(Path.of("studies/mnist.yaml"), List.of("system.steps=1", "system.network=[784,8,10]"));
        Results local = StudyRun.of(study, root.resolve("local"), new Computations())
                .threads(2)
                .execute();
        Results remote = StudyRun.of(study, root.resolve("remote"), new Computations())
                .cluster((sent, listener) -> new Messages(sent, 100), Optional.empty())
                .execute();
        assertEquals(remote.planned(), remote.manifest().cells().get("failed"));
        assertEquals(Status.FAILED, remote.cells().get(0).status());
        assertEquals(
                Trees.results(local.directory().data()),
                Trees.results(remote.directory().data()));
    }

    @Test
    void whatIsFinishedIsKeptWhenTheClusterFails() {
        Study study = Papilio.read(
                Path.of("studies/example.yaml"),
                List.of("system.steps=40", "grid.seed=1..5", "grid.precision=[decimal(20)]"));
        AtomicBoolean closed = new AtomicBoolean();
        EnvironmentException failure = assertThrows(
                EnvironmentException.class,
                () -> run(study, root.resolve("remote"), Optional.of((sent, listener) -> new Cluster() {
                    private final Messages messages = new Messages(sent, 1);

                    @Override
                    public int cores() {
                        return 1;
                    }

                    @Override
                    public RemoteCells compute(RemoteBatch batch) {
                        if (messages.computed.get() >= 10) {
                            throw new EnvironmentException("the cluster is gone", new IOException());
                        }
                        return messages.compute(batch);
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                })));
        assertEquals("the cluster is gone", failure.getMessage());
        assertTrue(closed.get());
        RunStatus status = RunStatus.of(root.resolve("remote"));
        assertTrue(status.done() > 0 && status.missing() > 0, status::toString);
        run(study, root.resolve("remote"), Optional.of((sent, listener) -> new Messages(sent, 100)));
        run(study, root.resolve("local"), Optional.empty());
        assertEquals(Trees.results(root.resolve("local/data")), Trees.results(root.resolve("remote/data")));
    }

    @Test
    void anotherPapilioIsRefused() {
        byte[] message = bytes(new RemoteStudy(Examples.study(), Optional.empty()));
        String version = Software.current().version();
        byte[] other = new String(message, StandardCharsets.ISO_8859_1)
                .replace("version=" + version, "version=" + "9".repeat(version.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
        UsageException error = assertThrows(UsageException.class, () -> sent(RemoteStudy.class, other)
                .compute(new RemoteBatch("published", "", new int[] {0}), 1, () -> false));
        assertTrue(error.getMessage().contains("runs Software[version=" + version), error.getMessage());
    }
}
