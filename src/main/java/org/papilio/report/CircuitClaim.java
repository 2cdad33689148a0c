package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.papilio.stats.Interval;
import org.papilio.stats.Wilson;

/**
 * What somebody says about how often runs end in one of some ways.
 *
 * @param words who says what
 * @param part whose runs it is about
 * @param fates the ends
 * @param low the least share that agrees with it
 * @param high the largest
 * @param counted the count that was made, the claim being its share; empty for a claim without a count
 */
record CircuitClaim(String words, String part, List<String> fates, double low, double high, Optional<Share> counted) {

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
            if (total < 1 || count < 0 || count > total) {
                throw new IllegalArgumentException("claims: count has to be from 0 to of, and of at least 1");
            }
            Share share = new Share(count, total);
            return new CircuitClaim(words, part, names, share.value(), share.value(), Optional.of(share));
        }
        return new CircuitClaim(words, part, names, number(map, "from"), number(map, "to"), Optional.empty());
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
        String said = counted.map(count -> count.count() + " of " + count.total() + ", " + count.words())
                .orElseGet(() -> low == high
                        ? Wording.percent(low)
                        : Wording.range(Wording.percent(low), Wording.percent(high)));
        return words + " (" + said + "): measured " + share.count() + " of " + share.total() + ", " + share.words()
                + "; " + counted.map(count -> against(share, count)).orElseGet(() -> within(share)) + ".";
    }

    private String within(Share share) {
        if (share.high() < low) {
            return "the measured share is smaller";
        }
        if (share.low() > high) {
            return "the measured share is larger";
        }
        return share.low() >= low && share.high() <= high
                ? "the claim holds"
                : "the interval reaches beyond the claim, which is neither confirmed nor refuted";
    }

    private static String against(Share share, Share count) {
        Interval difference =
                Wilson.ofDifference(share.count(), share.total(), count.count(), count.total(), Share.CONFIDENCE);
        String points = Wording.range(points(difference.lower()), points(difference.upper()))
                + " percentage points with 95 % confidence";
        return difference.lower() <= 0 && difference.upper() >= 0
                ? "the two can come from the same probability (difference " + points + ")"
                : "the two probabilities differ, by " + points;
    }

    private static String points(double difference) {
        return Wording.number(Math.round(100 * difference));
    }
}
