package org.papilio.cli;

import java.io.PrintWriter;
import org.papilio.run.Estimate;
import org.papilio.study.Axis;
import org.papilio.study.Part;
import org.papilio.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code papilio plan}. */
@Command(
        name = "plan",
        description =
                "Says what a study would run: its cells, about how long they take and how much memory. Runs nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  papilio plan studies/xor-rounding.yaml --set system.steps=10000")
final class PlanCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private StudyArguments arguments;

    @Override
    public void run() {
        Study study = arguments.study();
        int threads = arguments.threads();
        Estimate estimate = Estimate.of(study, threads);
        PrintWriter output = spec.commandLine().getOut();
        output.println(study.title());
        for (Estimate.PartEstimate of : estimate.parts()) {
            Part part = of.part();
            output.printf(
                    "%n%s: %d cells, about %s of computing%n", part.name(), of.cells(), Durations.text(of.seconds()));
            for (Axis axis : part.axes()) {
                output.printf("  %-16s %d: %s%n", axis.field(), axis.values().size(), Axes.text(axis.values()));
            }
        }
        output.printf(
                "%n%d cells, about %s on %d threads, %d MB of memory, %d MB on disk (estimated; nothing was run)%n",
                estimate.cells(),
                Durations.text(estimate.seconds()),
                threads,
                estimate.memoryBytes() / 1_000_000,
                estimate.diskBytes() / 1_000_000);
    }
}
