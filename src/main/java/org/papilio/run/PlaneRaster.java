package org.papilio.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a map shows of each of its cells: a file {@code data/maps/CELL.npy}, an array {@code <f4} of shape (quantities, size, size), the
 * lowest row first, NaN where a quantity has no value.
 */
public final class PlaneRaster {
    /** How the training of a cell ended: unsolved, solved or diverged. */
    public static final String END = "end";

    private final Npy array;
    private final List<String> quantities;
    private final int size;

    private PlaneRaster(Npy array, List<String> quantities, int size) {
        this.array = array;
        this.quantities = List.copyOf(quantities);
        this.size = size;
    }

    /** An empty raster, to be filled; cells can be filled by several threads. */
    static PlaneRaster of(List<String> quantities, int size) {
        return new PlaneRaster(Npy.of("<f4", List.of(quantities.size(), size, size)), quantities, size);
    }

    /**
     * Reads the raster of a cell.
     *
     * @param cell a finished map
     * @param checksum what its line says of the file
     * @throws UsageException if the file is missing or damaged
     * @throws EnvironmentException if it cannot be read
     */
    static PlaneRaster read(ResultDirectory directory, CellResult cell, Optional<String> checksum) {
        Path file = directory.map(cell.cell());
        List<String> quantities = List.of(String.valueOf(cell.measurements().get(PlaneComputation.QUANTITIES))
                .split(" "));
        Npy array = Npy.read(directory, file, checksum);
        if (!array.type().equals("<f4")
                || array.shape().size() != 3
                || array.shape().get(0) != quantities.size()
                || !array.shape().get(1).equals(array.shape().get(2))) {
            throw directory.damaged(file, "it is an array " + array.type() + " of shape " + array.shape());
        }
        return new PlaneRaster(array, quantities, array.shape().get(1));
    }

    /** The names of what it shows. */
    public List<String> quantities() {
        return quantities;
    }

    /** Cells along each side. */
    public int size() {
        return size;
    }

    /**
     * A value.
     *
     * @throws IllegalArgumentException if there is no such quantity
     */
    public double value(String quantity, int row, int column) {
        return array.getFloat(index(quantity, row, column));
    }

    void put(String quantity, int row, int column, double value) {
        array.putFloat(index(quantity, row, column), (float) value);
    }

    private int index(String quantity, int row, int column) {
        int layer = quantities.indexOf(quantity);
        if (layer < 0) {
            throw new IllegalArgumentException("no quantity " + quantity + ", there are " + quantities);
        }
        return (layer * size + row) * size + column;
    }

    /** A quantity whose values are labels, as integers; -1 for none. Row 0 is the lowest. */
    public int[][] labels(String quantity) {
        int[][] labels = new int[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double value = value(quantity, row, column);
                labels[row][column] = Double.isNaN(value) ? -1 : (int) value;
            }
        }
        return labels;
    }

    /** Writes it; returns the checksum of the file. */
    String write(Disk disk, Path file) {
        return disk.replace(file, array::writeTo);
    }
}
