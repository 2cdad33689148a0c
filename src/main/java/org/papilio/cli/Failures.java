package org.papilio.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.papilio.report.ReportException;
import org.papilio.run.EnvironmentException;
import org.papilio.run.RunStoppedException;
import org.papilio.run.UsageException;
import org.papilio.study.StudyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What a command says when it cannot do its work: bad input names its place and the remedy and ends with status 2;
 * everything else ends with status 1 after one line, the stack trace goes to the log.
 */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final int USAGE = 2;
    private static final int FAILURE = 1;
    private static final int INTERRUPTED = 130;

    /** Says what the machine lacks: memory, or room for temporary files, into which fonts and native libraries are unpacked. */
    static int error(Error e, PrintWriter err) {
        if (e instanceof OutOfMemoryError) {
            err.println("papilio: the " + Runtime.getRuntime().maxMemory() / 1_000_000
                    + " MB of memory that Java may take are used up; give it more with"
                    + " PAPILIO_JAVA_OPTS=-Xmx4g, for example; what is finished is kept");
            return USAGE;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                err.println("papilio: the folder for temporary files, " + System.getProperty("java.io.tmpdir")
                        + ", cannot be used (" + cause.getMessage()
                        + "); free some space there, or name another with PAPILIO_JAVA_OPTS=-Djava.io.tmpdir=FOLDER");
                return USAGE;
            }
        }
        throw e;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("papilio: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
        if (e instanceof ParameterException usage) {
            return handleParseException(usage, new String[0]);
        }
        if (e instanceof StudyException study) {
            study.problems().forEach(problem -> command.getErr().println(problem));
            int count = study.problems().size();
            command.getErr()
                    .println("papilio: " + count + (count == 1 ? " problem" : " problems") + ", nothing was run");
            return USAGE;
        }
        if (e instanceof UsageException || e instanceof ReportException) {
            command.getErr().println("papilio: " + e.getMessage());
            return USAGE;
        }
        if (e instanceof RunStoppedException) {
            // Said already, before the directory was given up; the Java runtime replaces the status by that of the
            // signal.
            return INTERRUPTED;
        }
        // Not a constant: setting up the log would double the time of commands that never write to it.
        Logger log = LoggerFactory.getLogger(Failures.class);
        log.error("{} failed", command.getCommandSpec().qualifiedName(), e);
        String what = e instanceof EnvironmentException
                ? ""
                : "internal error: " + e.getClass().getSimpleName() + ": ";
        String file = System.getProperty("papilio.log");
        command.getErr()
                .println("papilio: " + what + e.getMessage() + (file == null ? "" : " (details in " + file + ")"));
        return FAILURE;
    }
}
