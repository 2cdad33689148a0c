package org.papilio.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.papilio.chart.DendrogramFigure.Merge;
import org.papilio.chart.RecordingGraphics.Drawn;

/** What figures say and where they put it, for data small enough to know by heart. */
final class FigureContentTest {

    private static List<String> texts(Figure figure) {
        return RecordingGraphics.record(figure).stream().map(Drawn::text).toList();
    }

    @Test
    void quantilesAreValuesOfTheSample() {
        double[] sorted = {1, 2, 3, 4};
        assertEquals(1, Sample.quantile(sorted, 0.25));
        assertEquals(2, Sample.quantile(sorted, 0.5));
        assertEquals(4, Sample.quantile(sorted, 0.95));
        assertEquals(1, Sample.quantile(sorted, 0));
        assertEquals(4, Sample.quantile(sorted, 1));
    }

    @Test
    void missingValuesAreCounted() {
        Sample sample = new Sample("a", new double[] {1, Double.NaN, 3, Double.POSITIVE_INFINITY});
        List<String> texts = texts(new BoxFigure(Layout.titled(""), "g", AxisSpec.linear("v"), List.of(sample)));
        assertTrue(texts.contains("2 values that are not finite are left out."), texts.toString());
    }

    @Test
    void ofVeryManyValuesSomeAreDrawnAndTheNoteSaysWhich() {
        double[] values = new double[200_000];
        Arrays.setAll(values, k -> k);
        BoxFigure figure =
                new BoxFigure(Layout.titled(""), "g", AxisSpec.linear("v"), List.of(new Sample("a", values)));
        assertTrue(
                texts(figure).toString().contains("of more than 5000 in a group 5000 evenly spaced"),
                texts(figure).toString());
        assertTrue(Figures.svg(figure, "").length() < 400_000);
    }

    @Test
    void sharesAreWrittenInPerCent() {
        List<String> texts = texts(new StackedBarFigure(
                Layout.titled("").size(400, 80), "", List.of("a"), List.of("near", "far"), new double[][] {{150, 50}}));
        assertTrue(texts.containsAll(List.of("75", "25", "n = 200", "near", "far")), texts.toString());
    }

    @Test
    void clustersAreTheSubtreesBelowTheCut() {
        // Leaves 0 and 2 join at 1, leaves 1 and 3 at 2, both pairs at 5, leaf 4 at 6.
        List<Merge> merges =
                List.of(new Merge(0, 2, 1, 2), new Merge(1, 3, 2, 2), new Merge(5, 6, 5, 4), new Merge(7, 4, 6, 5));
        List<String> leaves = List.of("l0", "l1", "l2", "l3", "l4");
        DendrogramFigure figure = new DendrogramFigure(Layout.titled(""), AxisSpec.linear("d"), merges, leaves, 3);
        List<Drawn> drawn = RecordingGraphics.record(figure);
        List<String> texts = drawn.stream().map(Drawn::text).toList();
        assertTrue(
                texts.containsAll(List.of("cluster 1 (2)", "cluster 2 (2)", "cluster 3 (1)", "cut")), texts.toString());
        List<String> order = drawn.stream()
                .filter(one -> one.text().startsWith("l") && one.text().length() == 2)
                .sorted((a, b) -> Double.compare(a.ink().getY(), b.ink().getY()))
                .map(Drawn::text)
                .toList();
        assertEquals(List.of("l0", "l2", "l1", "l3", "l4"), order);
    }

    @Test
    void aDendrogramOfOneLeafAndOfNone() {
        assertTrue(texts(new DendrogramFigure(Layout.titled(""), AxisSpec.linear("d"), List.of(), List.of("only"), 1))
                .contains("only"));
        assertTrue(texts(new DendrogramFigure(Layout.titled(""), AxisSpec.log("d"), List.of(), List.of(), 1))
                .contains("no data"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DendrogramFigure(
                        Layout.titled(""), AxisSpec.linear("d"), List.of(new Merge(0, 2, 1, 2)), List.of("a", "b"), 1));
    }

    @Test
    void projectionKeepsTheRightHand() {
        Projection above = new Projection(-90, 90, new Rectangle2D.Double(0, 0, 200, 200));
        assertEquals(200, above.at(1, 0, 0).getX(), 1e-9);
        assertEquals(0, above.at(0, 1, 0).getY(), 1e-9);
        assertEquals(1, above.nearness(0, 0, 1), 1e-9);
        Projection oblique = new Projection(-60, 30, new Rectangle2D.Double(0, 0, 200, 200));
        assertEquals(-1, oblique.back(0));
        assertEquals(1, oblique.back(1));
        assertEquals(-1, oblique.back(2));
        assertTrue(oblique.at(0, 0, 1).getY() < oblique.at(0, 0, -1).getY());
    }

    @Test
    void stepNumbersOfOneSpotAreJoined() {
        double[] still = new double[101];
        double[] moving = new double[101];
        for (int i = 0; i <= 100; i++) {
            moving[i] = i <= 40 ? 0 : i - 40;
        }
        Path3D path = new Path3D("p", moving, moving, still, Style.categorical(0));
        List<String> texts =
                texts(new Path3DFigure(Layout.titled("").size(400, 300), List.of("a", "b", "c"), List.of(path), 20, 1));
        assertTrue(texts.containsAll(List.of("0–40", "60", "80", "100")), texts.toString());
    }

    @Test
    void longLinesKeepTheirExtremes() {
        int n = 100_000;
        double[] y = new double[n];
        y[31_234] = 5;
        y[77_001] = -3;
        y[50_000] = Double.NaN;
        double[][] thinned = Thinning.thin(new double[][] {Series.steps(n), y}, 0, n, 400);
        assertTrue(thinned[0].length < 8000);
        double max = 0;
        double min = 0;
        int gaps = 0;
        for (double value : thinned[1]) {
            max = Math.max(max, Double.isNaN(value) ? 0 : value);
            min = Math.min(min, Double.isNaN(value) ? 0 : value);
            gaps += Double.isNaN(value) ? 1 : 0;
        }
        assertEquals(5, max);
        assertEquals(-3, min);
        assertEquals(1, gaps);
    }

    @Test
    void partsMustFitTogether() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Series("s", new double[2], new double[3], Series.Look.LINE, Style.reference()));
        assertThrows(IllegalArgumentException.class, () -> AxisSpec.log("x").range(0, 1));
        assertThrows(IllegalArgumentException.class, () -> AxisSpec.linear("x").range(2, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new StackedBarFigure(Layout.titled(""), "", List.of("a"), List.of("b"), new double[0][]));
    }
}
