package org.papilio.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.papilio.model.ImageData;
import org.papilio.model.Images;
import org.papilio.run.CellComputation.Computed;
import org.papilio.run.CellResult;
import org.papilio.run.Computations;
import org.papilio.run.Measures;
import org.papilio.run.PlaneRaster;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.StudyReader;
import org.papilio.study.Vocabulary;
import org.papilio.train.Trajectory;

/** Every kind of system that a study can have: the cells of the study in {@code study.yaml}, as {@code papilio run} computes them. */
final class SystemChecks {
    private static final List<String> FILES = List.of("study.yaml", "irises.csv");
    private static final int SIDE = 28;
    private static final int DIGITS = 10;

    private SystemChecks() {}

    /**
     * The checks.
     *
     * @param threads that a map may use
     */
    static List<Check> all(int threads) {
        Study study = study();
        Computations computations = new Computations(Optional.of(images()), threads);
        Map<String, Part> parts = study.parts().stream().collect(Collectors.toMap(Part::name, part -> part));
        List<Check> checks = new ArrayList<>();
        for (Cell cell : Cells.of(study)) {
            Part part = Objects.requireNonNull(parts.get(cell.part()));
            String place =
                    cell.axes().values().stream().map(SystemChecks::shown).collect(Collectors.joining("/"));
            checks.add(Check.of(
                    "system/" + cell.part() + "/" + place,
                    cell.system().steps() + " steps, with its measurements",
                    () -> value(computations.compute(part, cell))));
        }
        return checks;
    }

    private static String shown(@Nullable Object setting) {
        return setting == null ? "none" : setting.toString();
    }

    /** What is computed, without its name and its settings. */
    private static Object value(Computed computed) {
        CellResult result = computed.result();
        return Arrays.asList(
                result.status(),
                result.steps(),
                result.loss(),
                result.accuracy(),
                result.finalParameters(),
                result.measurements(),
                result.recorded(),
                result.stepLoss(),
                result.stepAccuracy(),
                computed.trajectory().map(Trajectory::parameters),
                computed.raster().map(SystemChecks::values));
    }

    private static Object values(PlaneRaster raster) {
        List<Double> values = new ArrayList<>();
        for (String quantity : raster.quantities()) {
            for (int row = 0; row < raster.size(); row++) {
                for (int column = 0; column < raster.size(); column++) {
                    values.add(raster.value(quantity, row, column));
                }
            }
        }
        return values;
    }

    /** Reads the study as a user's: from files. */
    private static Study study() {
        try {
            Path directory = Files.createTempDirectory("papilio-verify");
            try {
                for (String file : FILES) {
                    try (InputStream resource = SystemChecks.class.getResourceAsStream(file)) {
                        Files.copy(Objects.requireNonNull(resource, file), directory.resolve(file));
                    }
                }
                return StudyReader.read(
                        directory.resolve(FILES.get(0)),
                        List.of(),
                        Vocabulary.standard().withMeasures(Measures.names()));
            } finally {
                for (String file : FILES) {
                    Files.deleteIfExists(directory.resolve(file));
                }
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for the samples", e);
        }
    }

    private static ImageData images() {
        Random random = new Random(28);
        return new ImageData(images(20, random), images(10, random), "verify");
    }

    /** Random images, most of them black as those of digits are. */
    private static Images images(int count, Random random) {
        byte[] pixels = new byte[count * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(5) == 0 ? random.nextInt(256) : 0);
        }
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(DIGITS);
        }
        return new Images(SIDE, SIDE, pixels, labels);
    }
}
