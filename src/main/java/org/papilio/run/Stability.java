package org.papilio.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.papilio.chaos.Amplification;
import org.papilio.chaos.GrowthCurve;
import org.papilio.chaos.GrowthRecord;
import org.papilio.chaos.Verdict;
import org.papilio.chaos.VerdictRule;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.train.Status;
import org.papilio.train.TrainingMap;
import org.papilio.train.Trajectory;

/**
 * What a training run does with tiny differences, and the verdict: every cell has one, whatever else is measured. It is
 * judged by {@link VerdictRule#STANDARD}, made for one direction, from the growth of one difference in a fixed random direction of the initial
 * parameters, which costs little; from that of the worst direction where the measurement {@code amplification} has it. A
 * run that diverged is <i>diverged</i>; one whose derivative is not finite, or that returns to an earlier state to the
 * last bit and is unstable there, is <i>undecided</i>.
 *
 * @param curve the growth that was judged
 * @param verdict on it
 * @param one the verdict on the growth of the one difference; the same where nothing else was measured
 * @param worst the growth of the worst difference, where asked for
 */
record Stability(GrowthCurve curve, Verdict verdict, Verdict one, Optional<Amplification> worst) {

    /** The columns that a verdict has, in SQL's types. */
    static final Map<String, String> TYPES = types();

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("verdict", "VARCHAR");
        types.put("verdict_reason", "VARCHAR");
        types.put("tail_exponent", "DOUBLE");
        types.put("tail_exponent_low", "DOUBLE");
        types.put("tail_exponent_high", "DOUBLE");
        types.put("growth_digits", "DOUBLE");
        types.put("growth_step", "BIGINT");
        return types;
    }

    /**
     * Judges a run.
     *
     * @param growth of the difference that followed the run
     * @param worst whether the worst direction is measured, too
     */
    static <T> Stability of(TrainingMap map, Trajectory<T> trajectory, GrowthRecord growth, boolean worst) {
        boolean settled = growth.isPeriodic() || trajectory.status() == Status.CONVERGED;
        GrowthCurve curve = growth.curve();
        Verdict one = judge(
                VerdictRule.STANDARD.forOneOf(map.parameterCount()), trajectory, curve, growth.brokenAt(), settled);
        if (!worst || trajectory.steps() < 1) {
            return new Stability(curve, one, one, Optional.empty());
        }
        Amplification amplification = amplification(map, trajectory);
        return new Stability(
                amplification.curve(),
                judge(VerdictRule.STANDARD, trajectory, amplification.curve(), amplification.divergedAt(), settled),
                one,
                Optional.of(amplification));
    }

    private static Verdict judge(
            VerdictRule rule, Trajectory<?> trajectory, GrowthCurve curve, OptionalLong brokenAt, boolean settled) {
        if (trajectory.status() == Status.DIVERGED) {
            return rule.judge(curve, OptionalLong.of(trajectory.steps()), settled);
        }
        return brokenAt.isPresent()
                ? rule.withoutDerivative(curve, brokenAt.getAsLong())
                : rule.judge(curve, OptionalLong.empty(), settled);
    }

    /**
     * Along the very trajectory where the whole state of every step was kept; otherwise along the one that a double run
     * makes from the same initial condition.
     */
    private static <T> Amplification amplification(TrainingMap map, Trajectory<T> trajectory) {
        Precision<T> precision = trajectory.precision();
        boolean whole = map.dimension() == map.parameterCount()
                && trajectory.parameters().size() == trajectory.steps() + 1;
        if (whole) {
            return Amplification.along(
                    map,
                    trajectory.parameters().stream()
                            .map(state -> state.stream()
                                    .mapToDouble(precision::toDouble)
                                    .toArray())
                            .toList());
        }
        var initial =
                trajectory.initialParameters().stream().map(precision::toDouble).toList();
        return Amplification.of(
                map, Precisions.DOUBLE, map.initialState(Precisions.DOUBLE, initial), trajectory.steps());
    }

    /** What every cell stores of it. */
    Map<String, Object> columns() {
        return columns(verdict, one);
    }

    /**
     * What every cell stores of its verdict.
     *
     * @param verdict the verdict
     * @param growth how much a difference grows: the same verdict, or that on one difference in a random direction
     */
    static Map<String, Object> columns(Verdict verdict, Verdict growth) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("verdict", verdict.outcome().label());
        columns.put("verdict_reason", verdict.reason());
        verdict.tailExponent().ifPresent(rate -> columns.put("tail_exponent", rate));
        verdict.tailInterval().ifPresent(interval -> {
            columns.put("tail_exponent_low", interval.lower());
            columns.put("tail_exponent_high", interval.upper());
        });
        if (growth.steps() > 0) {
            columns.put("growth_digits", growth.peakDigits());
            columns.put("growth_step", growth.peakStep());
        }
        return columns;
    }
}
