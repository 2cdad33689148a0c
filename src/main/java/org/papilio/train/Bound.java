package org.papilio.train;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** The bound beyond which a run has diverged. */
public final class Bound<T> {
    private final Precision<T> precision;
    private final BigDecimal divergedAbove;
    private final T bound;

    /** A bound in a precision. */
    public Bound(Precision<T> precision, BigDecimal divergedAbove) {
        this.precision = precision;
        this.divergedAbove = divergedAbove;
        this.bound = precision.of(divergedAbove);
    }

    /** The first value that is not finite or beyond the bound, in words; empty if there is none. */
    public Optional<String> crossed(int step, List<String> names, List<T> values) {
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            boolean outside = !precision.isFinite(value)
                    || precision.compare(value, bound) > 0
                    || precision.compare(precision.neg(value), bound) > 0;
            if (outside) {
                return Optional.of(message(step, names.get(i), value));
            }
        }
        return Optional.empty();
    }

    private String message(int step, String what, T value) {
        double rounded = precision.toDouble(value);
        String shown = Precisions.FLOAT.toString((float) rounded);
        return "diverged at step " + step + ": " + what + " is " + shown
                + (Double.isFinite(rounded) ? ", beyond " + divergedAbove : "");
    }
}
