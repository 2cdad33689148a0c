package org.papilio.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.papilio.verify.Check.UnavailableException;

/** Computes digests and holds them against known ones. */
public final class Verification {

    /** What came of a check. */
    public enum Outcome {
        /** The digest is the known one. */
        MATCHED,
        /** It is another, or there is none because the computation failed. */
        DIFFERS,
        /** No digest of this name is known. */
        UNKNOWN,
        /** This machine or Java cannot compute it in this way. */
        SKIPPED
    }

    /**
     * The result of a check.
     *
     * @param name of the digest
     * @param way how it was computed where there are several ways, otherwise empty
     * @param covers what was computed
     * @param outcome what came of it
     * @param expected the known digest; empty if there is none
     * @param actual the computed digest; empty if there is none
     * @param note why there is none; otherwise empty
     */
    public record Result(
            String name, String way, String covers, Outcome outcome, String expected, String actual, String note) {

        /** The name, with the way if there are several. */
        public String title() {
            return way.isEmpty() ? name : name + " (" + way + ")";
        }
    }

    /**
     * All results.
     *
     * @param results of the checks, in their order
     * @param missing names of known digests that nothing computes any more
     */
    public record Report(List<Result> results, List<String> missing) {
        public Report {
            results = List.copyOf(results);
            missing = List.copyOf(missing);
        }

        /** How many checks came out like that. */
        public long count(Outcome outcome) {
            return results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
        }

        /** Whether all known digests were computed, in every way possible here, and matched. */
        public boolean sound() {
            return missing.isEmpty() && count(Outcome.DIFFERS) + count(Outcome.UNKNOWN) == 0;
        }
    }

    private Verification() {}

    /**
     * Computes all digests whose name contains a text.
     *
     * @param known the known digests by name
     * @param only the text; empty for all
     * @param threads how many are computed at the same time
     * @param listener gets the results in their order, as soon as they are there
     */
    public static Report run(Map<String, String> known, String only, int threads, Consumer<Result> listener) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Result>> pending = new ArrayList<>();
            for (Check check : Check.all(threads)) {
                if (check.name().contains(only)) {
                    pending.add(executor.submit(() -> result(check, known.getOrDefault(check.name(), ""))));
                }
            }
            List<Result> results = new ArrayList<>();
            for (Future<Result> result : pending) {
                results.add(result.get());
                listener.accept(results.get(results.size() - 1));
            }
            List<String> missing = new ArrayList<>(known.keySet());
            missing.removeIf(name -> !name.contains(only));
            results.forEach(result -> missing.remove(result.name()));
            return new Report(results, missing);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static Result result(Check check, String expected) {
        String actual = "";
        String note = "";
        Outcome outcome;
        try {
            actual = Digest.of(check.computation().value());
            outcome =
                    expected.isEmpty() ? Outcome.UNKNOWN : actual.equals(expected) ? Outcome.MATCHED : Outcome.DIFFERS;
        } catch (UnavailableException e) {
            outcome = Outcome.SKIPPED;
            note = String.valueOf(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            // whatever goes wrong here would go wrong in a study as well: it is a result, and the others are still
            // wanted
            outcome = Outcome.DIFFERS;
            note = e.toString();
        }
        return new Result(check.name(), check.way(), check.covers(), outcome, expected, actual, note);
    }
}
