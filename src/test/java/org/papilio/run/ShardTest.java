package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.study.Cells;
import org.papilio.study.Study;

class ShardTest {
    @TempDir
    Path root;

    private static StudyRun run(Study study, Path directory) {
        return StudyRun.of(study, directory, Examples::fake).threads(2).software(Examples.SOFTWARE);
    }

    private Path shard(String shard) {
        Path directory = root.resolve("shard-" + shard.replace('/', '-'));
        run(Examples.study(), directory).shard(Shard.parse(shard)).execute();
        return directory;
    }

    private List<Path> shards(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(k -> shard(k + "/" + count))
                .toList();
    }

    private Results merge(List<Path> shards) {
        return Merge.run(Examples.study(), shards, root.resolve("merged"), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 22, 25})
    void mergedShardsAreTheBytesOfOneRun(int count) {
        run(Examples.study(), root.resolve("whole")).execute();
        List<Path> shards = new ArrayList<>(shards(count));
        Collections.shuffle(shards, new Random(count));
        assertTrue(merge(shards).isComplete());
        assertEquals(Trees.results(root.resolve("whole")), Trees.results(root.resolve("merged")));
        assertEquals(
                Trees.files(root.resolve("whole"))
                        .get("data/durations.jsonl")
                        .lines()
                        .count(),
                Trees.files(root.resolve("merged"))
                        .get("data/durations.jsonl")
                        .lines()
                        .count());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sharesCostAboutTheSameAndAreAllCells(long seed) {
        Study study = Examples.study(Examples.published(), Examples.ensemble(40));
        Random random = new Random(seed);
        double[] cost = random.doubles(Cells.of(study).size(), 1, 100).toArray();
        CellClasses costs = new CellClasses(study, Cells.of(study), cell -> cost[cell.index()]);
        for (int count : new int[] {2, 3, 10}) {
            TreeSet<Integer> all = new TreeSet<>();
            double[] loads = new double[count];
            for (int k = 0; k < count; k++) {
                for (int index : new Shard(k + 1, count).positions(costs)) {
                    assertTrue(all.add(index), "seed " + seed);
                    loads[k] += cost[index];
                }
            }
            assertEquals(cost.length, all.size());
            double spread = Arrays.stream(loads).max().orElseThrow()
                    - Arrays.stream(loads).min().orElseThrow();
            assertTrue(spread <= 100, "seed " + seed + ", loads " + Arrays.toString(loads));
        }
    }

    private void assertRefused(List<Path> shards, String... words) {
        Map<String, String> before = Trees.files(root);
        UsageException error = assertThrows(UsageException.class, () -> merge(shards));
        for (String word : words) {
            assertTrue(error.getMessage().contains(word), error.getMessage());
        }
        assertEquals(before, Trees.files(root));
    }

    @Test
    void whatIsMissingOrThereTwiceIsNamed() {
        List<Path> shards = shards(3);
        assertRefused(shards.subList(0, 1), "missing shards: 2/3, 3/3");
        assertRefused(List.of(shards.get(0), shards.get(0), shards.get(2)), shards.get(0) + ": is named twice");
        Path copy = root.resolve("copy");
        Trees.copy(shards.get(0), copy);
        assertRefused(List.of(shards.get(0), copy), copy + ": is shard 1/3, and so is " + shards.get(0));
        assertRefused(List.of(shards.get(0), shard("1/2")), "shard 1/2", "shard 1/3");
        assertRefused(List.of(root.resolve("nothing")), "no results here");
    }

    @Test
    void otherStudiesAndVersionsAreNamed() {
        Path one = shard("1/2");
        Path other = root.resolve("other");
        run(Examples.study(Examples.ensemble(3)), other).shard(new Shard(2, 2)).execute();
        assertRefused(List.of(one, other), other + ": holds another study than " + one);
        Path newer = root.resolve("newer");
        run(Examples.study(), newer)
                .shard(new Shard(2, 2))
                .software(new Software("1.2.4", "abc", false))
                .execute();
        assertRefused(List.of(one, newer), "version 1.2.4", "version 1.2.3");
    }

    @Test
    void cellsInTwoShardsAreNamed() {
        Path one = shard("1/2");
        Path overlapping = root.resolve("overlapping");
        run(Examples.study(), overlapping)
                .shard(new Shard(2, 2))
                .cost(cell -> cell.index() % 3)
                .execute();
        UsageException error = assertThrows(UsageException.class, () -> merge(List.of(one, overlapping)));
        assertTrue(error.getMessage().contains("is in another shard too"), error.getMessage());
    }

    @Test
    void anUnfinishedShardIsNamed() {
        Path one = shard("1/2");
        Path two = root.resolve("two");
        assertThrows(OutOfMemoryError.class, () -> StudyRun.of(Examples.study(), two, (part, cell) -> {
                    if (cell.index() > 10) {
                        throw new OutOfMemoryError("simulated");
                    }
                    return Examples.fake(part, cell);
                })
                .software(Examples.SOFTWARE)
                .shard(new Shard(2, 2))
                .execute());
        assertRefused(List.of(one, two), two + ": shard 2/2 is not complete", "--shard 2/2");
    }

    @Test
    void aDirectoryIsForOneShard() {
        Path one = shard("1/2");
        UsageException error = assertThrows(
                UsageException.class,
                () -> run(Examples.study(), one).shard(new Shard(2, 2)).execute());
        assertTrue(error.getMessage().startsWith(one + ": holds shard 1/2 of study example"), error.getMessage());
        Examples.Counting counting = new Examples.Counting();
        StudyRun.of(Examples.study(), one, counting).software(Examples.SOFTWARE).execute();
        assertEquals(11, counting.asked.size(), "all cells can follow in the directory of a shard");
        run(Examples.study(), root.resolve("whole")).execute();
        assertEquals(Trees.results(root.resolve("whole")), Trees.results(one));
    }

    @Test
    void onlySharesAreShards() {
        for (String text : List.of("", "1", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "a/b", "1 /2", "01/2")) {
            UsageException error = assertThrows(UsageException.class, () -> Shard.parse(text), text);
            assertTrue(error.getMessage().contains("for example 2/5"), error.getMessage());
        }
    }
}
