package org.papilio.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.papilio.chaos.GrowthRecord;
import org.papilio.chaos.TangentGrowth;
import org.papilio.chaos.TrainingEnsemble;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Task;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Definition;
import org.papilio.program.LaneNumbers;
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
    private final Map<Family, Optional<TrainingEnsemble<?>>> ensembles = new ConcurrentHashMap<>();

    /** Cells that can be computed together: their maps differ in the learning rate alone. */
    private record Family(TrainingMap map, String precision) {
        static Family of(TrainingSpec spec) {
            return of(spec, TrainingComputation.map(spec));
        }

        static Family of(TrainingSpec spec, TrainingMap map) {
            return new Family(map.withLearningRate(BigDecimal.ONE), spec.precision());
        }
    }

    /** A cell that is to be computed, and the map that its system describes. */
    private record Member(Cell cell, TrainingMap map) {
        Family family() {
            return Family.of(TrainingSpec.of(cell.system()), map);
        }
    }

    @Override
    public Computed compute(Part part, Cell cell) {
        return compute(part, new Member(cell, map(TrainingSpec.of(cell.system()))));
    }

    private Computed compute(Part part, Member member) {
        if (isLong(member.map())) {
            List<Computed> found = new ArrayList<>();
            ensemble(member.family())
                    .ifPresent(ensemble ->
                            compute(part, List.of(member), ensemble, (same, computed) -> found.add(computed)));
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        return compute(part, member, Precisions.named(member.cell().system().precision()));
    }

    /** Whether single runs have no recorded step, so that even one is made sooner over lanes. */
    private boolean isLong(TrainingMap map) {
        return trainer(map.withLearningRate(BigDecimal.ONE)).step().isEmpty();
    }

    /** Fewer runs are made one by one. */
    private int fewest(TrainingMap map) {
        return isLong(map) ? 1 : Together.FEWEST;
    }

    @Override
    public int together(Part part, Cell cell) {
        if (ensemble(Family.of(TrainingSpec.of(cell.system()))).isEmpty()) {
            return 1;
        }
        Precision<?> precision = Precisions.named(cell.system().precision());
        double recorded = part.record().equals("all") ? parameters(cell.system()) : 0;
        double bytes = Double.BYTES
                * (cell.system().steps()
                        + records(part, cell.system()) * (1 + LaneNumbers.parts(precision) * (1 + recorded)));
        return Together.count(bytes, seconds(part, cell.system()), fewest(map(TrainingSpec.of(cell.system()))));
    }

    @Override
    public void compute(Part part, List<Cell> cells, BiConsumer<Cell, Computed> sink) {
        List<Member> all = cells.stream()
                .map(cell -> new Member(cell, map(TrainingSpec.of(cell.system()))))
                .toList();
        for (List<Member> members : Together.grouped(all, Member::family)) {
            Optional<TrainingEnsemble<?>> ensemble = ensemble(members.get(0).family());
            if (ensemble.isPresent() && members.size() >= fewest(members.get(0).map())) {
                compute(part, members, ensemble.get(), sink);
            } else {
                members.forEach(member -> sink.accept(member.cell(), compute(part, member)));
            }
        }
    }

    private Optional<TrainingEnsemble<?>> ensemble(Family family) {
        return ensembles.computeIfAbsent(
                family, key -> TrainingEnsemble.of(key.map(), Precisions.named(key.precision()))
                        .map(ensemble -> ensemble));
    }

    private <T> void compute(
            Part part, List<Member> members, TrainingEnsemble<T> ensemble, BiConsumer<Cell, Computed> sink) {
        List<TrainingEnsemble.Start<T>> starts = new ArrayList<>();
        for (Member member : members) {
            TrainingSpec spec = TrainingSpec.of(member.cell().system());
            starts.add(new TrainingEnsemble.Start<>(
                    parameters(spec, member.map(), ensemble.precision()),
                    member.map().optimiser().learningRate(),
                    limits(spec)));
        }
        ensemble.run(starts, recording(part), (index, trajectory, growth) -> {
            Member member = members.get(index);
            sink.accept(member.cell(), computed(part, member.cell(), member.map(), trajectory, growth));
        });
    }

    private <T> Computed compute(Part part, Member member, Precision<T> precision) {
        TrainingSpec spec = TrainingSpec.of(member.cell().system());
        Trainer trainer = trainer(member.map());
        List<T> parameters = parameters(spec, trainer.map(), precision);
        TangentGrowth growth = new TangentGrowth(
                trainer.step().<Definition>map(step -> step).orElse(trainer.map()),
                trainer.map().parameterCount());
        Trajectory<T> trajectory = trainer.run(precision, parameters, limits(spec), recording(part), growth::step);
        return computed(part, member.cell(), trainer.map(), trajectory, growth.growth());
    }

    private static <T> List<T> parameters(TrainingSpec spec, TrainingMap map, Precision<T> precision) {
        return initialCondition(spec).parameters(precision, map.objective().network(), reading(spec));
    }

    private static Limits limits(TrainingSpec spec) {
        return new Limits(spec.steps(), spec.convergedBelow(), spec.divergedAbove());
    }

    private static Recording recording(Part part) {
        return new Recording(part.every(), part.record().equals("all"));
    }

    private static <T> Computed computed(
            Part part, Cell cell, TrainingMap map, Trajectory<T> trajectory, GrowthRecord growth) {
        Stability stability =
                Stability.of(map, trajectory, growth, part.measure().contains(Measures.AMPLIFICATION.label()));
        Map<String, Object> measurements = new LinkedHashMap<>(stability.columns());
        for (String name : part.measure()) {
            measurements.putAll(Measures.named(name).measure(map, trajectory, stability));
        }
        return new Computed(
                CellResult.of(cell, trajectory, measurements),
                recording(part).parameters() ? Optional.of(trajectory) : Optional.empty());
    }

    @Override
    public double seconds(Part part, SystemSpec system) {
        Trainer trainer = trainer(TrainingSpec.of(system));
        Precision<?> precision = Precisions.named(system.precision());
        boolean lanes = ensemble(Family.of(TrainingSpec.of(system))).isPresent();
        BiFunction<Trainer, Precision<?>, Double> cost = lanes ? CostModel::overLanes : CostModel::step;
        // a run in double takes its steps from the tangent vector that follows it
        double usual = CostModel.FOLLOWED * cost.apply(trainer, Precisions.DOUBLE)
                + (precision == Precisions.DOUBLE ? 0 : cost.apply(trainer, precision));
        double worst = part.measure().contains(Measures.AMPLIFICATION.label())
                ? CostModel.TANGENT * trainer.map().dimension() * CostModel.step(trainer, Precisions.DOUBLE)
                : 0;
        return system.steps() * (usual + worst);
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
        return trainer(map(spec));
    }

    private Trainer trainer(TrainingMap map) {
        return trainers.computeIfAbsent(map, Trainer::new);
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
