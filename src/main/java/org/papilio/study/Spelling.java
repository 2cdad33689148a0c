package org.papilio.study;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Names what a mistyped word was probably meant to be. */
final class Spelling {
    private Spelling() {}

    /** For example {@code unknown precision 'dobule' (did you mean 'double'?)}; without a near name the known ones are listed. */
    static String unknown(String kind, String word, Collection<String> known) {
        String remedy = nearest(word, known)
                .map(name -> "did you mean '" + name + "'?")
                .orElse(known.isEmpty() ? "there is none" : "known: " + String.join(", ", known));
        return "unknown " + kind + " '" + word + "' (" + remedy + ")";
    }

    /** The nearest name, if one can be reached with few changes: a third of its letters. */
    static Optional<String> nearest(String word, Collection<String> known) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(folded(word), folded(name));
            if (distance < bestDistance && distance <= (name.length() + 2) / 3) {
                best = name;
                bestDistance = distance;
            }
        }
        return bestDistance == Integer.MAX_VALUE ? Optional.empty() : Optional.of(best);
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fewest insertions, deletions, replacements and swaps of neighbours that turn a into b (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
