package org.papilio.run;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.function.Function;
import org.papilio.train.Status;

/**
 * Many finished cells as columns: about a hundred bytes a cell, of which a {@link CellResult} is made whenever it is asked for.
 * Final parameters and what was recorded step by step stay in the file and are read when they are looked at.
 */
final class CellColumns extends AbstractList<CellResult> implements RandomAccess {
    private static final int KEPT = 1024;
    private static final Status[] STATUSES = Status.values();

    private final Plan plan;
    private final StoredCells stored;
    /** The place of each cell; values are kept by place. */
    private final int[] places;

    private final byte[] status;
    private final int[] steps;
    private final double[] loss;
    private final double[] accuracy;
    private final ValueColumn messages;
    private final RowMaps settings;
    private final RowMaps measurements;
    private final Map<Integer, CellResult> whole = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, CellResult> eldest) {
            return size() > KEPT;
        }
    };

    /** The finished cells of a directory; what was read of them stays open as long as they are used. */
    CellColumns(KnownFiles files, Plan plan) {
        this.plan = plan;
        int size = plan.size();
        status = new byte[size];
        steps = new int[size];
        loss = new double[size];
        accuracy = new double[size];
        messages = new ValueColumn(size);
        settings = new RowMaps(size, place -> whole(place).settings());
        measurements = new RowMaps(size, place -> whole(place).measurements());
        stored = StoredCells.reading(files, plan, this::put);
        places = stored.places();
    }

    private void put(int place, CellResult cell) {
        status[place] = (byte) cell.status().ordinal();
        steps[place] = cell.steps();
        loss[place] = cell.loss();
        accuracy[place] = cell.accuracy();
        messages.set(place, cell.message());
        settings.set(place, cell.settings());
        measurements.set(place, cell.measurements());
    }

    /** Where the cells are. */
    StoredCells stored() {
        return stored;
    }

    /** Their places in the plan, ascending. */
    int[] places() {
        return places;
    }

    @Override
    public int size() {
        return places.length;
    }

    @Override
    public CellResult get(int row) {
        int place = places[row];
        Object message = messages.get(place);
        return new CellResult(
                plan.id(place),
                plan.index(place),
                plan.part(place).name(),
                settings.row(place),
                STATUSES[status[place]],
                message == ValueColumn.ELSEWHERE ? whole(place).message() : String.valueOf(message),
                steps[place],
                loss[place],
                accuracy[place],
                new InFile<>(place, CellResult::finalParameters),
                measurements.row(place),
                new InFile<>(place, CellResult::recorded),
                new InFile<>(place, CellResult::stepLoss),
                new InFile<>(place, CellResult::stepAccuracy));
    }

    private CellResult whole(int place) {
        synchronized (whole) {
            return whole.computeIfAbsent(
                    place, k -> CellReader.sound(stored.text(k)).result());
        }
    }

    /** A list of a cell that is read when it is looked at. */
    private final class InFile<T> extends AbstractList<T> {
        private final int place;
        private final Function<CellResult, List<T>> member;

        InFile(int place, Function<CellResult, List<T>> member) {
            this.place = place;
            this.member = member;
        }

        private List<T> read() {
            return member.apply(whole(place));
        }

        @Override
        public T get(int k) {
            return read().get(k);
        }

        @Override
        public int size() {
            return read().size();
        }

        @Override
        public Iterator<T> iterator() {
            return read().iterator();
        }

        @Override
        public Spliterator<T> spliterator() {
            return read().spliterator();
        }
    }
}
