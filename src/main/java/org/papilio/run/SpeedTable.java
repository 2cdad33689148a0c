package org.papilio.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.papilio.stats.Quantiles;

/**
 * What one section of {@code papilio bench} found.
 *
 * @param section its name
 * @param title what was measured, one line
 * @param columns what the numbers of each line are
 * @param lines the lines
 */
public record SpeedTable(String section, String title, List<String> columns, List<Line> lines) {
    public SpeedTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param name of what was measured
     * @param values one for each column
     */
    public record Line(String name, List<Double> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /**
     * Measures contestants in interleaved rounds, so that other work on the machine disturbs all alike. Each line has the median speed of a
     * contestant, and the median over the rounds of the first one's speed to it.
     *
     * @param contestants measure a speed each time they are called
     * @param rounds at least 1
     */
    static List<Line> contest(Map<String, DoubleSupplier> contestants, int rounds) {
        Map<String, double[]> speeds = new LinkedHashMap<>();
        contestants.keySet().forEach(name -> speeds.put(name, new double[rounds]));
        for (int round = 0; round < rounds; round++) {
            int current = round;
            speeds.forEach((name, measured) -> {
                DoubleSupplier contestant = contestants.get(name);
                if (contestant != null) {
                    measured[current] = contestant.getAsDouble();
                }
            });
        }
        List<Line> lines = new ArrayList<>();
        speeds.forEach((name, measured) -> {
            double[] first = speeds.values().iterator().next();
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = first[round] / measured[round];
            }
            lines.add(new Line(name, List.of(Quantiles.median(measured), Quantiles.median(ratios))));
        });
        return lines;
    }
}
