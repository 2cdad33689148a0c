package org.papilio.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers for the kinds of solution on a map, the most frequent first, whatever order they are found in. */
final class PlaneLabels {
    private final Map<String, Integer> found = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /** A number for a kind, until {@link #number} gives the final one. */
    int provisional(String kind) {
        return found.computeIfAbsent(kind, k -> next.getAndIncrement());
    }

    /**
     * Numbers the kinds by how often they occur, equally frequent ones by name, and changes the raster to these numbers.
     *
     * @return the count of each kind in the order of the numbers
     */
    Map<String, Integer> number(PlaneRaster raster, String quantity) {
        int[] counts = new int[next.get()];
        for (int row = 0; row < raster.size(); row++) {
            for (int column = 0; column < raster.size(); column++) {
                double label = raster.value(quantity, row, column);
                if (label >= 0) {
                    counts[(int) label]++;
                }
            }
        }
        List<Map.Entry<String, Integer>> kinds = new ArrayList<>(found.entrySet());
        kinds.sort(Comparator.comparing((Map.Entry<String, Integer> kind) -> -counts[kind.getValue()])
                .thenComparing(Map.Entry::getKey));
        int[] numbers = new int[counts.length];
        Map<String, Integer> named = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> kind : kinds) {
            numbers[kind.getValue()] = named.size();
            named.put(kind.getKey(), counts[kind.getValue()]);
        }
        for (int row = 0; row < raster.size(); row++) {
            for (int column = 0; column < raster.size(); column++) {
                double label = raster.value(quantity, row, column);
                if (label >= 0) {
                    raster.put(quantity, row, column, numbers[(int) label]);
                }
            }
        }
        return named;
    }
}
