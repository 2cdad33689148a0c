package org.papilio.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.papilio.run.CellResult;
import org.papilio.study.Study;
import org.papilio.train.Status;

/** Results made up in memory, for tests. */
final class MemoryEvidence implements Evidence {
    private final Study study;
    private final List<CellResult> cells = new ArrayList<>();
    private final Map<String, double[][]> trajectories = new HashMap<>();
    private final Map<String, Map<String, Measured>> comparisons = new HashMap<>();

    MemoryEvidence(Study study) {
        this.study = study;
    }

    /** Adds a cell with a trajectory; its loss falls from 1 and its parameters are the last of the trajectory. */
    MemoryEvidence cell(String id, String part, Map<String, Object> settings, Status status, double[][] trajectory) {
        List<Integer> steps = IntStream.range(0, trajectory.length).boxed().toList();
        double[] last = trajectory[trajectory.length - 1];
        cells.add(new CellResult(
                id,
                cells.size(),
                part,
                settings,
                status,
                "",
                trajectory.length - 1,
                1.0 / trajectory.length,
                1,
                IntStream.range(0, last.length)
                        .mapToObj(i -> Double.toString(last[i]))
                        .toList(),
                Map.of(),
                steps,
                steps.stream().map(step -> 1.0 / (step + 1)).toList(),
                steps.stream().map(step -> step > 2 ? 1.0 : 0.5).toList()));
        trajectories.put(id, trajectory);
        return this;
    }

    /** Says how far a cell ended from another. */
    MemoryEvidence compared(String cell, String name, String reference, double distance) {
        comparisons.computeIfAbsent(cell, k -> new LinkedHashMap<>()).put(name, new Measured(reference, distance));
        return this;
    }

    @Override
    public Study study() {
        return study;
    }

    @Override
    public List<CellResult> cells() {
        return cells;
    }

    @Override
    public boolean hasTrajectory(CellResult cell) {
        return trajectories.containsKey(cell.cell());
    }

    @Override
    public double[][] trajectory(CellResult cell) {
        return trajectories.getOrDefault(cell.cell(), new double[0][0]);
    }

    @Override
    public List<List<BigDecimal>> states(CellResult cell) {
        return Arrays.stream(trajectory(cell))
                .takeWhile(state -> Arrays.stream(state).allMatch(Double::isFinite))
                .map(state -> Arrays.stream(state).mapToObj(BigDecimal::new).toList())
                .toList();
    }

    @Override
    public List<Double> distances(CellResult a, CellResult b) {
        double[][] one = trajectory(a);
        double[][] other = trajectory(b);
        List<Double> distances = new ArrayList<>();
        for (int step = 0; step < one.length; step++) {
            double distance = 0;
            for (int k = 0; k < one[step].length; k++) {
                distance = Math.max(distance, Math.abs(one[step][k] - other[step][k]));
            }
            distances.add(distance);
        }
        return distances;
    }

    @Override
    public Map<String, Measured> comparisons(CellResult cell) {
        return comparisons.getOrDefault(cell.cell(), Map.of());
    }

    @Override
    public Optional<JsonNode> reference(String name) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of("Study hash", "0123456789abcdef");
    }
}
