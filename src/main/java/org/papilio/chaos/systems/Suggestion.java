package org.papilio.chaos.systems;

import java.util.Collection;
import org.papilio.number.EditDistance;

/** The remedy for a mistyped name. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code " (did you mean 'henon'?)"} for the nearest known name, or nothing when none is near. */
    public static String of(String name, Collection<String> known) {
        String best = "";
        int smallest = Integer.MAX_VALUE;
        for (String candidate : known.stream().sorted().toList()) {
            int distance = EditDistance.of(name, candidate);
            if (distance < smallest) {
                smallest = distance;
                best = candidate;
            }
        }
        return smallest < best.length() && smallest <= Math.max(2, best.length() / 2)
                ? " (did you mean '" + best + "'?)"
                : "";
    }
}
