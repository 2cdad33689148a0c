package org.papilio.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The programs in {@code src/bench} that do in C and numpy what lanes do; binaries go to a temporary directory. */
final class BenchPeers implements AutoCloseable {
    private static final String FAILED = "failed";

    private final Path sources;
    private final Path binaries;
    private final double seconds;

    /**
     * Those of a directory.
     *
     * @param seconds how long each measurement takes
     */
    BenchPeers(Path sources, double seconds) throws IOException {
        this.sources = sources;
        this.seconds = seconds;
        this.binaries = Files.createTempDirectory("papilio-bench");
    }

    /**
     * Compiles a program with gcc for this processor.
     *
     * @param flags of the compiler
     * @return its speed in million steps a second; empty if there is no gcc, or it refuses
     */
    Optional<DoubleSupplier> c(String source, String... flags) {
        String binary = binaries.resolve(source + String.join("", flags)).toString();
        List<String> compile = new ArrayList<>(List.of("gcc", "-march=native"));
        compile.addAll(List.of(flags));
        compile.addAll(List.of(sources.resolve(source + ".c").toString(), "-o", binary, "-lm"));
        return output(compile).equals(FAILED) ? Optional.empty() : measured(List.of(binary, Double.toString(seconds)));
    }

    /** A style of the program for numpy; empty if there is no python3 with numpy. */
    Optional<DoubleSupplier> numpy(String style, String precision) {
        return measured(List.of(
                "python3", sources.resolve("xor_numpy.py").toString(), style, precision, Double.toString(seconds)));
    }

    private static Optional<DoubleSupplier> measured(List<String> command) {
        return output(command).equals(FAILED)
                ? Optional.empty()
                : Optional.of(() -> {
                    String said = output(command);
                    return Double.parseDouble(said.substring(0, said.indexOf(' ')));
                });
    }

    /** What a command prints, or "failed". */
    private static String output(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("OMP_NUM_THREADS", "1");
            builder.environment().put("OPENBLAS_NUM_THREADS", "1");
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said : FAILED;
        } catch (IOException e) {
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.list(binaries)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(binaries);
    }
}
