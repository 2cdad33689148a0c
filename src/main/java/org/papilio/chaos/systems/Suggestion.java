package org.papilio.chaos.systems;

import java.util.Collection;

/** The remedy for a mistyped name. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code " (did you mean 'henon'?)"} for the nearest known name, or nothing when none is near. */
    public static String of(String name, Collection<String> known) {
        String best = "";
        int smallest = Integer.MAX_VALUE;
        for (String candidate : known.stream().sorted().toList()) {
            int distance = distance(name, candidate);
            if (distance < smallest) {
                smallest = distance;
                best = candidate;
            }
        }
        return smallest < best.length() && smallest <= Math.max(2, best.length() / 2)
                ? " (did you mean '" + best + "'?)"
                : "";
    }

    /** The fewest insertions, deletions and replacements of a character that turn a into b. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
