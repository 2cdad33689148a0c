package org.papilio.report;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Predicate;

/** Some elements of a long list by their positions in it: four bytes each, where a copy would keep what the list only shows. */
final class Rows<T> extends AbstractList<T> implements RandomAccess {
    private final List<T> all;
    private final int[] positions;

    private Rows(List<T> all, int[] positions) {
        this.all = all;
        this.positions = positions;
    }

    /** The elements for which a condition holds. */
    static <T> List<T> of(List<T> all, Predicate<T> condition) {
        Builder<T> rows = new Builder<>(all);
        for (int k = 0; k < all.size(); k++) {
            if (condition.test(all.get(k))) {
                rows.add(k);
            }
        }
        return rows.build();
    }

    /** Positions as they come. */
    static final class Builder<T> {
        private final List<T> all;
        private int[] positions = new int[16];
        private int size;

        Builder(List<T> all) {
            this.all = all;
        }

        void add(int position) {
            if (size == positions.length) {
                positions = Arrays.copyOf(positions, 2 * size);
            }
            positions[size++] = position;
        }

        List<T> build() {
            int[] own = Arrays.copyOf(positions, size);
            // Rows of rows are rows of the list below.
            return all instanceof Rows<T> rows
                    ? new Rows<>(
                            rows.all,
                            Arrays.stream(own).map(k -> rows.positions[k]).toArray())
                    : new Rows<>(all, own);
        }
    }

    @Override
    public T get(int k) {
        return all.get(positions[k]);
    }

    @Override
    public int size() {
        return positions.length;
    }
}
