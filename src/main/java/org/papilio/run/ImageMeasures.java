package org.papilio.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.papilio.model.ImageData;
import org.papilio.model.Images;
import org.papilio.model.Network;
import org.papilio.number.Precision;
import org.papilio.train.Gradient;
import org.papilio.train.dense.DenseRun;
import org.papilio.train.dense.DenseSystem;
import org.papilio.train.dense.DenseTrainer;

/** The measurements that a part with images can name; each adds columns to the results of a cell. */
enum ImageMeasures {

    /**
     * What the network takes each test image for: column {@code test_classes}, for each recorded epoch a word with a digit for
     * each image.
     */
    PREDICTIONS {
        @Override
        <T> Map<String, Object> measure(DenseSystem system, DenseRun<T> run, DenseTrainer<T, ?> trainer) {
            return Map.of(
                    "test_classes",
                    run.testClasses().stream().map(ImageMeasures::digits).collect(Collectors.joining(" ")));
        }
    },

    /**
     * The first images that the trained network gets wrong: columns {@code misclassified_test}, of the test images, and
     * {@code misclassified_training}, of the training images in the order of training. Each is a JSON array with the image's
     * place in that order, from 1, its label, the outputs and the pixels as hexadecimal digits, row after row.
     */
    MISCLASSIFIED {
        @Override
        <T> Map<String, Object> measure(DenseSystem system, DenseRun<T> run, DenseTrainer<T, ?> trainer) {
            trainer.start(run.trajectory().finalParameters());
            Images test = system.data().test();
            return columns(
                    "misclassified_test",
                    wrong(trainer, test, IntStream.range(0, test.count()).toArray()),
                    "misclassified_training",
                    wrong(trainer, system.data().train(), system.order()));
        }
    },

    /**
     * Statistics of the final parameters of each array: columns {@code W1_min}, {@code W1_mean}, {@code W1_max} and
     * {@code W1_std} (of the population), {@code b1_min}, ...
     */
    WEIGHTS {
        @Override
        <T> Map<String, Object> measure(DenseSystem system, DenseRun<T> run, DenseTrainer<T, ?> trainer) {
            Precision<T> precision = run.trajectory().precision();
            double[] parameters = run.trajectory().finalParameters().stream()
                    .mapToDouble(precision::toDouble)
                    .toArray();
            Map<String, Object> columns = new LinkedHashMap<>();
            for (Network.Array array : system.network().arrays()) {
                columns.putAll(statistics(array, parameters));
            }
            return columns;
        }
    },

    /**
     * The derivatives of the loss of the first batch at the initial parameters, three ways: columns
     * {@code layer_difference_error} and {@code central_difference_error}, the largest difference from backpropagation over
     * {@value #CHECKED} parameters at even distances, over the largest derivative of these.
     */
    GRADIENTS {
        @Override
        <T> Map<String, Object> measure(DenseSystem system, DenseRun<T> run, DenseTrainer<T, ?> trainer) {
            trainer.start(run.trajectory().initialParameters());
            double[] exact = trainer.slopes(new Gradient.Backpropagation(), 0);
            double[] layers = trainer.slopes(new Gradient.LayerDifference(H), 0);
            double largest = 0;
            double byLayers = 0;
            double byLoss = 0;
            for (int i = 0; i < CHECKED; i++) {
                int p = (int) ((long) i * exact.length / CHECKED);
                double central = trainer.slope(new Gradient.CentralDifference(H), 0, p);
                largest = Math.max(largest, Math.abs(exact[p]));
                byLayers = Math.max(byLayers, Math.abs(layers[p] - exact[p]));
                byLoss = Math.max(byLoss, Math.abs(central - exact[p]));
            }
            return columns("layer_difference_error", byLayers / largest, "central_difference_error", byLoss / largest);
        }
    };

    private static final int SHOWN = 20;
    private static final int CHECKED = 1000;
    private static final BigDecimal H = new BigDecimal("1e-4");

    /** The measurement of a name. */
    static ImageMeasures named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    abstract <T> Map<String, Object> measure(DenseSystem system, DenseRun<T> run, DenseTrainer<T, ?> trainer);

    /** What every cell has. */
    static Map<String, Object> always(DenseRun<?> run, ImageData data) {
        List<Double> accuracies = run.testClasses().stream()
                .map(classes -> share(classes, data.test()))
                .toList();
        int last = accuracies.size() - 1;
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("test_loss", run.testLoss().get(last));
        columns.put("test_accuracy", accuracies.get(last));
        columns.put("test_accuracies", ImageComputation.joined(accuracies));
        return columns;
    }

    private static double share(byte[] classes, Images images) {
        int right = 0;
        for (int image = 0; image < classes.length; image++) {
            right += classes[image] == images.label(image) ? 1 : 0;
        }
        return (double) right / classes.length;
    }

    private static String digits(byte[] classes) {
        StringBuilder digits = new StringBuilder(classes.length);
        for (byte digit : classes) {
            digits.append((char) ('0' + digit));
        }
        return digits.toString();
    }

    /** Two columns in this order: that of {@link Map#of} changes from one JVM to the next. */
    private static Map<String, Object> columns(String first, Object one, String second, Object other) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(first, one);
        columns.put(second, other);
        return columns;
    }

    private static String wrong(DenseTrainer<?, ?> trainer, Images images, int[] order) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < order.length && wrong.size() < SHOWN; i++) {
            double[] outputs = trainer.outputs(images, order[i]);
            if (DenseTrainer.classOf(outputs) != images.label(order[i])) {
                wrong.add(json(images, order[i], i + 1, outputs));
            }
        }
        return "[" + String.join(",", wrong) + "]";
    }

    private static String json(Images images, int image, int place, double[] outputs) {
        StringBuilder pixels = new StringBuilder();
        for (int position = 0; position < images.size(); position++) {
            int pixel = images.pixel(image, position);
            pixels.append(Character.forDigit(pixel >> 4, 16)).append(Character.forDigit(pixel & 0xF, 16));
        }
        return Json.line(json -> {
            json.writeStartObject();
            json.writeNumberField("place", place);
            json.writeNumberField("label", images.label(image));
            json.writeArrayFieldStart("outputs");
            for (double output : outputs) {
                Json.writeDouble(json, output);
            }
            json.writeEndArray();
            json.writeNumberField("columns", images.columns());
            json.writeStringField("pixels", pixels.toString());
            json.writeEndObject();
        });
    }

    private static Map<String, Object> statistics(Network.Array array, double[] parameters) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int p = array.offset(); p < array.offset() + array.size(); p++) {
            min = Math.min(min, parameters[p]);
            max = Math.max(max, parameters[p]);
            sum += parameters[p];
        }
        double mean = sum / array.size();
        double squares = 0;
        for (int p = array.offset(); p < array.offset() + array.size(); p++) {
            squares += (parameters[p] - mean) * (parameters[p] - mean);
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(array.name() + "_min", min);
        columns.put(array.name() + "_mean", mean);
        columns.put(array.name() + "_max", max);
        columns.put(array.name() + "_std", Math.sqrt(squares / array.size()));
        return columns;
    }
}
