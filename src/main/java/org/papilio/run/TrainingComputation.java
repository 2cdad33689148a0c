package org.papilio.run;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.papilio.chaos.TangentGrowth;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Task;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Definition;
import org.papilio.study.Cell;
import org.papilio.study.Part;
import org.papilio.study.SystemSpec;
import org.papilio.study.TrainingSpec;
import org.papilio.train.Gradient;
import org.papilio.train.InitialCondition;
import org.papilio.train.Limits;
import org.papilio.train.Optimiser;
import org.papilio.train.Reading;
import org.papilio.train.Recording;
import org.papilio.train.Trainer;
import org.papilio.train.TrainingMap;
import org.papilio.train.Trajectory;

/**
 * Computes a cell by training: builds the map and the initial condition that the cell's system describes, runs them in the
 * cell's precision, judges what they do with tiny differences and makes the part's measurements. Training maps are recorded once and shared by the cells that have
 * the same.
 */
public final class TrainingComputation implements SystemComputation {

    private final Map<TrainingMap, Trainer> trainers = new ConcurrentHashMap<>();

    @Override
    public Computed compute(Part part, Cell cell) {
        return compute(part, cell, Precisions.named(cell.system().precision()));
    }

    private <T> Computed compute(Part part, Cell cell, Precision<T> precision) {
        TrainingSpec spec = TrainingSpec.of(cell.system());
        Trainer trainer = trainer(spec);
        List<T> parameters = initialCondition(spec)
                .parameters(precision, trainer.map().objective().network(), reading(spec));
        boolean all = part.record().equals("all");
        TangentGrowth growth = new TangentGrowth(
                trainer.step().<Definition>map(step -> step).orElse(trainer.map()),
                trainer.map().parameterCount());
        Trajectory<T> trajectory = trainer.run(
                precision,
                parameters,
                new Limits(spec.steps(), spec.convergedBelow(), spec.divergedAbove()),
                new Recording(part.every(), all),
                growth::step);
        Stability stability = Stability.of(
                trainer.map(), trajectory, growth, part.measure().contains(Measures.AMPLIFICATION.label()));
        Map<String, Object> measurements = new LinkedHashMap<>(stability.columns());
        for (String name : part.measure()) {
            measurements.putAll(Measures.named(name).measure(trainer.map(), trajectory, stability));
        }
        return new Computed(
                CellResult.of(cell, trajectory, measurements), all ? Optional.of(trajectory) : Optional.empty());
    }

    @Override
    public double seconds(Part part, SystemSpec system) {
        Trainer trainer = trainer(TrainingSpec.of(system));
        Precision<?> precision = Precisions.named(system.precision());
        double step = CostModel.step(trainer, Precisions.DOUBLE);
        // a run in double takes its steps from the tangent vector that follows it
        double training =
                CostModel.FOLLOWED * step + (precision == Precisions.DOUBLE ? 0 : CostModel.step(trainer, precision));
        double worst = part.measure().contains(Measures.AMPLIFICATION.label())
                ? CostModel.TANGENT * trainer.map().dimension() * step
                : 0;
        return system.steps() * (training + worst);
    }

    @Override
    public int parameters(SystemSpec system) {
        return map(TrainingSpec.of(system)).parameterCount();
    }

    @Override
    public long records(Part part, SystemSpec system) {
        return system.steps() / part.every() + 1L;
    }

    /** The recorded training map of a system. */
    public Trainer trainer(TrainingSpec spec) {
        return trainers.computeIfAbsent(map(spec), Trainer::new);
    }

    /** The training map that a system describes. */
    public static TrainingMap map(TrainingSpec spec) {
        Reading reading = reading(spec);
        Network network = new Network(spec.network(), activation(spec.activation()), activation(spec.output()));
        int outputs = spec.network().get(spec.network().size() - 1);
        Task task = spec.task().task(outputs).map(reading::read);
        Objective objective =
                new Objective(network, task, new Loss(lossKind(spec.loss()), reading.read(spec.epsilon())));
        Gradient gradient = spec.gradient().equals("central-difference")
                ? new Gradient.CentralDifference(reading.read(spec.h()))
                : new Gradient.Backpropagation();
        return new TrainingMap(objective, gradient, order(spec, network), batches(spec, objective), optimiser(spec));
    }

    private static List<String> order(TrainingSpec spec, Network network) {
        if (spec.update().equals("simultaneous")) {
            return List.of();
        }
        return spec.order().isEmpty()
                ? network.arrays().stream().map(Network.Array::name).toList()
                : spec.order();
    }

    private static List<List<Integer>> batches(TrainingSpec spec, Objective objective) {
        if (spec.batch().equals("full")) {
            return List.of(objective.allSamples());
        }
        List<Integer> order = spec.sampleOrder().isEmpty() ? objective.allSamples() : spec.sampleOrder();
        return order.stream().map(List::of).toList();
    }

    private static Optimiser optimiser(TrainingSpec spec) {
        Reading reading = reading(spec);
        BigDecimal rate = reading.read(spec.learningRate());
        return switch (spec.optimiser()) {
            case "gradient-descent" -> new Optimiser.GradientDescent(rate);
            case "momentum" -> new Optimiser.Momentum(rate, reading.read(spec.momentum()));
            case "adam" ->
                new Optimiser.Adam(
                        rate, reading.read(spec.beta1()), reading.read(spec.beta2()), reading.read(spec.adamEpsilon()));
            default -> throw new IllegalArgumentException("unknown optimiser '" + spec.optimiser() + "'");
        };
    }

    static Reading reading(TrainingSpec spec) {
        return Reading.valueOf(constant(spec.inputs()));
    }

    private static Activation activation(String name) {
        return Activation.valueOf(constant(name));
    }

    private static Loss.Kind lossKind(String name) {
        return Loss.Kind.valueOf(constant(name));
    }

    /** A word of a study file as the name of an enum constant. */
    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The initial condition that a system describes. */
    public static InitialCondition initialCondition(TrainingSpec spec) {
        InitialCondition.Source source;
        if (spec.initial() instanceof TrainingSpec.Drawn drawn) {
            source = new InitialCondition.Drawn(
                    InitialCondition.Distribution.valueOf(constant(drawn.distribution())),
                    drawn.scale(),
                    InitialCondition.Biases.valueOf(constant(drawn.biases())),
                    spec.seed()
                            .orElseThrow(() -> new IllegalArgumentException("a drawn initial condition needs a seed")));
        } else {
            source = new InitialCondition.Given(((TrainingSpec.Given) spec.initial()).arrays());
        }
        return new InitialCondition(source, spec.roundInitial(), spec.perturb().map(TrainingComputation::perturbation));
    }

    static InitialCondition.Perturbation perturbation(TrainingSpec.Perturb perturb) {
        if (perturb.parameter().equals("random-direction")) {
            return new InitialCondition.RandomDirection(
                    perturb.by().orElseThrow(), perturb.seed().orElse(0L));
        }
        return perturb.ulps().isPresent()
                ? new InitialCondition.Ulps(perturb.parameter(), perturb.ulps().get())
                : new InitialCondition.Shift(perturb.parameter(), perturb.by().orElseThrow());
    }
}
