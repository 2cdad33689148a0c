package org.papilio.train.dense;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.papilio.model.Images;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.train.Gradient;
import org.papilio.train.Limits;
import org.papilio.train.Recording;
import org.papilio.train.Status;
import org.papilio.train.Trajectory;

/**
 * Trains a dense network on images in float or double, on one thread: runs in parallel have a thread each, and every sum has
 * its order.
 *
 * @param <T> a number of the precision
 * @param <A> an array of such numbers
 */
public final class DenseTrainer<T, A> {
    private static final int PIXEL_VALUES = 256;

    private final DenseSystem system;
    private final Precision<T> precision;
    private final Arithmetic<A> arithmetic;
    private final DenseNetwork<A> network;
    private final Images shuffled;
    private final double minusRate;

    private DenseTrainer(DenseSystem system, Precision<T> precision, Arithmetic<A> arithmetic) {
        this.system = system;
        this.precision = precision;
        this.arithmetic = arithmetic;
        this.network = new DenseNetwork<>(arithmetic, system.network(), scaled(system, arithmetic));
        this.shuffled = system.data().train().inOrder(system.order());
        this.minusRate = number(system.learningRate().negate());
    }

    /**
     * A trainer of a system; it serves one thread at a time.
     *
     * @throws IllegalArgumentException if the precision is neither float nor double
     */
    public static <T> DenseTrainer<T, ?> of(DenseSystem system, Precision<T> precision) {
        return of(system, precision, Arithmetic.of(precision));
    }

    private static <T, A> DenseTrainer<T, A> of(DenseSystem system, Precision<T> precision, Arithmetic<A> arithmetic) {
        return new DenseTrainer<>(system, precision, arithmetic);
    }

    /** (pixel - smallest) / (largest - smallest) for each pixel value. */
    private static <A> A scaled(DenseSystem system, Arithmetic<A> arithmetic) {
        int smallest = system.data().smallest();
        int range = Math.max(1, system.data().largest() - smallest);
        A table = arithmetic.vector(PIXEL_VALUES);
        for (int pixel = 0; pixel < PIXEL_VALUES; pixel++) {
            arithmetic.set(table, pixel, (pixel - smallest) / (double) range);
        }
        return table;
    }

    /** A literal in the precision, as the double that holds it exactly. */
    private double number(BigDecimal literal) {
        return precision.toDouble(precision.of(literal));
    }

    /** The number of batches of an epoch. */
    public int batches() {
        return (shuffled.count() + system.batch() - 1) / system.batch();
    }

    /** Sets the parameters, in the order of the network's arrays. */
    public void start(List<T> parameters) {
        network.setParameters(
                parameters.stream().mapToDouble(precision::toDouble).toArray());
    }

    /** The parameters as they are now, exactly. */
    public double[] parameters() {
        return network.parameters();
    }

    /** The outputs for an image at the parameters as they are now: a probability for each class. */
    public double[] outputs(Images images, int image) {
        network.forward(images, image);
        A y = network.last().y();
        double[] outputs = new double[arithmetic.length(y)];
        for (int k = 0; k < outputs.length; k++) {
            outputs[k] = arithmetic.get(y, k);
        }
        return outputs;
    }

    /** The loss over some of the training images in the order of training. */
    public double loss(int from, int to) {
        return network.loss(shuffled, from, to);
    }

    /** The derivatives of the loss of a batch by every parameter. */
    public double[] slopes(Gradient gradient, int batch) {
        int from = batch * system.batch();
        int to = Math.min(shuffled.count(), from + system.batch());
        return gradient instanceof Gradient.CentralDifference central
                ? differences(central.h()).slopes(shuffled, from, to)
                : backwards(gradient).slopes(shuffled, from, to);
    }

    /** The central difference of the loss of a batch in the direction of one parameter. */
    public double slope(Gradient.CentralDifference gradient, int batch, int parameter) {
        int from = batch * system.batch();
        return differences(gradient.h())
                .slope(shuffled, from, Math.min(shuffled.count(), from + system.batch()), parameter);
    }

    private FullDifference<A> differences(BigDecimal h) {
        return new FullDifference<>(arithmetic, network, number(h), number(h.add(h)));
    }

    private BatchGradient<A> backwards(Gradient gradient) {
        Slopes<A> slopes = gradient instanceof Gradient.LayerDifference layers
                ? new Slopes.Differences<>(
                        arithmetic,
                        network,
                        number(layers.h()),
                        number(layers.h().add(layers.h())))
                : new Slopes.Exact<>(arithmetic);
        return new BatchGradient<>(arithmetic, network, slopes, system.batch());
    }

    /** Goes once through some batches. */
    public void train(int firstBatch, int count) {
        Update update = update();
        for (int batch = firstBatch; batch < firstBatch + count; batch++) {
            int from = batch * system.batch();
            update.make(from, Math.min(shuffled.count(), from + system.batch()));
        }
    }

    /** One update of all parameters with the images from..to-1. */
    private interface Update {
        void make(int from, int to);
    }

