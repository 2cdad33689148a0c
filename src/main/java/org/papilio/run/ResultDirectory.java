package org.papilio.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.papilio.study.CsvFile;

/**
 * Where everything of a study's results is, by default {@code reports/<study name>/}.
 *
 * <pre>
 * report.html report.pdf figures/*.png figures/*.svg
 * data/manifest.json            what was run, by which version, on which machine; the checksums of the other files that have none
 *                               of their own, and of itself
 * data/study.yaml               the study as it was run
 * data/plan.jsonl               the cells the study consists of, in order
 * data/cells.jsonl              the finished cells in this order, once all are done
 * data/cells.crc32c             the checksum of each of its lines
 * data/segments/N.jsonl         the cells finished by the N-th process, while the study is running, each with its duration and
 *                               checksum
 * data/durations.jsonl          how long each cell took, each line with its checksum
 * data/results.duckdb           the same for queries, once there are many cells; made anew when it is not there
 * data/verdict.json             the verdict on the study and its parts
 * data/comparisons.jsonl        distances of the cells from their references
 * data/trajectories/CELL.npy    the parameters at the recorded steps
 * data/maps/CELL.npy            what a map shows of each of its cells
 * data/attachments/             copies of the files that the study refers to
 * </pre>
 *
 * @param root the directory itself
 */
public record ResultDirectory(Path root) {
    private static final String LOCK = ".lock";
    private static final int LONGEST_FIRST_LINE = 1 << 20;
    private static final Set<String> OUTPUTS = Set.of("data", "figures", "report.html", "report.pdf");

    /** {@code data/}. */
    public Path data() {
        return root.resolve("data");
    }

    /** {@code data/manifest.json}. */
    public Path manifest() {
        return data().resolve("manifest.json");
    }

    /** {@code data/study.yaml}. */
    public Path study() {
        return data().resolve("study.yaml");
    }

    /** {@code data/trajectories/}. */
    public Path trajectories() {
        return data().resolve("trajectories");
    }

    /** {@code data/maps/}. */
    Path maps() {
        return data().resolve("maps");
    }

    /** The file of a map's {@link PlaneRaster}. */
    public Path map(String cell) {
        return maps().resolve(cell + ".npy");
    }

    /** The file of a cell's trajectory, which is there if the cell has one. */
    public Path trajectory(String cell) {
        return trajectories().resolve(cell + ".npy");
    }

    /** Where a file that the study refers to is kept. */
    public Path attachment(Path file) {
        return attachments().resolve(String.valueOf(file.getFileName()));
    }

    /** Where a data file that the study learns from is kept, under its hash. */
    Path dataFile(CsvFile file) {
        return attachments().resolve(file.hash() + ".csv");
    }

    Path attachments() {
        return data().resolve("attachments");
    }

    /** The folders in which files are replaced. */
    List<Path> folders() {
        return List.of(data(), segments(), trajectories(), attachments(), maps());
    }

    /** Where a data file is, as the kept study says it. */
    String relative(CsvFile file) {
        return name(dataFile(file));
    }

    /** Whether a file is the study or one that it refers to. */
    boolean belongsToStudy(Path file) {
        return file.equals(study()) || file.startsWith(attachments());
    }

    /** The path of a file below {@code data/}, as the manifest names it. */
    String name(Path file) {
        return data().relativize(file).toString().replace('\\', '/');
    }

    /** What to throw when a file is damaged. */
    DamagedException damaged(Path file, String what) {
        return new DamagedException(file + ": damaged (" + what + "); what is sound is recovered by: papilio repair "
                + root + ", and the rest computed again by the same run");
    }

    Path plan() {
        return data().resolve("plan.jsonl");
    }

    Path cells() {
        return data().resolve("cells.jsonl");
    }

    /** CRC-32C (RFC 3720) of each line of {@link #cells} without its end, eight hexadecimal digits a line. */
    Path checksums() {
        return data().resolve("cells.crc32c");
    }

    /** The results as a database, once there are many and they are complete. */
    Path database() {
        return data().resolve("results.duckdb");
    }

    Path segments() {
        return data().resolve("segments");
    }

    Path durations() {
        return data().resolve("durations.jsonl");
    }

    Path comparisons() {
        return data().resolve("comparisons.jsonl");
    }

    Path verdict() {
        return data().resolve("verdict.json");
    }

    Path lock() {
        return data().resolve(LOCK);
    }

