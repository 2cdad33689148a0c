package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.commons.math3.random.MersenneTwister;
import org.papilio.chaos.LyapunovSpectrum.Spectrum;
import org.papilio.chaos.systems.ExpressionMap;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.chaos.systems.Suggestion;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;
import org.papilio.stats.Interval;

/**
 * The whole computation behind {@code papilio lyapunov}: the spectrum of a known system or of a user's map, in double,
 * with intervals and verdict. A trajectory that ends on an attracting cycle takes its exponents from the cycle ({@link
 * AttractingCycle}), any other from the time average ({@link LyapunovSpectrum}).
 */
public final class LyapunovService {
    /** The confidence of the intervals, jointly for all exponents of a system. */
    public static final double CONFIDENCE = 0.95;

    private static final long MOST_STEPS = 1_000_000_000;
    private static final int LONGEST_PERIOD = 64;
    private static final double RETURN = 1e-9;
    private static final double SCATTER = 1e-3;

    private LyapunovService() {}

    /**
     * What is asked for.
     *
     * @param settings values of parameters and initial coordinates by name
     * @param steps the number of steps; empty for the system's own
     * @param seed scatters the initial point by up to 0.001 in each coordinate; empty for none
     * @param transientSteps steps made before that; empty for the system's own
     * @param divergedAbove a coordinate beyond this counts as divergence
     */
    public record Request(
            Map<String, BigDecimal> settings,
            OptionalLong steps,
            OptionalLong seed,
            OptionalLong transientSteps,
            double divergedAbove) {

        /** A request with the system's own transient and the usual bound. */
        public Request(Map<String, BigDecimal> settings, OptionalLong steps, OptionalLong seed) {
            this(settings, steps, seed, OptionalLong.empty(), LyapunovSpectrum.DIVERGED_ABOVE);
        }

        /** The system as it is shipped, with some settings. */
        public static Request of(Map<String, BigDecimal> settings) {
            return new Request(settings, OptionalLong.empty(), OptionalLong.empty());
        }
    }

    /**
     * What was measured. A diverged system has no exponents.
     *
     * @param system the system's name
     * @param parameters all parameters with their values
     * @param initial the initial point
     * @param steps the number of steps measured
     * @param exponents descending; nats per step, for a flow per unit time; -Infinity where the map annihilates a
     *     direction
     * @param intervals simultaneous 95 % intervals of the exponents
     * @param kaplanYorkeDimension empty when there are no exponents
     * @param verdict with its numbers
     */
    public record Measured(
            String system,
            Map<String, BigDecimal> parameters,
            Map<String, BigDecimal> initial,
            long steps,
            List<Double> exponents,
            List<Interval> intervals,
            OptionalDouble kaplanYorkeDimension,
            Verdict verdict) {}

    /**
     * Measures a shipped system.
     *
     * @throws IllegalArgumentException if the system or a setting is unknown, or a number out of range; the message is
     *     for the user
     */
    public static Measured measure(String system, Request request) {
        List<String> names = KnownSystems.all().stream().map(KnownSystem::name).toList();
        KnownSystem known = KnownSystems.named(system)
                .orElseThrow(() -> new IllegalArgumentException("unknown system '" + system + "'"
                        + Suggestion.of(system, names) + "; known are " + String.join(", ", names)));
        return measure(known, request);
    }

    /**
     * Measures a map written as expressions, see {@link ExpressionMap}.
     *
     * @throws IllegalArgumentException if the text is no map, or as {@link #measure(String, Request)}
     */
    public static Measured measureExpression(String map, Request request) {
        return measure(ExpressionMap.parse(map).system(request.settings()), request);
    }

