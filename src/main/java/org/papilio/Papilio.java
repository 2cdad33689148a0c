package org.papilio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.papilio.model.ImageData;
import org.papilio.report.Reports;
import org.papilio.report.Sections;
import org.papilio.run.Cluster;
import org.papilio.run.Computations;
import org.papilio.run.Estimate;
import org.papilio.run.ImageStudies;
import org.papilio.run.Measures;
import org.papilio.run.Merge;
import org.papilio.run.ProgressListener;
import org.papilio.run.Results;
import org.papilio.run.Shard;
import org.papilio.run.StudyRun;
import org.papilio.run.UsageException;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.Problem;
import org.papilio.study.Study;
import org.papilio.study.StudyException;
import org.papilio.study.StudyHash;
import org.papilio.study.StudyReader;
import org.papilio.study.Vocabulary;

/**
 * The workbench for programs: reads a study or takes one built in code ({@link org.papilio.study.StudyBuilder}), runs it,
 * and writes its report. The command line does nothing but call this class.
 *
 * <pre>{@code
 * Study study = Papilio.read(Path.of("studies/xor-rounding.yaml"), List.of());
 * Results results = Papilio.run(study, Path.of("reports/xor-rounding"));
 * results.cells().forEach(cell -> System.out.println(cell.settings().get("seed") + " " + cell.loss()));
 * }</pre>
 */
public final class Papilio {

    private Papilio() {}

    /** The names a study file can use for tasks, measurements and sections of the report. */
    public static Vocabulary vocabulary() {
        return Vocabulary.standard().withMeasures(Measures.names()).withSections(Sections.names());
    }

    /**
     * Reads a study file.
     *
     * @param sets changes, each {@code path=value}, for example {@code system.learning_rate=0.5}
     * @throws org.papilio.study.StudyException with everything that is wrong with the file and the changes
     */
    public static Study read(Path file, List<String> sets) {
        Study study = StudyReader.read(file, sets, vocabulary());
        List<Problem> problems = Sections.problems(study).stream()
                .map(problem -> new Problem(file.toString(), 0, 0, "", problem))
                .toList();
        if (!problems.isEmpty()) {
            throw new StudyException(problems);
        }
        return study;
    }

    /** Runs a study on all processors; what an earlier run into the same directory has finished is kept. */
    public static Results run(Study study, Path directory) {
        return run(study, directory, Options.DEFAULT);
    }

    /**
     * Runs a study.
     *
     * @throws UsageException if the directory cannot be used, or a file or data that the study refers to is not there
     * @throws org.papilio.run.EnvironmentException if a file cannot be written or read on the way
     * @throws org.papilio.run.RunStoppedException if the run was interrupted; what is finished is kept
     */
    public static Results run(Study study, Path directory, Options options) {
        Optional<ImageData> images = ImageStudies.data(study, options.data());
        return run(images.map(data -> ImageStudies.on(study, data)).orElse(study), directory, options, images);
    }

    private static Results run(Study study, Path directory, Options options, Optional<ImageData> images) {
        Computations computation = new Computations(images, options.threads());
        Map<String, Part> parts = study.parts().stream().collect(Collectors.toMap(Part::name, part -> part));
        // For one thread, so that the shards of a study do not depend on the machine.
        Computations costs = new Computations(images, 1);
        StudyRun run = StudyRun.of(study, directory, computation)
                .threads(options.threads())
                .fresh(options.fresh())
                .onlyFailed(options.onlyFailed())
                .shard(options.shard())
                .attachments(attachments(study, options.folder()))
                .cost(cell -> costs.seconds(Objects.requireNonNull(parts.get(cell.part())), cell.system()))
                .bytes(cell -> Estimate.bytes(costs, Objects.requireNonNull(parts.get(cell.part())), cell.system()))
                .listener(options.listener());
        options.cluster().ifPresent(provider -> run.cluster(provider, images));
        return run.execute();
    }

    /**
     * Puts the results of the shards of a study together.
     *
     * @param shards their directories
     * @param directory a directory that is empty or new
     * @throws UsageException if the shards are not those of one study, or the directory cannot be used
     * @throws org.papilio.run.EnvironmentException if a file cannot be read or written
     */
    public static Results merge(List<Path> shards, Path directory) {
        Study study = read(Results.open(shards.get(0)).studyFile(), List.of());
        return Merge.run(study, shards, directory, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Writes {@code report.html}, {@code report.pdf} and {@code figures/} from the stored results; nothing is run.
     *
     * @throws org.papilio.report.ReportException if a section cannot be made as the study asks
     */
    public static Reports.Written report(Results results) {
        Study study = read(results.studyFile(), List.of());
        return Reports.write(study, results, isShipped(study.name(), results));
    }

    /** Whether results are those of the study of this name that comes with Papilio, as it comes. */
    private static boolean isShipped(String name, Results results) {
        Path file = Path.of(System.getProperty("papilio.home", ""), "studies", name + ".yaml");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            Study shipped = read(file, List.of());
            return Cells.of(shipped).size() == results.planned()
                    && StudyHash.of(shipped).equals(results.manifest().hash());
        } catch (StudyException e) {
            return false;
        }
    }

    /**
     * How a study is run.
     *
     * @param threads how many cells are run at the same time
     * @param fresh whether to start over
     * @param folder where files that the study refers to are looked up; usually the folder of the study file
     * @param listener hears how it goes on
     * @param data the folder of data that does not come with Papilio (MNIST); empty where no study needs it
     * @param onlyFailed whether the cells that failed are run again, and nothing else
     * @param shard which share of the cells is run
     * @param cluster who computes the cells; empty for threads of this process
     */
    public record Options(
            int threads,
            boolean fresh,
            Path folder,
            ProgressListener listener,
            Optional<Path> data,
            boolean onlyFailed,
            Shard shard,
            Optional<Cluster.Provider> cluster) {
        /** All cells that are not finished. */
        public Options(int threads, boolean fresh, Path folder, ProgressListener listener, Optional<Path> data) {
            this(threads, fresh, folder, listener, data, false, Shard.WHOLE, Optional.empty());
        }

        /** Where no study needs data from outside. */
        public Options(int threads, boolean fresh, Path folder, ProgressListener listener) {
            this(threads, fresh, folder, listener, Optional.empty());
        }

        /** The same with or without {@link #onlyFailed()}. */
        public Options onlyFailed(boolean newOnlyFailed) {
            return new Options(threads, fresh, folder, listener, data, newOnlyFailed, shard, cluster);
        }

        /** The same for a share of the cells. */
        public Options shard(Shard newShard) {
            return new Options(threads, fresh, folder, listener, data, onlyFailed, newShard, cluster);
        }

        /** The same with the cells computed by a cluster. */
        public Options cluster(Cluster.Provider newCluster) {
            return new Options(threads, fresh, folder, listener, data, onlyFailed, shard, Optional.of(newCluster));
        }

        /** All processors, keeping what is finished, files relative to the working directory, silent. */
        public static final Options DEFAULT = new Options(
                Runtime.getRuntime().availableProcessors(),
                false,
                Path.of(""),
                ProgressListener.NONE,
                Optional.empty());
    }

    private static List<Path> attachments(Study study, Path folder) {
        List<Path> files = new ArrayList<>();
        for (Study.Section section : study.report()) {
            reference(section.options()).map(folder::resolve).ifPresent(files::add);
        }
        return files;
    }

    private static Optional<String> reference(Map<String, Object> options) {
        return Optional.ofNullable(options.get("reference")).map(Object::toString);
    }
}
