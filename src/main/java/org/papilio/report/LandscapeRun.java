package org.papilio.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.papilio.chaos.Amplification;
import org.papilio.chaos.Escape;
import org.papilio.chaos.Hessian;
import org.papilio.chaos.Multiplier;
import org.papilio.chaos.Saddles;
import org.papilio.model.Objective;
import org.papilio.number.Field;
import org.papilio.number.Precisions;
import org.papilio.program.Definition;
import org.papilio.train.Optimiser;
import org.papilio.train.TrainingMap;

/**
 * A run in the landscape of its loss.
 *
 * @param run the run
 * @param sharpness the largest eigenvalue of the Hessian at each step
 * @param lowest the smallest one
 * @param met the sharpness that the update really meets, {@code (1 - m) / eta} with m the smallest real part of a
 *     multiplier of the map; the sharpness itself for plain gradient descent on all parameters at once; empty where the
 *     formula has no meaning
 * @param largest the largest modulus of a multiplier of the map at each step
 * @param digits digits lost at each step
 * @param threshold the sharpness above which the update overshoots, if it has one
 * @param passages the saddles passed
 */
record LandscapeRun(
        TracedRun run,
        List<Double> sharpness,
        List<Double> lowest,
        List<Double> met,
        List<Double> largest,
        List<Double> digits,
        OptionalDouble threshold,
        List<Passage> passages) {
    private static final double LN_10 = 2.302585092994046;
    private static final double SAME_ANSWER = 1e-3;
    /** How many run lengths an escape is predicted ahead. */
    private static final int AHEAD = 10;

    /**
     * A saddle on the way.
     *
     * @param saddle the saddle
     * @param loss the loss there
     * @param sameAnswer whether the network gives the same answer to every sample there
     * @param escape by the map's own linearisation; empty if the map has no derivative there
     */
    record Passage(Saddles.Saddle saddle, double loss, boolean sameAnswer, Optional<Escape> escape) {
        /** Two passages of a kind have the same loss, to three digits, and the same sort of answer. */
        String kind() {
            return "loss " + Wording.significant(loss, 3)
                    + (sameAnswer ? ", where the network gives the same answer to every input" : "");
        }
    }

    /**
     * Measures.
     *
     * @param radius how near a saddle must be passed
     * @throws IllegalArgumentException if the network is too large
     */
    static LandscapeRun of(TracedRun run, double radius) {
        TrainingMap map = run.map();
        Objective objective = map.objective();
        List<double[]> states = run.states();
        List<double[]> parameters = run.parameters();
        Hessian hessian = Hessian.ofGradient(gradient(objective));
        Multiplier.Evaluation derivative = new Multiplier.Evaluation(map);
        double eta = map.optimiser().learningRate().doubleValue();
        boolean plain = map.optimiser() instanceof Optimiser.GradientDescent && wholeBatch(map);
        List<Double> sharpness = new ArrayList<>();
        List<Double> lowest = new ArrayList<>();
        List<Double> met = new ArrayList<>();
        List<Double> largest = new ArrayList<>();
        for (int t = 0; t < states.size(); t++) {
            double[] eigenvalues = hessian.at(parameters.get(t)).eigenvalues();
            sharpness.add(eigenvalues[0]);
            lowest.add(eigenvalues[eigenvalues.length - 1]);
            if (plain) {
                List<Multiplier> multipliers = derivative.at(states.get(t));
                largest.add(multipliers.get(0).modulus());
                met.add(multipliers.stream()
                        .mapToDouble(m -> (1 - m.real()) / eta)
                        .max()
                        .orElse(Double.NaN));
            }
        }
        Amplification amplification = Amplification.along(map, states);
        List<Double> digits = IntStream.rangeClosed(0, amplification.curve().size())
                .mapToObj(t -> t == 0 ? 0 : amplification.curve().nats(t - 1) / LN_10)
                .toList();
        List<Passage> passages = parameters.size() < 3
                ? List.of()
                : Saddles.along(hessian, parameters, eta, radius).stream()
                        .map(saddle -> passage(objective, derivative, states, saddle, radius))
                        .toList();
        return new LandscapeRun(run, sharpness, lowest, met, largest, digits, threshold(map, eta), passages);
    }

    private static Passage passage(
            Objective objective,
            Multiplier.Evaluation derivative,
            List<double[]> states,
            Saddles.Saddle saddle,
            double radius) {
        double[] start = states.get(saddle.closestStep());
        double[] fixed = new double[start.length];
        for (int i = 0; i < saddle.point().size(); i++) {
            fixed[i] = saddle.point().get(i);
        }
        Optional<Escape> escape;
        try {
            escape = Optional.of(Escape.of(derivative, fixed, start, radius, AHEAD * states.size()));
        } catch (IllegalArgumentException notDifferentiable) {
            escape = Optional.empty();
        }
        double loss = objective.loss(Precisions.DOUBLE, saddle.point(), objective.allSamples());
        return new Passage(saddle, loss, sameAnswer(objective, saddle.point()), escape);
    }

    private static boolean sameAnswer(Objective objective, List<Double> parameters) {
        List<Double> first = objective.outputs(Precisions.DOUBLE, parameters, 0);
        return objective.allSamples().stream()
                .map(sample -> objective.outputs(Precisions.DOUBLE, parameters, sample))
                .allMatch(answer -> IntStream.range(0, first.size())
                        .allMatch(i -> Math.abs(answer.get(i) - first.get(i)) < SAME_ANSWER));
    }

    private static boolean wholeBatch(TrainingMap map) {
        return map.batches().size() == 1;
    }

    private static OptionalDouble threshold(TrainingMap map, double eta) {
        if (!wholeBatch(map) || map.optimiser() instanceof Optimiser.Adam) {
            return OptionalDouble.empty();
        }
        double inertia =
                map.optimiser() instanceof Optimiser.Momentum m ? m.momentum().doubleValue() : 0;
        return OptionalDouble.of(2 * (1 + inertia) / eta);
    }

    private static Definition gradient(Objective objective) {
        return new Definition() {
            @Override
            public int inputs() {
                return objective.network().parameterCount();
            }

            @Override
            public int outputs() {
                return inputs();
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> parameters) {
                return objective.gradient(field, parameters, objective.allSamples());
            }
        };
    }

    String label() {
        return run.label();
    }

    /** Whether parameters are updated one after another, so that the sharpness alone does not decide. */
    boolean sequential() {
        return !run.map().order().isEmpty();
    }

    /** At how many steps a sharpness exceeds the threshold. */
    int above(List<Double> values) {
        return (int) values.stream().filter(value -> value > bound()).count();
    }

    /** At how many steps both the sharpness and the one really met exceed the threshold. */
    int overshooting() {
        return (int) multipliers(true).filter(t -> met.get(t) > bound()).count();
    }

    /** The largest modulus of a multiplier at the steps that are too sharp and do not overshoot, or at all others. */
    List<Double> stretching(boolean tooSharp) {
        return multipliers(tooSharp)
                .filter(t -> met.get(t) <= bound())
                .mapToObj(largest::get)
                .toList();
    }

    private IntStream multipliers(boolean tooSharp) {
        return IntStream.range(0, met.size()).filter(t -> (sharpness.get(t) > bound()) == tooSharp);
    }

    private double bound() {
        return threshold.orElse(Double.POSITIVE_INFINITY);
    }

    /** Digits lost in the steps that begin where the sharpness exceeds the threshold, and in the others. */
    double[] digitsAboveAndBelow() {
        double[] lost = new double[2];
        for (int t = 1; t < digits.size(); t++) {
            boolean above = sharpness.get(t - 1) > bound();
            lost[above ? 0 : 1] += digits.get(t) - digits.get(t - 1);
        }
        return lost;
    }

    /** The last step at which the sharpness exceeds the threshold; -1 if it never does. */
    int lastAbove() {
        return IntStream.range(0, sharpness.size())
                .filter(t -> sharpness.get(t) > bound())
                .max()
                .orElse(-1);
    }

    /** The step of an extreme value. */
    static int extreme(List<Double> values, boolean largest) {
        double[] array = values.stream().mapToDouble(Double::doubleValue).toArray();
        double wanted =
                (largest ? Arrays.stream(array).max() : Arrays.stream(array).min()).orElse(Double.NaN);
        return values.indexOf(wanted);
    }
}
