package org.papilio.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.papilio.model.ImageData;
import org.papilio.study.ImagesSpec;
import org.papilio.study.Part;
import org.papilio.study.Study;

/** Brings studies and the images they need together. Where the data lies is no part of a study; what it is, is. */
public final class ImageStudies {
    private ImageStudies() {}

    /**
     * The images that a study needs.
     *
     * @param folder where they are
     * @return empty if it needs none
     * @throws UsageException if the folder is not given, or what is in it is not what the study needs
     */
    public static Optional<ImageData> data(Study study, Optional<Path> folder) {
        if (study.parts().stream().noneMatch(part -> part.system() instanceof ImagesSpec)) {
            return Optional.empty();
        }
        Path from = folder.orElseThrow(() -> new UsageException("study " + study.name()
                + " needs the MNIST data: say where it is with --data FOLDER, or in the environment variable"
                + " PAPILIO_DATA; nothing was run\n" + Mnist.remedy()));
        ImageData data = Mnist.read(from);
        for (Part part : study.parts()) {
            if (part.system() instanceof ImagesSpec images
                    && !images.data().equals(ImagesSpec.ANY_DATA)
                    && !images.data().equals(data.hash())) {
                throw new UsageException(from + ": the data has the hash " + data.hash() + ", but part " + part.name()
                        + " of study " + study.name() + " is about data with the hash " + images.data()
                        + "; nothing was run");
            }
        }
        return Optional.of(data);
    }

    /** The study on that data: its hash becomes a part of every cell. */
    public static Study on(Study study, ImageData data) {
        return new Study(
                study.name(),
                study.title(),
                study.question(),
                study.source(),
                study.parts().stream().map(part -> on(part, data)).toList(),
                study.report());
    }

    private static Part on(Part part, ImageData data) {
        if (!(part.system() instanceof ImagesSpec images)) {
            return part;
        }
        return new Part(
                part.name(),
                images.with(Map.of("data", data.hash())),
                part.axes(),
                part.record(),
                part.every(),
                part.measure(),
                part.compare());
    }
}
