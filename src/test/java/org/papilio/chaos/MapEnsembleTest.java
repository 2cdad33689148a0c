package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.papilio.chaos.LyapunovSpectrum.Spectrum;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.number.Precisions;
import org.papilio.train.Recording;
import org.papilio.train.Status;
import org.papilio.train.Trajectory;

/** What is made together, and what is given back. */
class MapEnsembleTest {
    private static final KnownSystem HENON = KnownSystems.named("henon").orElseThrow();
    private static final List<BigDecimal> POINT = List.of(new BigDecimal("0.1"), new BigDecimal("0.2"));

    @Test
    void ordinaryRunsAreMadeTogetherAndOthersGivenBack() {
        List<MapEnsemble.Start> starts = IntStream.range(0, 100)
                .mapToObj(i -> new BigDecimal("1.0").add(BigDecimal.valueOf(i, 2)))
                .map(a ->
                        new MapEnsemble.Start(POINT, List.of(a, new BigDecimal("0.3")), 10, 300, new BigDecimal("100")))
                .toList();
        List<Integer> ended = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        MapEnsemble<Double> ensemble = MapEnsemble.of(HENON, Precisions.DOUBLE).orElseThrow();
        ensemble.run(starts, new Recording(100, true), new MapEnsemble.Sink<>() {
            @Override
            public void ended(int index, Trajectory<Double> trajectory, Spectrum spectrum) {
                ended.add(index);
                assertEquals(Status.FINISHED, trajectory.status());
                assertEquals(List.of(0, 100, 200, 300, 310), trajectory.recorded());
                Spectrum alone = alone(starts.get(index));
                assertEquals(alone.exponents(), spectrum.exponents());
                assertEquals(alone.intervals(), spectrum.intervals());
                assertEquals(alone.state(), trajectory.finalParameters());
            }

            @Override
            public void left(int index) {
                left.add(index);
                assertEquals(true, alone(starts.get(index)).divergedAt().isPresent());
            }
        });
        assertEquals(starts.size(), ended.size() + left.size());
        assertEquals(true, ended.size() > 20 && left.size() > 20, ended.size() + " and " + left.size());
    }

    private static Spectrum alone(MapEnsemble.Start start) {
        Map<String, BigDecimal> settings =
                Map.of("a", start.parameters().get(0), "b", start.parameters().get(1));
        List<Double> point = POINT.stream().map(BigDecimal::doubleValue).toList();
        return LyapunovSpectrum.of(
                TangentOrbit.generic(HENON.map(settings), Precisions.DOUBLE, point, 2),
                start.transientSteps(),
                start.steps(),
                LyapunovService.CONFIDENCE,
                start.divergedAbove().doubleValue());
    }
}
