package org.papilio.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToIntBiFunction;
import org.papilio.study.Cell;
import org.papilio.study.Part;
import org.papilio.study.Study;

/**
 * The cells to be run, in batches of neighbours of one part that cost alike: the most expensive first, so that all threads finish
 * together. A batch takes about as long as the workers want it to, as far as is known from those that are done, so that many short
 * cells are not handed over one by one.
 */
final class Batches implements Iterator<Batches.Batch> {
    private static final int FEWEST_TOGETHER = 8;

    private final List<Part> parts;
    private final List<Cell> cells;
    private final Plan plan;
    private final int[] places;
    private final CellClasses costs;
    private final Workers workers;
    private final ToIntBiFunction<Part, Cell> together;
    private final int[] left;
    private final int[] done;
    private final double[] seconds;
    private int next;
    private double finished;

    /**
     * Cells to be computed by one thread.
     *
     * @param together whether they gain by being computed at the same time
     */
    record Batch(Part part, String recipe, int cost, boolean together, List<Cell> cells) {}

    /**
     * Batches.
     *
     * @param places of the plan, in the order in which they are to be run
     * @param workers who take them
     * @param together how many cells of a kind are best computed at the same time
     */
    Batches(
            Study study,
            List<Cell> cells,
            Plan plan,
            int[] places,
            CellClasses costs,
            Workers workers,
            ToIntBiFunction<Part, Cell> together) {
        this.together = together;
        this.parts = study.parts();
        this.cells = cells;
        this.plan = plan;
        this.places = places;
        this.costs = costs;
        this.workers = workers;
        left = new int[costs.size()];
        done = new int[costs.size()];
        seconds = new double[costs.size()];
        for (int place : places) {
            left[costs.number(plan.index(place))]++;
        }
    }

    @Override
    public synchronized boolean hasNext() {
        return next < places.length;
    }

    @Override
    public synchronized Batch next() {
        if (next >= places.length) {
            throw new NoSuchElementException();
        }
        Plan.PartPlan of = plan.part(places[next]);
        int cost = costs.number(plan.index(places[next]));
        Part part = parts.stream()
                .filter(candidate -> candidate.name().equals(of.name()))
                .findFirst()
                .orElseThrow();
        int wanted = together.applyAsInt(part, cells.get(plan.index(places[next])));
        int most = wanted == 1 || workers.divides() ? most(cost) : 1;
        if (wanted > 1) {
            most = Math.max(most, Math.min(wanted, shared()));
        }
        List<Cell> batch = new ArrayList<>();
        while (batch.size() < most
                && next < places.length
                && plan.part(places[next]) == of
                && costs.number(plan.index(places[next])) == cost) {
            batch.add(cells.get(plan.index(places[next++])));
        }
        return new Batch(part, of.recipe(), cost, wanted > 1 && batch.size() > 1, batch);
    }

    /** So many that no thread waits long for the others at the end. */
    private int shared() {
        return Math.max(FEWEST_TOGETHER, (places.length - next) / (2 * workers.cores()));
    }

    private int most(int cost) {
        if (done[cost] == 0) {
            return 1;
        }
        double fitting = workers.batchSeconds() * done[cost] / Math.max(1e-9, seconds[cost]);
        double fair = (places.length - next) / (4.0 * workers.cores());
        return (int) Math.max(1, Math.min(workers.batchCells(), Math.min(fitting, fair)));
    }

    /** Notes how long cells of a batch took. */
    synchronized void finished(Batch batch, int count, double took) {
        left[batch.cost()] -= count;
        done[batch.cost()] += count;
        seconds[batch.cost()] += took;
        finished += took;
    }

    /**
     * The share of the work that is done: cells that are left will take as long as those like them did; those of which none is
     * done, as long as their costs say, in proportion to the others.
     */
    synchronized double share() {
        double measured = 0;
        double estimated = 0;
        for (int k = 0; k < done.length; k++) {
            measured += done[k] == 0 ? 0 : seconds[k];
            estimated += done[k] == 0 ? 0 : done[k] * costs.valueOf(k);
        }
        double scale = estimated > 0 ? measured / estimated : 1;
        double rest = 0;
        for (int k = 0; k < left.length; k++) {
            rest += left[k] * (done[k] > 0 ? seconds[k] / done[k] : scale * costs.valueOf(k));
        }
        return finished + rest > 0 ? finished / (finished + rest) : (double) next / Math.max(1, places.length);
    }

    /** The number of cells. */
    int size() {
        return places.length;
    }
}
