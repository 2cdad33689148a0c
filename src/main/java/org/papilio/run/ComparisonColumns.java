package org.papilio.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The comparisons of all cells, 16 bytes for each. */
final class ComparisonColumns {
    private static final int CHUNK = 4096;
    private static final int NONE = -1;

    private final Plan plan;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /**
     * The comparisons of one name by the place of the cell.
     *
     * @param reference the place of the reference; {@link #NONE} of a cell without one
     * @param distance NaN for none
     * @param digits {@link #NONE} for none
     */
    private record Column(int[] reference, double[] distance, int[] digits) {
        static Column of(int size) {
            Column column = new Column(new int[size], new double[size], new int[size]);
            Arrays.fill(column.reference, NONE);
            return column;
        }
    }

    private ComparisonColumns(Plan plan) {
        this.plan = plan;
    }

    /**
     * Reads them.
     *
     * @throws UsageException if the file is damaged
     * @throws EnvironmentException if it cannot be read
     */
    static ComparisonColumns read(Results results, Plan plan) {
        ComparisonColumns read = new ComparisonColumns(plan);
        List<String> lines = new ArrayList<>();
        try {
            results.forEachComparison(line -> {
                lines.add(line);
                if (lines.size() == CHUNK) {
                    read.addAll(lines);
                }
            });
            read.addAll(lines);
        } catch (IllegalArgumentException e) {
            throw results.directory().damaged(results.directory().comparisons(), String.valueOf(e.getMessage()));
        }
        return read;
    }

    private void addAll(List<String> lines) {
        lines.parallelStream().map(ComparisonColumns::line).toList().forEach(this::add);
        lines.clear();
    }

    private static Comparisons.Line line(String text) {
        try {
            return Comparisons.Line.read(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void add(Comparisons.Line line) {
        int place = plan.find(line.cell());
        if (place < 0) {
            return;
        }
        line.byName().forEach((name, comparison) -> {
            Column column = columns.computeIfAbsent(name, k -> Column.of(plan.size()));
            column.reference[place] = plan.find(comparison.reference());
            column.distance[place] = comparison.distance().orElse(Double.NaN);
            column.digits[place] = comparison.digits().orElse(NONE);
        });
    }

    /** The comparisons of the cell at a place, by name. */
    Map<String, Comparison> of(int place) {
        Map<String, Comparison> byName = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            if (column.reference[place] != NONE) {
                double distance = column.distance[place];
                int digits = column.digits[place];
                byName.put(
                        name,
                        new Comparison(
                                plan.id(column.reference[place]),
                                Double.isNaN(distance) ? OptionalDouble.empty() : OptionalDouble.of(distance),
                                digits == NONE ? OptionalInt.empty() : OptionalInt.of(digits)));
            }
        });
        return byName;
    }
}
