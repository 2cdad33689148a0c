package org.papilio.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
     * @param directory the result directory
     * @param cell a finished map
     * @throws EnvironmentException if the file cannot be read or is damaged
     */
    public static PlaneRaster read(Path directory, CellResult cell) {
        Path file = new ResultDirectory(directory).map(cell.cell());
        List<String> quantities = List.of(String.valueOf(cell.measurements().get(PlaneComputation.QUANTITIES))
                .split(" "));
        try {
            Npy array = Npy.read(file);
            if (array.shape().size() != 3 || array.shape().get(0) != quantities.size()) {
                throw new IOException("its shape is " + array.shape());
            }
            return new PlaneRaster(array, quantities, array.shape().get(1));
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
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

    void write(Disk disk, Path file) {
        disk.replace(file, array::writeTo);
    }
}
