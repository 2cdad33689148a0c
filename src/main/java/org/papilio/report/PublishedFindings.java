package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the published cases say together.
 *
 * @param cases in the order of the source
 * @param refereeName the precision of the referee, for example {@code decimal(50)}
 * @param secondName the lower precision it is checked against
 */
record PublishedFindings(List<PublishedCase> cases, String refereeName, String secondName) {

    /** From this share on, a change is the map's own. */
    private static final double MOSTLY = 0.9;

    PublishedFindings {
        cases = List.copyOf(cases);
    }

    /** The case whose initial parameters were not rounded. */
    Optional<PublishedCase> unrounded() {
        return cases.stream().filter(c -> !c.startKnown()).findFirst();
    }

    /** The cases whose start is known, so that their finals can be judged. */
    List<PublishedCase> judged() {
        return cases.stream().filter(PublishedCase::startKnown).toList();
    }

    /** The answer: is it the map, and what are the published numbers worth. */
    List<String> answer() {
        List<String> sentences = new ArrayList<>();
        unrounded().filter(base -> !judged().isEmpty()).ifPresent(base -> sentences.add(whoseChange(base)));
        if (!judged().isEmpty()) {
            sentences.add(whatIsRight());
        }
        return sentences;
    }

    /** Which part of the change is the map's own. */
    String whoseChange(PublishedCase base) {
        List<PublishedCase> byChange = sorted(judged(), c -> c.changeFrom(base));
        PublishedCase least = byChange.get(0);
        PublishedCase most = byChange.get(byChange.size() - 1);
        int parameters = base.names().size();
        boolean moves = most.changeFrom(base) > 0.01 * base.scale();
        String start = moves
                ? "The change is real: computed with " + digitsOf(refereeName)
                        + " digits, rounding the initial weights still moves "
                : "The change is not real: computed with " + digitsOf(refereeName)
                        + " digits, rounding the initial weights hardly moves ";
        String sizes = byChange.size() == 1
                ? Wording.about(least.changeFrom(base)) + " (" + least.label() + ")"
                : Wording.about(least.changeFrom(base)) + " (" + least.label() + ") to "
                        + Wording.about(most.changeFrom(base)) + " (" + most.label() + ")";
        return start + "the trained ones, by " + sizes + " in the most affected of the " + parameters + " numbers; "
                + shares(base) + ".";
    }

    private String shares(PublishedCase base) {
        Function<PublishedCase, Double> share = c -> c.shareOfMap(base).orElse(Double.NaN);
        List<PublishedCase> mostly =
                judged().stream().filter(c -> share.apply(c) >= MOSTLY).toList();
        List<PublishedCase> others =
                judged().stream().filter(c -> !(share.apply(c) >= MOSTLY)).toList();
        String each = others.stream()
                .map(c -> Wording.percent(share.apply(c)) + " with " + c.label())
                .collect(Collectors.collectingAndThen(Collectors.toList(), Wording::list));
        if (mostly.isEmpty()) {
            return "of the published change the map's own sensitivity makes up " + each + ", the rest is round-off";
        }
        List<PublishedCase> sorted = sorted(mostly, share::apply);
        String range = Wording.range(
                Wording.percent(share.apply(sorted.get(0))),
                Wording.percent(share.apply(sorted.get(sorted.size() - 1))));
        String which = others.isEmpty()
                ? "in every case"
                : "with " + cases(mostly.stream().map(PublishedCase::label).toList());
        String rest = others.isEmpty() ? "the rest is round-off" : "but only " + each + ", where the rest is round-off";
        return "the map's own sensitivity makes up " + range + " of the published change " + which + ", " + rest;
    }

    /** Which published finals are right, which are round-off, and what a double run can do. */
    String whatIsRight() {
        List<String> clauses = new ArrayList<>();
        List<PublishedCase> right = judged().stream()
                .filter(c -> c.worth() == PublishedCase.Worth.RIGHT)
                .toList();
        if (!right.isEmpty()) {
            clauses.add(digitsByCase(right));
        }
        for (PublishedCase c : judged()) {
            if (c.worth() == PublishedCase.Worth.ROUND_OFF) {
                clauses.add("those with " + c.label() + " are round-off, " + mistakes(c)
                        + (c.beyondDouble() ? ", and " + noDouble(c) : ""));
            }
        }
        if (judged().stream().noneMatch(PublishedCase::beyondDouble)) {
            int fewest = judged().stream()
                    .mapToInt(c -> c.doubleError().fewest())
                    .min()
                    .orElse(0);
            clauses.add("a double run is right to " + digits(fewest) + " or more in every case");
        }
        return "Of the published finals, " + String.join("; ", clauses) + ".";
    }

    /** Why no double run can be right: what storing the initial parameters in double does to the exact answer. */
    static String noDouble(PublishedCase c) {
        return "no double run can do better than by chance: merely storing the initial weights in double, a "
                + "difference of about "
                + Wording.decadeOf(c.sensitivity().first()) + ", changes the exact answer by "
                + Wording.about(c.storageError().largest().doubleValue());
    }

    /** "off by up to 7.3 (b2[0] is −27.96 instead of −20.70, W1[1][1] has the wrong sign)". */
    static String mistakes(PublishedCase c) {
        Deviation error = c.publishedError();
        int i = error.parameter();
        String signs = c.wrongSigns().isEmpty()
                ? ""
                : ", "
                        + Wording.list(c.wrongSigns().stream()
                                .map(k -> c.names().get(k))
                                .toList()) + (c.wrongSigns().size() == 1 ? " has" : " have") + " the wrong sign";
        return "off by up to " + Wording.about(error.largest().doubleValue()) + " ("
                + c.names().get(i) + " is " + Wording.fixed(c.published().get(i), 2) + " instead of "
                + Wording.fixed(c.referee().get(i), 2) + signs + ")";
    }

    /**
     * "those with 5 and 3 decimals are right to 5 digits and those with 7 decimals to 2 digits in the worst of the
     * numbers".
     */
    private static String digitsByCase(List<PublishedCase> right) {
        List<String> parts = new ArrayList<>();
        List<Integer> counts = right.stream()
                .map(c -> c.publishedError().fewest())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        for (int count : counts) {
            List<String> labels = right.stream()
                    .filter(c -> c.publishedError().fewest() == count)
                    .map(PublishedCase::label)
                    .toList();
            parts.add("those with " + cases(labels) + (parts.isEmpty() ? " are right to " : " to ") + digits(count));
        }
        return Wording.list(parts) + " in the worst of the numbers";
    }

    /** "5 digits", "less than one digit". */
    static String digits(int count) {
        return count == 0 ? "less than one digit" : Wording.count(count, "digit", "digits");
    }

    /** "5 and 3 decimals". */
    private static String cases(List<String> labels) {
        List<String> numbers =
                labels.stream().map(PublishedFindings::shortLabel).toList();
        return Wording.list(numbers)
                + (labels.size() == 1 && labels.get(0).endsWith(" decimal") ? " decimal" : " decimals");
    }

    private static String shortLabel(String label) {
        return label.replace(" decimals", "").replace(" decimal", "");
    }

    /** "50" of {@code decimal(50)}, and the name itself of another precision. */
    static String digitsOf(String precision) {
        return precision.startsWith("decimal(") ? precision.substring(8, precision.length() - 1) : precision;
    }

    private static List<PublishedCase> sorted(List<PublishedCase> cases, Function<PublishedCase, Double> by) {
        return cases.stream().sorted(Comparator.comparing(by)).toList();
    }
}
