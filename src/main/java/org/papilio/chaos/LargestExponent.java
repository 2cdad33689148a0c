package org.papilio.chaos;

import java.util.List;
import org.papilio.chaos.LyapunovSpectrum.Spectrum;
import org.papilio.number.Precision;
import org.papilio.program.DiscreteMap;

/**
 * The largest Lyapunov exponent from one tangent vector in general position, normalised after every step.
 *
 * <p>Source: G. Benettin, L. Galgani, J.-M. Strelcyn, <i>Physical Review A</i> 14 (1976) 2338.
 */
public final class LargestExponent {
    private LargestExponent() {}

    /**
     * The spectrum of a frame of one vector.
     *
     * @param initial the starting point
     * @param transientSteps steps made first
     * @param steps steps measured, at least {@value LyapunovSpectrum#FEWEST_STEPS}
     * @param confidence of the interval
     */
    public static <T> Spectrum of(
            DiscreteMap map,
            Precision<T> precision,
            List<T> initial,
            long transientSteps,
            long steps,
            double confidence) {
        return LyapunovSpectrum.of(TangentOrbit.generic(map, precision, initial, 1), transientSteps, steps, confidence);
    }
}
