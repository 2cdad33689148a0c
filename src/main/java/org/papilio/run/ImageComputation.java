package org.papilio.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.papilio.model.Activation;
import org.papilio.model.ImageData;
import org.papilio.model.Network;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.random.LegacyRandom;
import org.papilio.study.Cell;
import org.papilio.study.ImagesSpec;
import org.papilio.study.Part;
import org.papilio.study.SystemSpec;
import org.papilio.train.Gradient;
import org.papilio.train.InitialCondition;
import org.papilio.train.Limits;
import org.papilio.train.Reading;
import org.papilio.train.Recording;
import org.papilio.train.Trajectory;
import org.papilio.train.dense.DenseRun;
import org.papilio.train.dense.DenseSystem;
import org.papilio.train.dense.DenseTrainer;

/**
 * Computes a cell by training a dense network on images. Every cell has the columns {@code test_loss}, {@code test_accuracy}
 * (after the last epoch) and {@code test_accuracies} (at each recorded epoch, with spaces in between); the part's measurements
 * add theirs ({@link ImageMeasures}).
 */
final class ImageComputation implements SystemComputation {

    /** What the whole of MNIST has; the data itself is not at hand when a study is planned. */
    private static final int TRAINING_IMAGES = 60_000;

    private static final int TEST_IMAGES = 10_000;

    /** The share of an image's pixels that are not black. */
    private static final double INK = 0.19;

    /** Seconds for a multiplication and addition in a loop over an array. */
    private static final double FMA = 0.35e-9;

    private final Optional<ImageData> data;

    /**
     * A computation.
     *
     * @param data the images; empty where cells are only planned
     */
    ImageComputation(Optional<ImageData> data) {
        this.data = data;
    }

    @Override
    public Computed compute(Part part, Cell cell) {
        return compute(
                part, cell, spec(cell.system()), Precisions.named(cell.system().precision()));
    }

    private static ImagesSpec spec(SystemSpec system) {
        if (system instanceof ImagesSpec images) {
            return images;
        }
        throw new IllegalArgumentException("the system learns no images");
    }

    private <T> Computed compute(Part part, Cell cell, ImagesSpec spec, Precision<T> precision) {
        ImageData images = data.orElseThrow(() -> new IllegalStateException("no images are at hand"));
        Network network = network(spec);
        LegacyRandom random = new LegacyRandom(spec.drawn());
        List<T> initial = new InitialCondition(
                        new InitialCondition.Given(heNormal(network, random)),
                        spec.roundInitial(),
                        spec.perturb().map(TrainingComputation::perturbation))
                .parameters(precision, network, Reading.DECIMAL);
        DenseSystem system = new DenseSystem(
                network,
                images,
                order(spec, random, images.train().count()),
                spec.batchSize(),
                gradient(spec),
                spec.learningRate());
        boolean all = part.record().equals("all");
        DenseTrainer<T, ?> trainer = DenseTrainer.of(system, precision);
        DenseRun<T> run = trainer.run(
                initial,
                new Limits(spec.steps(), BigDecimal.ZERO, spec.divergedAbove()),
                new Recording(part.every(), all));
        Trajectory<T> trajectory = run.trajectory();
        Map<String, Object> measurements = new LinkedHashMap<>(ImageMeasures.always(run, images));
        for (String name : part.measure()) {
            measurements.putAll(ImageMeasures.named(name).measure(system, run, trainer));
        }
        return new Computed(
                CellResult.of(cell, trajectory, measurements), all ? Optional.of(trajectory) : Optional.empty());
    }

    private static Network network(ImagesSpec spec) {
        return new Network(spec.network(), Activation.RELU, Activation.SOFTMAX);
    }

    /** As numpy's {@code normal(0, sqrt(2 / inputs), (inputs, units))} array by array, the numbers exactly; biases are zero. */
    private static Map<String, List<BigDecimal>> heNormal(Network network, LegacyRandom random) {
        Map<String, List<BigDecimal>> arrays = new LinkedHashMap<>();
        for (Network.Array array : network.arrays()) {
            if (array.name().startsWith("W")) {
                double deviation = Math.sqrt(2.0 / array.rows());
                List<BigDecimal> values = new ArrayList<>(array.size());
                for (int i = 0; i < array.size(); i++) {
                    values.add(new BigDecimal(deviation * random.nextGaussian()));
                }
                arrays.put(array.name(), values);
            }
        }
        return arrays;
    }

    private static int[] order(ImagesSpec spec, LegacyRandom afterTheWeights, int count) {
        return switch (spec.shuffle()) {
            case "stream" -> afterTheWeights.permutation(count);
            case "data" -> IntStream.range(0, count).toArray();
            default -> new LegacyRandom(Long.parseLong(spec.shuffle())).permutation(count);
        };
    }

    private static Gradient gradient(ImagesSpec spec) {
        return switch (spec.gradient()) {
            case "layer-difference" -> new Gradient.LayerDifference(spec.h());
            case "central-difference" -> new Gradient.CentralDifference(spec.h());
            default -> new Gradient.Backpropagation();
        };
    }

    @Override
    public double seconds(Part part, SystemSpec system) {
        ImagesSpec spec = spec(system);
        List<Integer> layers = spec.network();
        double weights = INK * layers.get(0) * layers.get(1);
        for (int k = 2; k < layers.size(); k++) {
            weights += (double) layers.get(k - 1) * layers.get(k);
        }
        double forward = weights * FMA;
        double backward = 2 * forward;
        if (spec.gradient().equals("central-difference")) {
            backward = 2.0 * parameters(spec) * forward;
        }
        double recorded = (double) records(part, spec) / spec.steps() * (TRAINING_IMAGES + TEST_IMAGES) * forward;
        return spec.steps() * (TRAINING_IMAGES * (forward + backward) + recorded);
    }

    @Override
    public int parameters(SystemSpec system) {
        return network(spec(system)).parameterCount();
    }

    @Override
    public long records(Part part, SystemSpec system) {
        return system.steps() / part.every() + 1L;
    }

    /** Numbers with spaces in between. */
    static String joined(List<Double> numbers) {
        return numbers.stream().map(Precisions.DOUBLE::toString).collect(Collectors.joining(" "));
    }
}
