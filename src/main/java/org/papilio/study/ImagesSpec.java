package org.papilio.study;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A system that trains a dense network on images: ReLU layers, softmax outputs, cross-entropy, inputs scaled to 0..1, weights
 * drawn from numpy's legacy stream with He's deviation sqrt(2 / inputs), biases 0, gradient descent. It is a kind of its own
 * beside {@link TrainingSpec} because most fields of that one have no meaning here, and because data that comes from outside is
 * part of what the system is.
 *
 * @param images the data: {@code mnist}
 * @param network units of each layer, inputs first
 * @param gradient {@code backpropagation}, {@code layer-difference} or {@code central-difference}
 * @param h half the distance of the two values of a difference
 * @param batchSize images of an update
 * @param shuffle the order of the images, the same in every epoch: {@code stream} (a permutation from the stream of the
 *     weights, after these), a seed (a permutation from a stream of its own), or {@code data} (as they are)
 * @param learningRate the learning rate
 * @param precision {@code float} or {@code double}
 * @param drawn the seed of the weights
 * @param roundInitial decimals to which the initial parameters are rounded; empty for no rounding
 * @param perturb what is added to the initial parameters; empty for nothing
 * @param steps the number of epochs: a step goes once through all batches
 * @param divergedAbove stop when a parameter or the loss is larger than this
 * @param data SHA-256 of the data, or {@code any}
 */
public record ImagesSpec(
        String images,
        List<Integer> network,
        String gradient,
        BigDecimal h,
        int batchSize,
        String shuffle,
        BigDecimal learningRate,
        String precision,
        long drawn,
        Optional<Integer> roundInitial,
        Optional<TrainingSpec.Perturb> perturb,
        int steps,
        BigDecimal divergedAbove,
        String data)
        implements SystemSpec {

    /** The measurements that a part can ask for. */
    public static final List<String> MEASURES = List.of("predictions", "misclassified", "weights", "gradients");

    /** The data that is still to be found. */
    public static final String ANY_DATA = "any";

    @Override
    public Optional<Long> seed() {
        return Optional.of(drawn);
    }

    @Override
    public Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("images", images);
        settings.put("network", network);
        settings.put("gradient", gradient);
        settings.put("h", h);
        settings.put("batch_size", batchSize);
        settings.put("shuffle", shuffle);
        settings.put("learning_rate", learningRate);
        settings.put("precision", precision);
        settings.put("seed", drawn);
        settings.put("round_initial", roundInitial.orElse(null));
        settings.put("perturb", perturb.map(TrainingFields::perturbSetting).orElse(null));
        settings.put("steps", steps);
        settings.put("diverged_above", divergedAbove);
        settings.put("data", data);
        return settings;
    }

    @Override
    public ImagesSpec with(Map<String, ? extends @Nullable Object> changed) {
        Map<String, @Nullable Object> settings = settings();
        settings.putAll(changed);
        return ImagesKind.INSTANCE.spec(settings);
    }
}
