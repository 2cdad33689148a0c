package org.papilio.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.VerdictTally;
import org.papilio.number.Decimals;
import org.papilio.number.Precisions;

/**
 * Counts the verdicts of cells, one after the other, as {@link StudyVerdict} says: each run once, each draw once. Runs and draws
 * are known by 64 bits of a hash of their settings: two of ten million share them in one of 300 000 studies.
 */
final class VerdictVotes {
    private static final int OUTCOME_BITS = 3;

    private final Map<String, Count> parts = new LinkedHashMap<>();
    /** Of all parts; that of the only one while there is one. */
    private @Nullable Count all;

    private final List<Double> roundoffs = new ArrayList<>();

    /**
     * What a cell says.
     *
     * @param outcome its verdict; null for none
     * @param roundoff the unit roundoff of its precision
     * @param run which run it repeats
     * @param draw from which draw that run is
     */
    record Vote(String part, @Nullable Outcome outcome, double roundoff, long run, long draw) {
        private static final Set<String> NO_DRAW = new HashSet<>(StudyVerdict.ARITHMETIC);

        private static final Pattern NAMED = Pattern.compile("float|double|double-double|decimal\\([0-9]+\\)");

        private static final Map<String, Double> ROUNDOFFS = new ConcurrentHashMap<>();

        static {
            NO_DRAW.addAll(StudyVerdict.VERSIONS);
        }

        static Vote of(CellResult cell) {
            Outcome outcome = StudyVerdict.outcome(cell).orElse(null);
            if (outcome == null) {
                return new Vote(cell.part(), null, 1, 0, 0);
            }
            Key run = new Key(StudyVerdict.ARITHMETIC);
            Key draw = new Key(NO_DRAW);
            Hashes hashes = HASHES.get();
            cell.settings().forEach((field, value) -> {
                long ofField = hashes.of(field);
                long ofValue = hashes.of(value);
                run.add(field, ofField, ofValue);
                draw.add(field, ofField, ofValue);
            });
            return new Vote(
                    cell.part(),
                    outcome,
                    unitRoundoff(cell),
                    run.hash,
                    cell.settings().get("seed") == null ? run.hash : draw.hash);
        }

        /** The hash of all settings but some. */
        private static final class Key {
            private final Set<String> without;
            private long hash;

            Key(Set<String> without) {
                this.without = without;
            }

            void add(String field, long ofField, long ofValue) {
                if (!without.contains(field)) {
                    hash = mixed(mixed(hash, ofField), ofValue);
                }
            }
        }

        private static final ThreadLocal<Hashes> HASHES = ThreadLocal.withInitial(Hashes::new);

        /** Hashes of objects that many cells share. */
        private static final class Hashes {
            private static final int MOST = 1000;

            private final Map<Object, Long> known = new IdentityHashMap<>();

            long of(@Nullable Object value) {
                if (value == null || value instanceof Number) {
                    return hash(value);
                }
                Long hash = known.get(value);
                if (hash == null) {
                    if (known.size() > MOST) {
                        known.clear();
                    }
                    hash = hash(value);
                    known.put(value, hash);
                }
                return hash;
            }
        }

        /** That of the cell's precision; 1 where none is named, as when a map chooses its own. */
        private static double unitRoundoff(CellResult cell) {
            String precision = Objects.toString(cell.settings().get("precision"));
            return ROUNDOFFS.computeIfAbsent(
                    precision,
                    name -> NAMED.matcher(name).matches()
                            ? Precisions.named(name).unitRoundoff()
                            : 1);
        }

        /** 64 bits of a value, the same for values that are written alike. */
        private static long hash(@Nullable Object value) {
            long hash = 0;
            if (value instanceof Integer || value instanceof Long) {
                hash = mixed(1, ((Number) value).longValue());
            } else if (value instanceof List<?> list) {
                hash = 2;
                for (Object element : list) {
                    hash = mixed(hash, hash(element));
                }
            } else if (value instanceof Map<?, ?> map) {
                hash = 3;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    hash = mixed(mixed(hash, hash(entry.getKey())), hash(entry.getValue()));
                }
            } else if (value != null) {
                String text = value instanceof BigDecimal decimal ? Decimals.toString(decimal) : value.toString();
                hash = 4;
                for (int k = 0; k < text.length(); k++) {
                    hash = mixed(hash, text.charAt(k));
                }
            }
            return hash;
        }

        /** One step of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), whose output takes the place of its state. */
        private static long mixed(long hash, long next) {
            long z = (hash ^ next) + 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }

    /** The runs of some cells, each with the number of its precision's unit roundoff and its outcome, and their draws. */
    private static final class Count {
        private final LongMap runs = new LongMap(16);
        private final LongMap draws = new LongMap(16);

        void add(long run, int value, long draw, List<Double> roundoffs) {
            int known = runs.get(run);
            if (known < 0 || roundoffs.get(value >> OUTCOME_BITS) < roundoffs.get(known >> OUTCOME_BITS)) {
                runs.put(run, value);
            }
            draws.put(draw, 0);
        }

        void addAll(Count other) {
            other.runs.forEach(runs::put);
            other.draws.forEach(draws::put);
        }

        VerdictTally tally() {
            Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
            runs.forEach(
                    (run, value) -> counts.merge(Outcome.values()[value & ((1 << OUTCOME_BITS) - 1)], 1, Integer::sum));
            return new VerdictTally(counts, draws.size());
        }
    }

    /** Counts a cell. */
    void add(Vote vote) {
        Count part = parts.get(vote.part());
        if (part == null) {
            Count only = all;
            part = new Count();
            if (parts.size() == 1 && only != null) {
                all = new Count();
                all.addAll(only);
            }
            parts.put(vote.part(), part);
            all = parts.size() == 1 ? part : all;
        }
        if (vote.outcome() == null) {
            return;
        }
        if (!roundoffs.contains(vote.roundoff())) {
            roundoffs.add(vote.roundoff());
        }
        int value = roundoffs.indexOf(vote.roundoff()) << OUTCOME_BITS
                | vote.outcome().ordinal();
        part.add(vote.run(), value, vote.draw(), roundoffs);
        if (all != null && all != part) {
            all.add(vote.run(), value, vote.draw(), roundoffs);
        }
    }

    /** The verdict on all cells that were counted. */
    StudyVerdict verdict() {
        Map<String, VerdictTally> tallies = new LinkedHashMap<>();
        parts.forEach((name, count) -> tallies.put(name, count.tally()));
        return new StudyVerdict(all == null ? new Count().tally() : all.tally(), tallies);
    }
}
