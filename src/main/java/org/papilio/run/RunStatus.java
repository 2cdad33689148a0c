package org.papilio.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the run of a study is.
 *
 * @param study its name
 * @param shard which share of its cells the directory is for; {@code 1/1} for all
 * @param planned how many cells it has
 * @param done how many are finished
 * @param failed how many have failed
 * @param missing how many are left
 * @param verdicts how many of those that are finished have which verdict, by its name
 * @param complete whether the results are in their final form
 * @param running the process that is running it; empty if none is
 * @param notes what else is worth knowing
 */
public record RunStatus(
        String study,
        String shard,
        int planned,
        int done,
        int failed,
        int missing,
        Map<String, Integer> verdicts,
        boolean complete,
        Optional<String> running,
        List<String> notes) {

    private static Map<String, Integer> verdicts(StoredCells stored) {
        Map<String, Integer> verdicts = new LinkedHashMap<>();
        stored.verdicts().forEach((outcome, count) -> verdicts.put(outcome.label(), count));
        return verdicts;
    }

    /**
     * Looks at a directory, also while a run is writing to it, and reads all of it but trajectories, maps and the database.
     *
     * @throws UsageException if it holds no results, or a file is damaged
     * @throws EnvironmentException if a file cannot be read
     */
    public static RunStatus of(Path root) {
        return Undisturbed.read(root, manifest -> of(new ResultDirectory(root), manifest));
    }

    private static RunStatus of(ResultDirectory directory, Manifest manifest) {
        KnownFiles files = KnownFiles.of(directory, manifest);
        Optional<String> running = RunLock.holder(directory);
        List<String> notes = new ArrayList<>();
        Plan plan = Plan.read(files);
        try (StoredCells stored = StoredCells.of(files, plan, tail -> {
            if (running.isEmpty()) {
                notes.add(tail.segment() + ": the last " + tail.bytes() + " bytes, from byte " + tail.offset()
                        + " on, were not written whole; the next run cuts them off");
            }
        })) {
            files.all().stream().filter(file -> !file.equals(directory.cells())).forEach(files::check);
            int failed = stored.failures();
            return new RunStatus(
                    manifest.study(),
                    manifest.shard(),
                    plan.size(),
                    stored.count() - failed,
                    failed,
                    plan.size() - stored.count(),
                    verdicts(stored),
                    manifest.complete() && stored.count() == plan.size(),
                    running,
                    List.copyOf(notes));
        }
    }
}
