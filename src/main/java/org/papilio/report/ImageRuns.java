package org.papilio.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.papilio.run.CellResult;
import org.papilio.study.ImagesSpec;
import org.papilio.study.Part;
import org.papilio.train.dense.DenseTrainer;

/** What cells that learn images have stored beside what all cells have. */
final class ImageRuns {
    private static final JsonMapper JSON = new JsonMapper();

    /** Published accuracies are printed to twelve digits. */
    private static final double PRINTED = 1e-11;

    private ImageRuns() {}

    /**
     * The part of a section about images.
     *
     * @throws ReportException if the part learns no images
     */
    static Part part(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        if (part.system() instanceof ImagesSpec) {
            return part;
        }
        throw new ReportException(
                "report section '" + options.section() + "': part '" + part.name() + "' learns no images");
    }

    /**
     * The published numbers.
     *
     * @throws ReportException if the file is not there
     */
    static JsonNode published(Evidence evidence, Options options) {
        String file = options.required("reference");
        return evidence.reference(file)
                .orElseThrow(() -> new ReportException("report section '" + options.section() + "': no reference file "
                        + file + " in data/; run the study again"));
    }

    /**
     * Published numbers of a trained network.
     *
     * @param steps the epochs of the runs they are held against
     * @param name of the numbers
     * @throws ReportException if there are none for so many epochs
     */
    static JsonNode after(int steps, JsonNode published, String name, Options options) {
        String key = name + "_after_" + steps + "_epochs";
        if (published.has(key)) {
            return published.path(key);
        }
        throw new ReportException("report section '" + options.section() + "': the published numbers have no " + key);
    }

    /**
     * The cells of a part that ended well.
     *
     * @throws ReportException if there is none
     */
    static List<CellResult> cells(Evidence evidence, Part part, Options options) {
        List<CellResult> usable = new Selection(evidence.cells())
                .part(part.name()).cells().stream().filter(Selection::usable).toList();
        if (usable.isEmpty()) {
            throw new ReportException("report section '" + options.section() + "': no cell of part '" + part.name()
                    + "' ended with finite parameters");
        }
        return usable;
    }

    /**
     * The cell whose untrained network has exactly the published accuracies on the training and the test images: most likely the
     * same initial weights. Empty where there is none, or more than one.
     */
    static Optional<CellResult> twin(List<CellResult> cells, JsonNode published) {
        JsonNode untrained = published.path("untrained");
        double train = untrained.path("train").asDouble(Double.NaN);
        double test = untrained.path("test").asDouble(Double.NaN);
        List<CellResult> twins = cells.stream()
                .filter(cell -> cell.recorded().get(0) == 0)
                .filter(cell -> Math.abs(cell.stepAccuracy().get(0) - train) < PRINTED
                        && Math.abs(testAccuracies(cell).get(0) - test) < PRINTED)
                .toList();
        return twins.size() == 1 ? Optional.of(twins.get(0)) : Optional.empty();
    }

    /** The cells that are not the twin. */
    static List<CellResult> others(List<CellResult> cells, Optional<CellResult> twin) {
        return cells.stream()
                .filter(cell -> twin.isEmpty() || !twin.get().cell().equals(cell.cell()))
                .toList();
    }

    /** The accuracy on the test images at each recorded epoch. */
    static List<Double> testAccuracies(CellResult cell) {
        return words(cell, "test_accuracies").stream().map(Double::valueOf).toList();
    }

    /** The digit given to each test image, a word for each recorded epoch; empty if it was not measured. */
    static List<String> testClasses(CellResult cell) {
        return words(cell, "test_classes");
    }

    private static List<String> words(CellResult cell, String column) {
        Object text = cell.measurements().get(column);
        return text == null ? List.of() : Stream.of(text.toString().split(" ")).toList();
    }

    /** A number that was measured; empty if it was not. */
    static Optional<Double> number(CellResult cell, String column) {
        return cell.measurements().get(column) instanceof Double number ? Optional.of(number) : Optional.empty();
    }

    /**
     * An image that a network got wrong.
     *
     * @param place in the order of the images, from 1
     * @param label the digit that it is
     * @param outputs the network's probability of each digit
     * @param columns its width in pixels
     * @param ink its pixels
     */
    record Wrong(int place, int label, double[] outputs, int columns, int[] ink) {

        /** The digit it was taken for. */
        int taken() {
            return DenseTrainer.classOf(outputs);
        }
    }

    /**
     * The first images that a cell's network gets wrong; none if they were not measured.
     *
     * @param images {@code training} or {@code test}
     */
    static List<Wrong> misclassified(CellResult cell, String images) {
        String json = String.valueOf(cell.measurements().getOrDefault("misclassified_" + images, "[]"));
        List<Wrong> wrong = new ArrayList<>();
        try {
            for (JsonNode node : JSON.readTree(json)) {
                String hex = node.path("pixels").asText();
                int[] ink = new int[hex.length() / 2];
                for (int i = 0; i < ink.length; i++) {
                    ink[i] = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
                }
                wrong.add(new Wrong(
                        node.path("place").intValue(),
                        node.path("label").intValue(),
                        numbers(node.path("outputs")),
                        node.path("columns").intValue(),
                        ink));
            }
        } catch (JsonProcessingException e) {
            throw new ReportException("cell " + cell.cell() + ": its column misclassified_" + images + " is damaged");
        }
        return wrong;
    }

    /** The numbers of an array. */
    static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
