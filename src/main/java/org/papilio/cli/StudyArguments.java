package org.papilio.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.papilio.Papilio;
import org.papilio.study.Study;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments of commands that take a study. */
final class StudyArguments {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "The study file (YAML).")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes a value of the study, for example system.steps=50; may be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Cells run at the same time; all processors if not given.")
    private int threads = Runtime.getRuntime().availableProcessors();

    Study study() {
        return Papilio.read(file, sets);
    }

    /** The folder of the study file. */
    Path folder() {
        return file.resolveSibling("");
    }

    int threads() {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, got " + threads);
        }
        return threads;
    }
}
