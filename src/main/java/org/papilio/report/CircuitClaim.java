package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody says about how often runs end in one of some ways.
 *
 * @param words who says what
 * @param part whose runs it is about
 * @param fates the ends
 * @param low the least share that agrees with it
 * @param high the largest
 * @param counted what low and high are the interval of; empty for a claim without a count
 */
record CircuitClaim(String words, String part, List<String> fates, double low, double high, String counted) {

    /**
     * Reads the option of a section: a list of {claim, part, fates, from, to}, or with {count, of} for a count of its own.
     *
     * @throws IllegalArgumentException if it is something else; the message says what
     */
    static List<CircuitClaim> of(Object option) {
        List<CircuitClaim> claims = new ArrayList<>();
        for (Object item : option instanceof List<?> list ? list : List.of(option)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("claims: expected a list of {claim, part, fates, from, to}");
            }
            claims.add(of(map));
        }
        return claims;
    }

    private static CircuitClaim of(Map<?, ?> map) {
        Object fates = map.get("fates");
        List<String> names = fates instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(Objects.toString(fates));
        for (String fate : names) {
            if (!CircuitRuns.FATES.contains(fate)) {
                throw new IllegalArgumentException(
                        "claims: there is no fate '" + fate + "'; there are " + Wording.list(CircuitRuns.FATES));
            }
        }
        String words = Objects.toString(map.get("claim"), "");
        String part = Objects.toString(map.get("part"), "");
        if (map.containsKey("count")) {
            int count = (int) number(map, "count");
            int total = (int) number(map, "of");
            if (count < 0 || count > total) {
                throw new IllegalArgumentException("claims: count has to be from 0 to of");
            }
            Share share = new Share(count, total);
            String counted = count + " of " + total + ", " + share.words();
            return new CircuitClaim(words, part, names, share.low(), share.high(), counted);
        }
        return new CircuitClaim(words, part, names, number(map, "from"), number(map, "to"), "");
    }

    private static double number(Map<?, ?> map, String key) {
        try {
            return new BigDecimal(Objects.toString(map.get(key))).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "claims: each needs from and to (shares), or count and of (runs); " + key + " is no number", e);
        }
    }

    /** The claim beside what was measured. */
    String judge(CircuitRuns runs) {
        Share share = runs.share(fates);
        String said = !counted.isEmpty() ? counted : Wording.range(Wording.percent(low), Wording.percent(high));
        String verdict = share.high() < low
                ? "the measured share is smaller"
                : share.low() > high ? "the measured share is larger" : "the measured share agrees with it";
        return words + " (" + said + "): measured " + share.count() + " of " + share.total() + ", " + share.words()
                + "; " + verdict + ".";
    }
}