    /** Measures a system. */
    public static Measured measure(KnownSystem system, Request request) {
        Map<String, BigDecimal> settings = request.settings();
        for (String name : settings.keySet()) {
            if (!system.settable().contains(name)) {
                throw new IllegalArgumentException("'" + system.name() + "' has no parameter '" + name + "'"
                        + Suggestion.of(name, system.settable()) + "; it has " + String.join(", ", system.settable()));
            }
        }
        long steps = request.steps().orElse(system.steps());
        if (steps < LyapunovSpectrum.FEWEST_STEPS || steps > MOST_STEPS) {
            throw new IllegalArgumentException("the number of steps must be from " + LyapunovSpectrum.FEWEST_STEPS
                    + " to " + MOST_STEPS + ", got " + steps);
        }
        double time = time(system, settings);
        DiscreteMap map = system.map(settings);
        TangentOrbit orbit = TangentOrbit.generic(map, Precisions.DOUBLE, doubles(system, request), map.dimension());
        return measured(
                system,
                request,
                time,
                LyapunovSpectrum.of(
                        orbit,
                        request.transientSteps().orElse(system.transientSteps()),
                        steps,
                        CONFIDENCE,
                        request.divergedAbove()));
    }

    private static List<Double> doubles(KnownSystem system, Request request) {
        return start(system, request.settings(), request.seed()).stream()
                .map(BigDecimal::doubleValue)
                .toList();
    }

    /**
     * What the spectrum of a system says.
     *
     * @param request which it was measured for
     * @throws IllegalArgumentException if the time of a step is not positive
     */
    public static Measured measured(KnownSystem system, Request request, Spectrum spectrum) {
        return measured(system, request, time(system, request.settings()), spectrum);
    }

    private static Measured measured(KnownSystem system, Request request, double time, Spectrum spectrum) {
        DiscreteMap map = system.map(request.settings());
        boolean periodic = false;
        List<Double> exponents = spectrum.exponents();
        List<Interval> intervals = spectrum.intervals();
        if (spectrum.divergedAt().isEmpty()) {
            OptionalInt period = Recurrence.period(map, spectrum.state(), LONGEST_PERIOD, RETURN);
            periodic = period.isPresent();
            if (periodic && exponents.get(0) < 1e-6) {
                Optional<List<Double>> cycle = AttractingCycle.exponents(map, spectrum.state(), period.getAsInt());
                exponents = cycle.orElse(exponents);
                intervals = cycle.map(LyapunovService::exact).orElse(intervals);
            }
        }
        Map<String, BigDecimal> initial = new LinkedHashMap<>();
        List<Double> start = doubles(system, request);
        for (int i = 0; i < start.size(); i++) {
            initial.put(system.coordinates().get(i).name(), new BigDecimal(Precisions.DOUBLE.toString(start.get(i))));
        }
        return new Measured(
                system.name(),
                system.parameterValues(request.settings()),
                initial,
                request.steps().orElse(system.steps()),
                exponents.stream().map(l -> l / time).toList(),
                intervals.stream().map(i -> i.times(1 / time)).toList(),
                KaplanYorke.dimension(exponents),
                VerdictRule.STANDARD.judge(GrowthCurve.of(spectrum.history()), spectrum.divergedAt(), periodic));
    }

    /** The time of a step; 1 of a map. */
    private static double time(KnownSystem system, Map<String, BigDecimal> settings) {
        double time = system.timeParameter()
                .map(system.parameterValues(settings)::get)
                .map(BigDecimal::doubleValue)
                .orElse(1.0);
        if (!(time > 0)) {
            throw new IllegalArgumentException(
                    "the time step " + system.timeParameter().orElse("") + " must be positive, got " + time);
        }
        return time;
    }

    private static List<Interval> exact(List<Double> exponents) {
        return exponents.stream()
                .map(l -> Interval.around(l, Double.isInfinite(l) ? 0 : ExponentInterval.ROUNDING * (1 + Math.abs(l))))
                .toList();
    }

    /**
     * The point at which a measurement starts, exactly: the system's initial point, or with a seed a double within 0.001 of
     * it in each coordinate.
     */
    public static List<BigDecimal> start(KnownSystem system, Map<String, BigDecimal> settings, OptionalLong seed) {
        List<BigDecimal> initial = system.initial(settings);
        if (seed.isEmpty()) {
            return initial;
        }
        List<BigDecimal> point = new ArrayList<>();
        MersenneTwister random = new MersenneTwister(seed.getAsLong());
        for (BigDecimal coordinate : initial) {
            double offset = SCATTER * (2 * random.nextDouble() - 1);
            point.add(new BigDecimal(coordinate.doubleValue() + offset));
        }
        return point;
    }
}
