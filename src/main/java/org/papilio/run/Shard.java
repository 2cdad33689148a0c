package org.papilio.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of several runs that share the cells of a study.
 *
 * @param number from 1 to {@code count}
 * @param count how many there are
 */
public record Shard(int number, int count) {
    /** All cells. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

    /**
     * Reads for example {@code 2/5}.
     *
     * @throws UsageException if it is something else
     */
    public static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (shard.number <= shard.count) {
                return shard;
            }
        }
        throw new UsageException("--shard " + text + ": give i/n with 1 <= i <= n, for example 2/5");
    }

    /** Whether it is all cells. */
    public boolean isWhole() {
        return count == 1;
    }

    private record Load(int number, double cost) {}

    /**
     * The positions of the cells of this shard, ascending; null for all. The most expensive cell that is left always goes to the
     * shard that has the least so far, so that the costs of shards differ by no more than one cell.
     */
    int @Nullable [] positions(CellClasses costs) {
        if (isWhole()) {
            return null;
        }
        PriorityQueue<Load> loads =
                new PriorityQueue<>(Comparator.comparingDouble(Load::cost).thenComparingInt(Load::number));
        for (int shard = 1; shard <= count; shard++) {
            loads.add(new Load(shard, 0));
        }
        LongList own = new LongList();
        for (int index : costs.descending()) {
            Load least = loads.remove();
            loads.add(new Load(least.number(), least.cost() + costs.value(index)));
            if (least.number() == number) {
                own.add(index);
            }
        }
        int[] positions = own.toInts();
        Arrays.sort(positions);
        return positions;
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