    private Update update() {
        if (system.gradient() instanceof Gradient.CentralDifference central) {
            FullDifference<A> differences = differences(central.h());
            return (from, to) -> descend(differences.slopes(shuffled, from, to));
        }
        BatchGradient<A> backwards = backwards(system.gradient());
        return (from, to) -> backwards.sums(
                shuffled, from, to, (parameters, sums) -> arithmetic.descend(parameters, sums, to - from, minusRate));
    }

    private void descend(double[] slopes) {
        A parameters = arithmetic.vector(slopes.length);
        A derivatives = arithmetic.vector(slopes.length);
        for (int p = 0; p < slopes.length; p++) {
            arithmetic.set(parameters, p, network.get(p));
            arithmetic.set(derivatives, p, slopes[p]);
        }
        arithmetic.descend(parameters, derivatives, 1, minusRate);
        for (int p = 0; p < slopes.length; p++) {
            network.set(p, arithmetic.get(parameters, p));
        }
    }

    /** Trains from an initial condition; a step is an epoch. */
    public DenseRun<T> run(List<T> initial, Limits limits, Recording recording) {
        start(initial);
        Record record = new Record(limits.divergedAbove().doubleValue(), recording.parameters());
        Optional<String> outside = record.add(0);
        int made = 0;
        while (outside.isEmpty() && made < limits.steps()) {
            train(0, batches());
            made++;
            if (made == limits.steps() || made % recording.every() == 0 || !isInside(limits)) {
                outside = record.add(made);
            }
        }
        return record.run(outside, made, initial);
    }

    private boolean isInside(Limits limits) {
        double bound = limits.divergedAbove().doubleValue();
        for (double parameter : network.parameters()) {
            if (!(Math.abs(parameter) <= bound)) {
                return false;
            }
        }
        return true;
    }

    /** The class that outputs stand for: the largest of them, the first of equals. */
    public static int classOf(double[] outputs) {
        int best = 0;
        for (int k = 1; k < outputs.length; k++) {
            best = outputs[k] > outputs[best] ? k : best;
        }
        return best;
    }

    /** What is recorded on the way. */
    private final class Record {
        private final double bound;
        private final boolean parameters;
        private final List<Integer> recorded = new ArrayList<>();
        private final List<T> losses = new ArrayList<>();
        private final List<Double> accuracies = new ArrayList<>();
        private final List<Double> testLosses = new ArrayList<>();
        private final List<byte[]> testClasses = new ArrayList<>();
        private final List<List<T>> trail = new ArrayList<>();

        Record(double bound, boolean parameters) {
            this.bound = bound;
            this.parameters = parameters;
        }

        /** Records an epoch; says what is outside the bound. */
        Optional<String> add(int epoch) {
            Read train = read(system.data().train());
            Read test = read(system.data().test());
            recorded.add(epoch);
            losses.add(precision.of(train.loss()));
            accuracies.add(train.accuracy());
            testLosses.add(test.loss());
            testClasses.add(test.classes());
            List<T> now = current();
            if (parameters) {
                trail.add(now);
            }
            if (!(Math.abs(train.loss()) <= bound)) {
                return Optional.of(message(epoch, "the loss", train.loss()));
            }
            List<String> names = system.network().parameterNames();
            for (int p = 0; p < now.size(); p++) {
                double value = precision.toDouble(now.get(p));
                if (!(Math.abs(value) <= bound)) {
                    return Optional.of(message(epoch, names.get(p), value));
                }
            }
            return Optional.empty();
        }

        private String message(int epoch, String what, double value) {
            return "diverged at epoch " + epoch + ": " + what + " is " + Precisions.FLOAT.toString((float) value);
        }

        private List<T> current() {
            List<T> now = new ArrayList<>();
            for (double parameter : network.parameters()) {
                now.add(precision.of(parameter));
            }
            return List.copyOf(now);
        }

        /** Loss, accuracy and classes of some images in their order. */
        private record Read(double loss, double accuracy, byte[] classes) {}

        private Read read(Images images) {
            byte[] classes = new byte[images.count()];
            double sum = 0;
            int right = 0;
            for (int image = 0; image < images.count(); image++) {
                double[] outputs = outputs(images, image);
                double term = arithmetic.log(outputs[images.label(image)]);
                sum = image == 0 ? term : arithmetic.round(sum + term);
                classes[image] = (byte) classOf(outputs);
                right += classes[image] == images.label(image) ? 1 : 0;
            }
            return new Read(arithmetic.round(-sum / images.count()), (double) right / images.count(), classes);
        }

        DenseRun<T> run(Optional<String> outside, int made, List<T> initial) {
            Trajectory<T> trajectory = new Trajectory<>(
                    precision,
                    outside.isPresent() ? Status.DIVERGED : Status.FINISHED,
                    outside.orElse(""),
                    made,
                    recorded,
                    losses,
                    accuracies,
                    initial,
                    trail,
                    current());
            return new DenseRun<>(trajectory, testLosses, testClasses);
        }
    }
}
