package org.papilio.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.papilio.chaos.AlignmentIndex;
import org.papilio.chaos.Amplification;
import org.papilio.chaos.AttractingCycle;
import org.papilio.chaos.BasinBoundary;
import org.papilio.chaos.DivisorSplit;
import org.papilio.chaos.Escape;
import org.papilio.chaos.FiniteTimeSpectrum;
import org.papilio.chaos.GrowthCurve;
import org.papilio.chaos.Hessian;
import org.papilio.chaos.LargestExponent;
import org.papilio.chaos.LyapunovService;
import org.papilio.chaos.LyapunovSpectrum.Spectrum;
import org.papilio.chaos.MapEnsemble;
import org.papilio.chaos.Multiplier;
import org.papilio.chaos.OrbitDiagram;
import org.papilio.chaos.PeriodDoublings;
import org.papilio.chaos.PeriodicOrbit;
import org.papilio.chaos.PreconditionedSharpness;
import org.papilio.chaos.Recurrence;
import org.papilio.chaos.RoundOff;
import org.papilio.chaos.Saddles;
import org.papilio.chaos.SeriesVerdict;
import org.papilio.chaos.ShadowHorizon;
import org.papilio.chaos.TangentOrbit;
import org.papilio.chaos.TwoTrajectories;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.model.DivisionCircuit;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;
import org.papilio.stats.BlockBootstrap;
import org.papilio.train.DivisionMap;
import org.papilio.train.DivisionSamples;
import org.papilio.train.Recording;
import org.papilio.train.TrainingMap;
import org.papilio.train.Trajectory;

/** Every measure of chaos, on the shortest trajectories that give it something to measure. */
final class ChaosChecks {
    private static final double CONFIDENCE = 0.95;

    private static final LyapunovService.Request SPECTRUM =
            new LyapunovService.Request(Map.of(), OptionalLong.of(200), OptionalLong.of(1), OptionalLong.of(20), 1e30);

