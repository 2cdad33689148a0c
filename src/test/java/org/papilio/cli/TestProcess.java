package org.papilio.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in a process of its own. */
public final class TestProcess {
    /** Takes minutes, a few hundredths of a second a cell. */
    public static final String LONG_STUDY = """
            title: Long
            question: How long?
            system:
              task: xor
              network: [2, 3, 1]
              output: sigmoid
              loss: sum-squared-error
              initial: {draw: uniform, scale: 1, biases: drawn}
              learning_rate: 1
              steps: 5000
            grid:
              seed: 1..40000
            record: final
            every: 5000
            """;

    private TestProcess() {}

    /** Starts a command. */
    public static Process start(Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "--add-exports",
                "java.base/jdk.internal.module=ALL-UNNAMED",
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
