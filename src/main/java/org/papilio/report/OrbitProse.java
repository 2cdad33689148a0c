package org.papilio.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.papilio.chaos.PeriodDoublings.Doubling;

/** What is said of an orbit diagram. */
record OrbitProse(
        String axis, List<ExponentPoint> curve, List<ExponentPoint> measured, List<Doubling> found, Theory theory) {
    private static final String NONE = "–";

    /** A located doubling belongs to the nearest known bifurcation within this share of the axis. */
    private static final double NEAR = 1e-3;

    /** How it was measured. */
    String method() {
        return "Exponents are means over the steps after the transient, from tangent vectors; an orbit that settles on a cycle"
                + " takes its exponent from the cycle. Theory and known values take no part in what is measured.";
    }

    List<String> answer() {
        List<String> answer = new ArrayList<>();
        answer.add(onset());
        largest().ifPresent(answer::add);
        for (Theory.Stretch stretch : theory.stretches()) {
            agreement(stretch).ifPresent(answer::add);
        }
        knownValues().ifPresent(answer::add);
        doublingsAgree().ifPresent(answer::add);
        divergence().ifPresent(answer::add);
        return answer;
    }

    private String onset() {
        return curve.stream()
                .filter(ExponentPoint::chaotic)
                .findFirst()
                .map(point -> "Sustained chaos first appears at " + axis + " = " + plain(point.parameter())
                        + ", where the largest exponent is " + point.words() + "; it is found at "
                        + curve.stream().filter(ExponentPoint::chaotic).count() + " of " + curve.size() + " values of "
                        + axis + ".")
                .orElse("Sustained chaos is found at none of the " + curve.size() + " values of " + axis + ".");
    }

    private Optional<String> largest() {
        return curve.stream()
                .filter(point -> !point.diverged())
                .max(Comparator.comparing(ExponentPoint::exponent))
                .map(point -> "The largest exponent is " + point.words() + " nats per step, at " + axis + " = "
                        + plain(point.parameter()) + ".");
    }

    private Optional<String> agreement(Theory.Stretch stretch) {
        List<ExponentPoint> inside = curve.stream()
                .filter(point -> stretch.contains(point.at()) && !point.diverged())
                .toList();
        if (stretch.exponent().isEmpty() || inside.isEmpty()) {
            return Optional.empty();
        }
        ExponentPoint worst = inside.stream()
                .max(Comparator.comparing(point -> deviation(stretch, point)))
                .orElseThrow();
        return Optional.of("Theory, " + stretch.label() + ": the measured exponent differs by at most "
                + Wording.about(deviation(stretch, worst)) + " (at " + axis + " = " + plain(worst.parameter())
                + ") at the " + inside.size() + " values between " + end(stretch.from()) + " and " + end(stretch.to())
                + ".");
    }

    private static double deviation(Theory.Stretch stretch, ExponentPoint point) {
        return point.deviation(stretch.exponent(point.at()).orElse(Double.NaN));
    }

    private Optional<String> knownValues() {
        List<ExponentPoint> known = measured.stream()
                .filter(point -> theory.exponent(point.at()).isPresent() && !point.diverged())
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = known.stream()
                .map(
                        point -> Wording.about(point.deviation(
                                        theory.exponent(point.at()).orElseThrow())) + " at " + plain(point.parameter()))
                .toList();
        return Optional.of(
                "Measured longer, the exponent differs from the known value by " + Wording.list(words) + ".");
    }

    private Optional<String> doublingsAgree() {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = found.stream()
                .limit(4)
                .map(doubling -> located(doubling.parameter()))
                .toList();
        String sentence = "The period doubles at " + axis + " = " + Wording.list(words)
                + (found.size() > 4
                        ? ", and " + (found.size() - 4) + " times more up to "
                                + located(found.get(found.size() - 1).parameter())
                        : "");
        double worst = found.stream()
                .flatMap(doubling -> known(doubling).stream().map(point -> Math.abs(doubling.parameter() - point.at())))
                .max(Comparator.naturalOrder())
                .orElse(Double.NaN);
        long compared =
                found.stream().filter(doubling -> known(doubling).isPresent()).count();
        return Optional.of(sentence
                + (compared == 0
                        ? "."
                        : "; the " + Wording.count(compared, "known point lies", "known points lie") + " within "
                                + (worst == 0 ? "the last digit of double" : Wording.about(worst)) + "."));
    }

    private Optional<String> divergence() {
        List<ExponentPoint> diverged =
                curve.stream().filter(ExponentPoint::diverged).toList();
        if (diverged.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The orbit diverges at " + Wording.count(diverged.size(), "value", "values") + ", from "
                + axis + " = " + plain(diverged.get(0).parameter()) + " on.");
    }

    private Optional<Theory.Point> known(Doubling doubling) {
        double near = NEAR * (curve.get(curve.size() - 1).at() - curve.get(0).at());
        return theory.bifurcations().stream()
                .filter(point -> Math.abs(point.at() - doubling.parameter()) <= near)
                .min(Comparator.comparing(point -> Math.abs(point.at() - doubling.parameter())));
    }

    /** The period doublings, a row each. */
    Table doublings() {
        Table.Builder table = new Table.Builder("Period doublings.")
                .words("period")
                .numbers(axis)
                .numbers("known")
                .numbers("difference")
                .numbers("ratio")
                .words("known as");
        for (int i = 0; i < found.size(); i++) {
            Doubling doubling = found.get(i);
            Optional<Theory.Point> known = known(doubling);
            table.row(
                    doubling.period() + " to " + 2 * doubling.period(),
                    located(doubling.parameter()),
                    known.map(point -> located(point.at())).orElse(NONE),
                    known.map(point -> Wording.about(doubling.parameter() - point.at()))
                            .orElse(NONE),
                    ratio(i),
                    known.map(Theory.Point::label).orElse(NONE));
        }
        return table.note(
                        "Located by bisection on the stability of the cycle, to about 10⁻¹⁰ of the axis. Ratio: of the"
                                + " distance to the doubling before over the one after; it tends to Feigenbaum's 4.6692.")
                .build();
    }

    private String ratio(int i) {
        return i == 0 || i + 1 >= found.size()
                ? NONE
                : Wording.significant(
                        (found.get(i).parameter() - found.get(i - 1).parameter())
                                / (found.get(i + 1).parameter() - found.get(i).parameter()),
                        4);
    }

    String noDoublings() {
        return "No period doubling was found: the cycle that attracts at the first value of " + axis
                + " keeps its period, or nothing periodic attracts there.";
    }

    /** The exponents measured longer at a few values. */
    Table points() {
        Table.Builder table = new Table.Builder("The largest exponent at single values of " + axis + ".")
                .numbers(axis)
                .numbers("cells")
                .numbers("exponent (95 %)")
                .numbers("known")
                .numbers("difference")
                .words("known as")
                .words("verdicts");
        for (ExponentPoint point : measured) {
            Optional<Double> known = theory.exponent(point.at());
            table.row(
                    plain(point.parameter()),
                    Integer.toString(point.cells().size()),
                    point.diverged() ? "diverged" : point.words(),
                    known.map(value -> Wording.significant(value, 5)).orElse(NONE),
                    known.map(value -> Wording.about(point.deviation(value))).orElse(NONE),
                    theory.source(point.at()),
                    MapColumns.verdicts(point.cells()));
        }
        return table.note("Nats per step. The mean over the cells with Student's interval.")
                .build();
    }

    private static String plain(BigDecimal value) {
        return Wording.significant(value, Math.max(1, value.precision()));
    }

    private static String end(double value) {
        return plain(new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros());
    }

    private static String located(double value) {
        return Wording.fixed(BigDecimal.valueOf(value), 10);
    }
}
