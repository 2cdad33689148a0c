package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.papilio.chaos.Amplification;
import org.papilio.chaos.FiniteTimeSpectrum;
import org.papilio.chaos.GrowthCurve;
import org.papilio.chaos.Verdict;
import org.papilio.chaos.VerdictRule;
import org.papilio.model.Network;

/**
 * A run with the amplification along it.
 *
 * @param run the run
 * @param amplification along its true states
 * @param verdict on it
 * @param spectrum all finite-time exponents; empty for more dimensions than they are computed for
 */
record AmplifiedRun(
        TracedRun run, Amplification amplification, Verdict verdict, Optional<FiniteTimeSpectrum> spectrum) {
    private static final double LN_10 = 2.302585092994046;
    /** A difference that changed by less than this share has neither grown nor shrunk, nats. */
    private static final double UNCHANGED = 1e-5;
    /** Parameters are named until they make up this share of a direction. */
    private static final double NAMED = 0.8;

    private static final int MOST_NAMED = 2;

    /**
     * Measures.
     *
     * @throws IllegalArgumentException if the map is too large
     */
    static AmplifiedRun of(TracedRun run) {
        List<double[]> states = run.states();
        Amplification amplification = Amplification.along(run.map(), states);
        Verdict verdict = VerdictRule.STANDARD.judge(
                amplification.curve(),
                run.divergedAt().isPresent() ? run.divergedAt() : amplification.divergedAt(),
                false);
        boolean small = run.map().dimension() <= FiniteTimeSpectrum.MOST_DIMENSIONS
                && amplification.divergedAt().isEmpty();
        Optional<FiniteTimeSpectrum> spectrum =
                small ? Optional.of(FiniteTimeSpectrum.along(run.map(), states)) : Optional.empty();
        return new AmplifiedRun(run, amplification, verdict, spectrum);
    }

    String label() {
        return run.label();
    }

    /** Decimal digits lost up to a step. */
    double digits(int step) {
        return step == 0 ? 0 : amplification.curve().nats(step - 1) / LN_10;
    }

    /** How many steps the amplification was measured over. */
    int steps() {
        return amplification.curve().size();
    }

    /** Digits lost in a phase; 0 if the run has none of the name. */
    double digits(String phase) {
        return run.phases().list().stream()
                .filter(p -> p.name().equals(phase) && p.to() <= steps())
                .mapToDouble(p -> digits(p.to()) - digits(p.from()))
                .sum();
    }

    /** The share of the digits lost at the peak that are lost in a phase, up to the peak. */
    double shareUntilPeak(String phase) {
        int peak = Math.toIntExact(verdict.peakStep());
        return run.phases().list().stream()
                        .filter(p -> p.name().equals(phase))
                        .mapToDouble(p -> digits(Math.min(peak, p.to())) - digits(Math.min(peak, p.from())))
                        .sum()
                / verdict.peakDigits();
    }

    /** About a tenth of the run: the window over which growth rates are averaged. */
    int window() {
        return Math.max(1, steps() / 10);
    }

    /** The stretch of {@link #window} steps in which most digits are lost: its first step and its digits. */
    Map.Entry<Integer, Double> steepest() {
        int best = IntStream.rangeClosed(0, steps() - window())
                .boxed()
                .max(Comparator.comparingDouble(t -> digits(t + window()) - digits(t)))
                .orElse(0);
        return Map.entry(best, digits(Math.min(steps(), best + window())) - digits(best));
    }

    /** The mean growth rate over consecutive windows, nats per step, with the middle step of each. */
    Curves.Line rates() {
        GrowthCurve curve = amplification.curve();
        List<Integer> ends = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int from = 0; from + window() <= steps(); from += window()) {
            double before = from == 0 ? 0 : curve.nats(from - 1);
            ends.add(from + window());
            rates.add((curve.nats(from + window() - 1) - before) / window());
        }
        return new Curves.Line(ends, rates);
    }

    /** How many directions grew, stayed and shrank. */
    int[] directions() {
        int[] counts = new int[3];
        for (double nats : spectrum.orElseThrow().nats()) {
            counts[nats > UNCHANGED ? 0 : nats < -UNCHANGED ? 2 : 1]++;
        }
        return counts;
    }

    /** To which initial parameters the most amplified difference is due. */
    String source() {
        return words(amplification.source());
    }

    /** In which parameters it shows at the peak. */
    String response() {
        return words(amplification.response());
    }

    /** The arrays that make up a direction with their shares of its squared length, and its largest parameters. */
    private String words(List<Double> direction) {
        Network network = run.network();
        double all = direction.stream().mapToDouble(x -> x * x).sum();
        if (all == 0) {
            return "–";
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Network.Array array : network.arrays()) {
            double share = direction.subList(array.offset(), array.offset() + array.size()).stream()
                            .mapToDouble(x -> x * x)
                            .sum()
                    / all;
            shares.put(array.name(), share);
        }
        double rest = 1 - shares.values().stream().mapToDouble(x -> x).sum();
        if (rest > 1e-9) {
            shares.put("optimiser", rest);
        }
        String arrays = String.join(
                ", ",
                shares.entrySet().stream()
                        .filter(share -> share.getValue() >= 0.1)
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .map(share -> share.getKey() + " " + Wording.percent(share.getValue()))
                        .toList());
        List<String> names = network.parameterNames();
        List<String> largest = new ArrayList<>();
        double named = 0;
        List<Integer> order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(direction.get(i))))
                .toList();
        for (int i : order) {
            if (named < NAMED * all && largest.size() < MOST_NAMED) {
                largest.add(names.get(i));
                named += direction.get(i) * direction.get(i);
            }
        }
        return arrays + ": " + String.join(", ", largest);
    }
}
