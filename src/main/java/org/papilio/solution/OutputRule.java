package org.papilio.solution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** How the answer follows from the Boolean functions of the units that count, as an OR or an AND of them. */
final class OutputRule {
    /** Signs of that many units are tried. */
    private static final int MOST_UNITS = 10;

    private OutputRule() {}

    /**
     * The rule with the fewest negations, OR before AND.
     *
     * @param units the needed units
     * @param answers the right class, true for 1, by row of the truth table
     * @return for example {@code (x1 OR x2) AND NOT (x1 AND x2)}; empty if neither an OR nor an AND of all units, each
     *     plain or negated, gives the answers
     */
    static Optional<String> of(List<SolutionCode.Unit> units, List<Boolean> answers) {
        if (units.isEmpty() || units.size() > MOST_UNITS) {
            return Optional.empty();
        }
        List<Integer> signs = IntStream.range(0, 1 << units.size())
                .boxed()
                .sorted(Comparator.comparing(Integer::bitCount))
                .toList();
        for (int negated : signs) {
            for (boolean or : new boolean[] {true, false}) {
                if (gives(units, negated, or, answers)) {
                    return Optional.of(text(units, negated, or));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean gives(List<SolutionCode.Unit> units, int negated, boolean or, List<Boolean> answers) {
        for (int row = 0; row < answers.size(); row++) {
            boolean value = !or;
            for (int u = 0; u < units.size(); u++) {
                boolean literal = units.get(u).bits().get(row) != (((negated >> u) & 1) == 1);
                value = or ? value || literal : value && literal;
            }
            if (value != answers.get(row)) {
                return false;
            }
        }
        return true;
    }

    private static String text(List<SolutionCode.Unit> units, int negated, boolean or) {
        List<String> plain = new ArrayList<>();
        List<String> turned = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) {
            String function = units.get(u).function();
            String literal = function.contains(" ") ? "(" + function + ")" : function;
            if (((negated >> u) & 1) == 1) {
                turned.add("NOT " + literal);
            } else {
                plain.add(literal);
            }
        }
        plain.addAll(turned);
        return String.join(or ? " OR " : " AND ", plain.stream().distinct().toList());
    }
}
