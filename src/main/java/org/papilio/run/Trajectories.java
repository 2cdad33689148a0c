package org.papilio.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precision;
import org.papilio.train.Trajectory;

/**
 * The parameters of a trajectory at its recorded steps as a file: an array of shape (steps, parameters) of {@code <f4} or
 * {@code <f8}; for double-double {@code <f8} of shape (steps, parameters, 2), the leading and the trailing part; for any other
 * precision {@code |S<k>}, the decimal string of each element. Every one is exact.
 */
public final class Trajectories {
    private Trajectories() {}

    /** Writes a trajectory: the whole file or nothing, whatever happens; returns the checksum of the file. */
    static <T> String write(Disk disk, Path file, Trajectory<T> trajectory) {
        Npy array = encode(trajectory.precision(), trajectory.parameters());
        return disk.replace(file, array::writeTo);
    }

    /**
     * Reads the trajectory of a cell.
     *
     * @param directory the result directory
     * @param cell the cell's id
     * @param checksum what the line of the cell says of its file
     * @throws UsageException if the file is missing or damaged
     * @throws EnvironmentException if it cannot be read
     */
    static StoredTrajectory read(ResultDirectory directory, String cell, Optional<String> checksum) {
        Path file = directory.trajectory(cell);
        Npy array = Npy.read(directory, file, checksum);
        if (array.shape().size() < 2) {
            throw directory.damaged(file, "it is an array of shape " + array.shape());
        }
        return new StoredTrajectory(array);
    }

    private static <T> Npy encode(Precision<T> precision, List<List<T>> records) {
        int steps = records.size();
        int parameters = steps == 0 ? 0 : records.get(0).size();
        List<Integer> shape = List.of(steps, parameters);
        switch (precision.name()) {
            case "float": {
                Npy array = Npy.of("<f4", shape);
                fill(records, (index, value) -> array.putFloat(index, (float) precision.toDouble(value)));
                return array;
            }
            case "double": {
                Npy array = Npy.of("<f8", shape);
                fill(records, (index, value) -> array.putDouble(index, precision.toDouble(value)));
                return array;
            }
            case "double-double": {
                Npy array = Npy.of("<f8", List.of(steps, parameters, 2));
                fill(records, (index, value) -> {
                    DoubleDouble sum = (DoubleDouble) value;
                    array.putDouble(2 * index, sum.hi());
                    array.putDouble(2 * index + 1, sum.lo());
                });
                return array;
            }
            default: {
                int longest = records.stream()
                        .flatMap(List::stream)
                        .mapToInt(value -> precision.toString(value).length())
                        .max()
                        .orElse(1);
                Npy array = Npy.of("|S" + longest, shape);
                fill(records, (index, value) -> array.putText(index, precision.toString(value)));
                return array;
            }
        }
    }

    private interface Put<T> {
        void put(int index, T value);
    }

    private static <T> void fill(List<List<T>> records, Put<? super T> put) {
        int index = 0;
        for (List<T> record : records) {
            for (T value : record) {
                put.put(index, value);
                index++;
            }
        }
    }
}