    private ChaosChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.addAll(exponents());
        checks.addAll(growth());
        checks.addAll(cycles());
        checks.addAll(landscape());
        checks.add(
                Check.of("chaos/series", "0-1 test and exponent of a series", () -> SeriesVerdict.of(series(400), 2)));
        checks.add(Check.of(
                "chaos/boundary",
                "box dimension, uncertainty exponent, basin entropy, fractality test",
                () -> BasinBoundary.of(basins(64))));
        return checks;
    }

    private static DiscreteMap henon() {
        return KnownSystems.named("henon").orElseThrow().map(Map.of());
    }

    private static DiscreteMap quadratic(BigDecimal a) {
        return KnownSystems.named("quadratic").orElseThrow().map(Map.of("a", a));
    }

    private static <T> List<T> point(Precision<T> precision) {
        return List.of(precision.of(new BigDecimal("0.1")), precision.of(new BigDecimal("0.2")));
    }

    private static List<Check> exponents() {
        List<Check> checks = new ArrayList<>();
        for (String system : List.of("henon", "quadratic", "lorenz")) {
            String name = "chaos/spectrum/" + system;
            String covers = "exponents with intervals, dimension, verdict";
            checks.add(new Check(name, "alone", covers, () -> LyapunovService.measure(system, SPECTRUM)));
            checks.add(new Check(name, "plain lanes", covers, () -> overLanes(system)));
        }
        for (Precision<?> precision : List.of(Precisions.DOUBLE, Precisions.DOUBLE_DOUBLE, Precisions.decimal(34))) {
            checks.add(Check.of(
                    "chaos/largest/" + precision.name(),
                    "largest exponent by tangent vector and by two trajectories",
                    () -> largest(precision)));
        }
        return checks;
    }

    private static LyapunovService.Measured overLanes(String name) {
        KnownSystem system = KnownSystems.named(name).orElseThrow();
        MapEnsemble.Start start = new MapEnsemble.Start(
                LyapunovService.start(system, SPECTRUM.settings(), SPECTRUM.seed()),
                List.copyOf(system.parameterValues(SPECTRUM.settings()).values()),
                (int) SPECTRUM.transientSteps().orElseThrow(),
                (int) SPECTRUM.steps().orElseThrow(),
                new BigDecimal(SPECTRUM.divergedAbove()));
        List<Spectrum> spectra = new ArrayList<>();
        MapEnsemble.of(system, Precisions.DOUBLE)
                .orElseThrow()
                .run(List.of(start), new Recording(1, false), new MapEnsemble.Sink<>() {
                    @Override
                    public void ended(int index, Trajectory<Double> trajectory, Spectrum spectrum) {
                        spectra.add(spectrum);
                    }

                    @Override
                    public void left(int index) {
                        throw new IllegalStateException(name + " cannot be followed over lanes");
                    }
                });
        return LyapunovService.measured(system, SPECTRUM, spectra.get(0));
    }

    private static <T> Object largest(Precision<T> precision) {
        Spectrum tangent = LargestExponent.of(henon(), precision, point(precision), 10, 64, CONFIDENCE);
        Spectrum neighbour = TwoTrajectories.of(henon(), precision, point(precision), 1e-7, 10, 64, CONFIDENCE);
        return List.of(
                values(tangent),
                values(neighbour),
                tangent.history().bootstrapInterval(0, BlockBootstrap.Kind.STATIONARY, CONFIDENCE, 100, 1));
    }

    private static Object values(Spectrum spectrum) {
        return List.of(
                spectrum.exponents(), spectrum.intervals(), spectrum.history().cumulated(0), spectrum.state());
    }

    private static List<Check> growth() {
        TrainingMap xor = Kernels.xor();
        List<double[]> states = Kernels.trajectory(xor, "1", 12);
        return List.of(
                Check.of("chaos/amplification", "worst difference along a training", () -> {
                    Amplification amplification = Amplification.along(xor, states);
                    return List.of(
                            nats(amplification.curve()),
                            amplification.peakDigits(),
                            amplification.peakStep(),
                            amplification.response(),
                            amplification.source());
                }),
                Check.of(
                        "chaos/finite-time-spectrum",
                        "all finite-time exponents of a training",
                        () -> FiniteTimeSpectrum.along(xor, states.subList(0, 5))),
                Check.of(
                        "chaos/alignment",
                        "SALI and GALI",
                        () -> AlignmentIndex.of(
                                TangentOrbit.generic(
                                        KnownSystems.named("standard")
                                                .orElseThrow()
                                                .map(Map.of()),
                                        Precisions.DOUBLE,
                                        List.of(0.5, 0.3),
                                        2),
                                40)),
                Check.of("chaos/round-off", "how long float stays with decimal(34), measured and predicted", () -> {
                    Precision<BigDecimal> referee = Precisions.decimal(34);
                    ShadowHorizon horizon = ShadowHorizon.of(
                            henon(), Precisions.FLOAT, point(Precisions.FLOAT), referee, point(referee), 30, 0.1);
                    Amplification amplification =
                            Amplification.of(henon(), Precisions.DOUBLE, point(Precisions.DOUBLE), 30);
                    return List.of(horizon, RoundOff.of(Precisions.FLOAT, horizon, amplification, 1));
                }));
    }

    private static double[] nats(GrowthCurve curve) {
        return IntStream.range(0, curve.size()).mapToDouble(curve::nats).toArray();
    }

    private static List<Check> cycles() {
        return List.of(
                Check.of(
                        "chaos/cycles/periodic",
                        "cycles of period 2 with their multipliers",
                        () -> PeriodicOrbit.near(henon(), new double[] {1, -0.1}, 2)),
                Check.of(
                        "chaos/cycles/attracting",
                        "exponents of an attracting cycle in 60 digits",
                        () -> AttractingCycle.exponents(quadratic(new BigDecimal("1.1")), List.of(0.9), 2)),
                Check.of(
                        "chaos/cycles/recurrence",
                        "period of a trajectory",
                        () -> Recurrence.period(quadratic(new BigDecimal("1.1")), List.of(1.57835139), 8, 1e-6)),
                Check.of(
                        "chaos/cycles/doublings",
                        "period doublings of gradient descent",
                        () -> PeriodDoublings.locate(ChaosChecks::quadratic, 0.9, 1.1, List.of(0.9), 1)),
                Check.of(
                        "chaos/cycles/diagram",
                        "orbit diagram",
                        () -> OrbitDiagram.of(
                                ChaosChecks::quadratic,
                                List.of(new BigDecimal("0.8"), new BigDecimal("1.1"), new BigDecimal("1.4")),
                                List.of(0.1),
                                0,
                                100,
                                64)));
    }

    private static List<Check> landscape() {
        TrainingMap xor = Kernels.xor();
        TrainingMap adam = Kernels.xorWithAdam();
        List<double[]> states = Kernels.trajectory(xor, "1", 12);
        DivisionMap division =
                new DivisionMap(new DivisionCircuit(DivisionCircuit.Form.COMPLEX), new BigDecimal("0.1"));
        return List.of(
                Check.of("chaos/landscape/hessian", "Hessian with eigenvalues, gradient", () -> {
                    Hessian hessian = new Hessian(xor.objective().lossDefinition());
                    Hessian.At at = hessian.at(states.get(3));
                    return List.of(hessian.matrix(states.get(3)), at.eigenvalues(), at.gradient(), at.eigenvector(0));
                }),
                Check.of(
                        "chaos/landscape/saddles",
                        "saddles passed by a training",
                        () -> Saddles.along(
                                new Hessian(xor.objective().lossDefinition()),
                                Kernels.trajectory(xor, "0.1", 20),
                                5,
                                3)),
                Check.of(
                        "chaos/landscape/escape",
                        "multipliers, predicted escape",
                        () -> Escape.of(new Multiplier.Evaluation(xor), states.get(0), states.get(1), 10, 50)),
                Check.of(
                        "chaos/landscape/sharpness",
                        "sharpness preconditioned by Adam",
                        () -> PreconditionedSharpness.along(
                                adam,
                                List.of(0, 1, 2),
                                Kernels.trajectory(adam, "1", 2).stream()
                                        .map(state -> Arrays.copyOf(state, adam.parameterCount()))
                                        .toList(),
                                step -> true)),
                Check.of("chaos/division-split", "first step that divides differently", () -> {
                    double[] a = {-0.13, 0.35, 0.85, 0.66, 0.8, 1.2};
                    double[] b = a.clone();
                    b[0] += 1e-3;
                    return DivisorSplit.of(
                            division, a, b, new DivisionSamples(DivisionCircuit.Form.COMPLEX, 1, 0), 200);
                }));
    }

    private static double[] series(int count) {
        double[] x = new double[count];
        x[0] = 0.3;
        for (int i = 1; i < count; i++) {
            x[i] = 3.9 * x[i - 1] * (1 - x[i - 1]);
        }
        return x;
    }

    /** Which root Newton's method for z^3 = 1 finds, over a plane. */
    private static int[][] basins(int size) {
        int[][] labels = new int[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double x = -2 + 4 * (column + 0.5) / size;
                double y = -2 + 4 * (row + 0.5) / size;
                for (int step = 0; step < 12; step++) {
                    double squares = x * x + y * y;
                    double next = 2 * x / 3 + (x * x - y * y) / (3 * squares * squares);
                    y = 2 * y / 3 - 2 * x * y / (3 * squares * squares);
                    x = next;
                }
                labels[row][column] = x > 0.5 ? 0 : y > 0 ? 1 : 2;
            }
        }
        return labels;
    }
}
