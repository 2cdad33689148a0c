package org.papilio.run;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.papilio.model.ImageData;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.CsvFile;
import org.papilio.study.CsvTasks;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.StudyReader;
import org.papilio.study.StudyWriter;
import org.papilio.study.Vocabulary;

/** All that another computer needs to compute cells of a study: its text, the files that it learns from, images. */
public final class RemoteStudy implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String STUDY = "study.yaml";

    /** A batch is handed back, finished or not, when its files take this many bytes: they are all in memory. */
    private static final long MOST_BYTES = 32_000_000;

    /** What this process has last read: its batches are mostly of one study. */
    private static @Nullable Read last;

    private final UUID id = UUID.randomUUID();
    private final String software;
    private final LinkedHashMap<String, byte[]> files = new LinkedHashMap<>();
    private final @Nullable ImageData images;

    /**
     * A study that was read here.
     *
     * @param computation shared by all batches, so that what is recorded of a system is recorded once
     */
    private record Read(UUID id, Map<String, Part> parts, List<Cell> cells, Computations computation) {}

    /**
     * A study to be sent.
     *
     * @param images that it needs
     */
    RemoteStudy(Study study, Optional<ImageData> images) {
        software = Software.current().toString();
        this.images = images.orElse(null);
        Study bare = new Study(study.name(), study.title(), study.question(), study.source(), study.parts(), List.of());
        Study moved = CsvTasks.moved(bare, RemoteStudy::name);
        files.put(STUDY, StudyWriter.write(moved).getBytes(StandardCharsets.UTF_8));
        CsvTasks.files(study).values().forEach(file -> files.put(name(file), file.content()));
    }

    private static String name(CsvFile file) {
        return file.hash() + ".csv";
    }

    /**
     * Computes cells, some of the batch or all of it.
     *
     * @param threads that a single cell may use
     * @param stopping whether the cells are not wanted any more
     * @throws UsageException if this process runs another Papilio than the one that sent the study
     * @throws EnvironmentException if the study cannot be put on this computer's disk to be read
     */
    public RemoteCells compute(RemoteBatch batch, int threads, BooleanSupplier stopping) {
        Read study = read(threads);
        Part part = study.parts().get(batch.part());
        if (part == null) {
            throw new IllegalStateException("the study has no part " + batch.part());
        }
        List<Cell> cells =
                Arrays.stream(batch.indices()).mapToObj(study.cells()::get).toList();
        ResultDirectory directory = new ResultDirectory(Path.of(""));
        MemoryDisk disk = new MemoryDisk();
        BooleanSupplier enough = () -> stopping.getAsBoolean() || disk.bytes() > MOST_BYTES;
        CellWork work = new CellWork(study.computation(), directory, disk, enough);
        List<RemoteCells.Item> items = new ArrayList<>();
        int next = 0;
        while (next < cells.size() && (next == 0 || !enough.getAsBoolean())) {
            int wanted = study.computation().together(part, cells.get(next));
            List<Cell> group = cells.subList(next, Math.min(cells.size(), next + wanted));
            next += group.size();
            Batches.Batch together = new Batches.Batch(part, batch.recipe(), 0, group.size() > 1, group);
            for (Store.Finished cell : work.compute(together).cells()) {
                String id = cell.header().cell();
                items.add(new RemoteCells.Item(
                        cell.sealed(), disk.take(directory.trajectory(id)), disk.take(directory.map(id))));
            }
        }
        return new RemoteCells(items);
    }

    private Read read(int threads) {
        synchronized (RemoteStudy.class) {
            Read read = last;
            if (read == null || !read.id().equals(id)) {
                String here = Software.current().toString();
                if (!here.equals(software)) {
                    throw new UsageException(
                            "a computer of the cluster runs " + here + ", this one " + software
                                    + ": take papilio.jar off the class path of the cluster's computers, they are sent this one's");
                }
                Study study = readFiles();
                Map<String, Part> parts = new LinkedHashMap<>();
                study.parts().forEach(part -> parts.put(part.name(), part));
                read = new Read(id, parts, Cells.of(study), new Computations(Optional.ofNullable(images), threads));
                last = read;
            }
            return read;
        }
    }

    private Study readFiles() {
        try {
            Path folder = Files.createTempDirectory("papilio");
            try {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(folder.resolve(file.getKey()), file.getValue());
                }
                return StudyReader.read(
                        folder.resolve(STUDY), List.of(), Vocabulary.standard().withMeasures(Measures.names()));
            } finally {
                for (String file : files.keySet()) {
                    Files.deleteIfExists(folder.resolve(file));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new EnvironmentException(
                    "a computer of the cluster cannot use its folder for temporary files: " + Disk.reason(e), e);
        }
    }
}
