package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.LyapunovService.Measured;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystem.Reference;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.stats.Interval;

/** The table behind {@code papilio validate}: every known exponent of every shipped system beside what we measure. */
public final class Validation {
    private Validation() {}

    /**
     * One known exponent.
     *
     * @param system the system's name
     * @param settings the parameters that differ from their defaults
     * @param quantity {@code lambda1}, {@code lambda2}, ...
     * @param reference the known value
     * @param tolerance half a unit of its last digit known
     * @param ours what we measure
     * @param interval its 95 % interval
     * @param agrees whether the interval, widened by the tolerance, contains the reference
     * @param source where the reference comes from
     */
    public record Row(
            String system,
            Map<String, BigDecimal> settings,
            String quantity,
            double reference,
            double tolerance,
            double ours,
            Interval interval,
            boolean agrees,
            String source) {}

    /** Measures all systems with their own number of steps; takes some ten seconds. */
    public static List<Row> run() {
        List<Row> rows = new ArrayList<>();
        for (KnownSystem system : KnownSystems.all()) {
            for (Reference reference : system.references()) {
                rows.addAll(rows(system, reference));
            }
        }
        return rows;
    }

    /** The rows of one reference. */
    public static List<Row> rows(KnownSystem system, Reference reference) {
        Measured measured = LyapunovService.measure(system, LyapunovService.Request.of(reference.settings()));
        List<Row> rows = new ArrayList<>();
        for (int k = 0;
                k < reference.exponents().size() && k < measured.exponents().size();
                k++) {
            double known = reference.exponents().get(k);
            double tolerance = reference.tolerances().get(k);
            Interval interval = measured.intervals().get(k);
            boolean agrees = interval.lower() - tolerance <= known && known <= interval.upper() + tolerance;
            rows.add(new Row(
                    system.name(),
                    reference.settings(),
                    "lambda" + (k + 1),
                    known,
                    tolerance,
                    measured.exponents().get(k),
                    interval,
                    agrees,
                    reference.source()));
        }
        return rows;
    }
}
