package org.papilio.verify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.number.Precisions;
import org.papilio.random.LegacyRandom;
import org.papilio.random.Seeds;
import org.papilio.train.InitialCondition;
import org.papilio.train.InitialCondition.Biases;
import org.papilio.train.InitialCondition.Distribution;
import org.papilio.train.Reading;

/** Random streams, and what is drawn from them: initial weights, samples of tasks. */
final class RandomChecks {
    private static final int COUNT = 2000;

    private RandomChecks() {}

    static List<Check> all() {
        return List.of(
                stream("uniform", "numbers from [0, 1) of three seeds", random -> draws(random::nextDouble)),
                stream("normal", "normal numbers of three seeds", random -> draws(random::nextGaussian)),
                stream(
                        "permutation",
                        "permutations of three seeds",
                        random -> List.of(random.permutation(7), random.permutation(1000))),
                Check.of("random/derived", "seeds derived for a purpose", () -> IntStream.range(0, COUNT)
                        .mapToLong(seed -> Seeds.derive(seed, "bootstrap"))
                        .toArray()),
                initial("uniform", Distribution.UNIFORM, Biases.DRAWN),
                initial("normal", Distribution.NORMAL, Biases.DRAWN_LAST));
    }

    private static Check stream(String name, String covers, Function<LegacyRandom, Object> draw) {
        return Check.of(
                "random/" + name,
                covers,
                () -> List.of(
                        draw.apply(new LegacyRandom(0)),
                        draw.apply(new LegacyRandom(1234)),
                        draw.apply(new LegacyRandom(0xFFFFFFFFL))));
    }

    private static double[] draws(DoubleSupplier next) {
        return IntStream.range(0, COUNT).mapToDouble(i -> next.getAsDouble()).toArray();
    }

    private static Check initial(String name, Distribution distribution, Biases biases) {
        InitialCondition condition = new InitialCondition(
                new InitialCondition.Drawn(distribution, new BigDecimal("0.3"), biases, 7),
                Optional.of(5),
                Optional.of(new InitialCondition.RandomDirection(new BigDecimal("1e-9"), 3)));
        Network network = new Network(List.of(2, 3, 2), Activation.SIGMOID, Activation.SOFTMAX);
        return Check.of(
                "random/initial/" + name,
                "initial weights, rounded and perturbed",
                () -> List.of(
                        condition.parameters(Precisions.DOUBLE, network, Reading.BINARY64),
                        condition.parameters(Precisions.decimal(34), network, Reading.DECIMAL)));
    }
}
