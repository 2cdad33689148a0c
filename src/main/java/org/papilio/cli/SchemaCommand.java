package org.papilio.cli;

import org.papilio.Papilio;
import org.papilio.study.StudySchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code papilio schema}. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of study files: every key with its type, default and meaning.",
            "",
            "Editors complete and check study files with it: save it and put this line at the top of a study:",
            "  # yaml-language-server: $schema=study.schema.json"
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  papilio schema > studies/study.schema.json")
final class SchemaCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(StudySchema.text(Papilio.vocabulary()));
    }
}