    /**
     * A directory that holds results.
     *
     * @throws UsageException if there are none
     */
    static ResultDirectory existing(Path root) {
        ResultDirectory directory = new ResultDirectory(root);
        if (!Files.isRegularFile(directory.manifest()) || !Files.isRegularFile(directory.plan())) {
            String why = !Files.exists(root)
                    ? "there is no such directory"
                    : Files.isDirectory(root) ? "it has no data/manifest.json and data/plan.jsonl" : "it is a file";
            throw new UsageException(
                    root + ": no results here, " + why + "; make them with: papilio run STUDY --out " + root);
        }
        return directory;
    }

    /**
     * A directory that holds results, or what damage has left of them.
     *
     * @throws UsageException if there are none
     */
    static ResultDirectory damaged(Path root) {
        ResultDirectory directory = new ResultDirectory(root);
        try {
            return directory.hasCells() ? directory : existing(root);
        } catch (IOException e) {
            throw Disk.cannotRead(root, e);
        }
    }

    /**
     * Makes the directory fit for a run: creates it, or makes sure that it is Papilio's.
     *
     * @throws UsageException if it is a file, cannot be written, or holds something else
     */
    void prepare() {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new UsageException(root + ": is a file; name a directory with --out");
        }
        try {
            if (Files.isDirectory(root) && !isOurs()) {
                throw new UsageException(root
                        + ": holds files that are not results of Papilio; name an empty or new directory with --out");
            }
            Files.createDirectories(segments());
            Files.createDirectories(trajectories());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    UsageException unwritable(IOException e) {
        return new UsageException(
                root + ": cannot be written (" + Disk.reason(e)
                        + "); make it writable, or name another directory with --out",
                e);
    }

    /**
     * What to throw when a file of a report cannot be written.
     *
     * @return a {@link UsageException} if there is no room, or nothing may be written here
     */
    public RuntimeException cannotWriteReport(IOException e) {
        return Disk.cannotWrite(root.resolve("report.html"), e);
    }

    /**
     * Whether a run may use the directory: it has a manifest, or cells of which the manifest is lost, or nothing but a report (a published one comes without its
     * data) and what a run makes before the manifest. A file
     * such as {@code data/cells.jsonl} alone is no proof: the name is too common.
     */
    private boolean isOurs() throws IOException {
        if (Files.exists(manifest()) && Manifest.isManifest(manifest()) || hasCells()) {
            return true;
        }
        if (Files.exists(manifest())) {
            return false;
        }
        return names(root).stream().allMatch(OUTPUTS::contains)
                && names(data()).stream()
                        .allMatch(name -> Set.of(LOCK, "segments", "trajectories", "maps", "plan.jsonl", "study.yaml")
                                        .contains(name)
                                || name.endsWith(".tmp"))
                && names(segments()).isEmpty()
                && names(trajectories()).isEmpty();
    }

    /** Whether a file begins with what only Papilio writes: what is known of the directory when its manifest is lost. */
    private boolean hasCells() throws IOException {
        if (Plan.isPlan(firstLine(plan()))
                || CellHeader.read(firstLine(cells())).isPresent()) {
            return true;
        }
        for (Path segment : StoredCells.segments(this)) {
            if (Sealed.open(firstLine(segment)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static byte[] firstLine(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(LONGEST_FIRST_LINE);
            int end = 0;
            while (end < begin.length && begin[end] != '\n') {
                end++;
            }
            return Arrays.copyOf(begin, end);
        }
    }

    /**
     * Deletes what Papilio wrote and nothing else: known names in known places. Anything else stays, and so do exports, which
     * were asked for by name. The manifest stays until the next run replaces it: it is what tells the directory from a
     * foreign one, should the run be killed in between.
     */
    void deleteResults(Disk disk) {
        List<Path> files = new ArrayList<>();
        files.add(root.resolve("report.html"));
        files.add(root.resolve("report.pdf"));
        files.addAll(Disk.list(root.resolve("figures"), "*.{png,svg}"));
        files.addAll(Disk.list(segments(), "*.jsonl"));
        files.addAll(Disk.list(trajectories(), "*.npy"));
        files.addAll(Disk.list(maps(), "*.npy"));
        files.addAll(Disk.list(attachments(), "*"));
        files.addAll(List.of(cells(), checksums(), database(), comparisons(), verdict(), durations(), plan(), study()));
        files.forEach(disk::delete);
    }

    private static List<String> names(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }
}
