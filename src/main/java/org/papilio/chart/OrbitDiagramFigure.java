package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.AxisRange.Extent;
import org.papilio.chart.Legend.Entry;

/**
 * Where a map's orbits settle, over a parameter: the density of visited values at each parameter in shades of grey (logarithmic
 * in the number of visits), with lines known from theory and marked bifurcations on top.
 */
public final class OrbitDiagramFigure extends XYFigure {
    private static final int PIXELS_PER_POINT = 2;

    private final double[] parameters;
    private final double[][] orbits;
    private final List<Series> theory;
    private final List<Mark> bifurcations;
    private final AxisRange xRange;
    private final AxisRange yRange;
    private final boolean empty;

    /**
     * An orbit diagram.
     *
     * @param x the axis of the parameter
     * @param y the axis of the values
     * @param parameters ascending and about equally spaced on the axis
     * @param orbits {@code orbits[i]} are the values visited at {@code parameters[i]}; may be of different lengths
     */
    public OrbitDiagramFigure(Layout layout, AxisSpec x, AxisSpec y, double[] parameters, double[][] orbits) {
        this(layout, x, y, parameters, orbits, List.of(), List.of());
    }

    private OrbitDiagramFigure(
            Layout layout,
            AxisSpec x,
            AxisSpec y,
            double[] parameters,
            double[][] orbits,
            List<Series> theory,
            List<Mark> bifurcations) {
        super(layout);
        if (parameters.length != orbits.length) {
            throw new IllegalArgumentException(parameters.length + " parameters but " + orbits.length + " orbits");
        }
        this.parameters = parameters;
        this.orbits = orbits;
        this.theory = theory;
        this.bifurcations = bifurcations;
        Extent xs = new Extent().add(parameters);
        Extent ys = new Extent();
        for (double[] orbit : orbits) {
            ys.add(orbit);
        }
        empty = xs.isEmpty() || ys.isEmpty();
        xRange = AxisRange.fit(x, xs, 0);
        yRange = AxisRange.fit(y, ys, 0.03);
    }

    /** The same with a line known from theory; one without a name is not in the legend. */
    public OrbitDiagramFigure theory(Series line) {
        List<Series> more = new ArrayList<>(theory);
        more.add(line);
        return new OrbitDiagramFigure(
                layout(), xRange.spec(), yRange.spec(), parameters, orbits, List.copyOf(more), bifurcations);
    }

    /** The same with a parameter marked by a vertical line. */
    public OrbitDiagramFigure vertical(String name, double parameter) {
        List<Mark> more = new ArrayList<>(bifurcations);
        more.add(new Mark(name, parameter, parameter));
        return new OrbitDiagramFigure(
                layout(), xRange.spec(), yRange.spec(), parameters, orbits, theory, List.copyOf(more));
    }

    @Override
    boolean isEmpty() {
        return empty;
    }

    @Override
    AxisRange xRange() {
        return xRange;
    }

    @Override
    AxisRange yRange() {
        return yRange;
    }

    @Override
    boolean xGrid() {
        return false;
    }

    @Override
    boolean yGrid() {
        return false;
    }

    @Override
    List<Mark> topMarks() {
        return bifurcations;
    }

    @Override
    List<Entry> legend() {
        return theory.stream()
                .filter(line -> !line.name().isEmpty())
                .map(line -> Legend.line(line.name(), line.style(), true, false))
                .toList();
    }

    @Override
    void paintBelow(Graphics2D g, Mapping map) {
        Rectangle2D area = map.area();
        int columns = Math.max(1, Math.min(parameters.length, (int) (PIXELS_PER_POINT * area.getWidth())));
        int rows = (int) (PIXELS_PER_POINT * area.getHeight());
        int[][] visits = new int[columns][rows];
        int[] total = new int[columns];
        for (int i = 0; i < parameters.length; i++) {
            int column = cell(map.x(parameters[i]) - area.getX(), area.getWidth(), columns);
            for (double value : orbits[i]) {
                int row = cell(map.y(value) - area.getY(), area.getHeight(), rows);
                if (column >= 0 && row >= 0) {
                    visits[column][row]++;
                    total[column]++;
                }
            }
        }
        Raster.draw(g, columns, rows, (column, row) -> shade(visits[column][row], total[column], rows), area);
    }

    /**
     * Black for a cell that has a quarter or more of its column's visits, a light grey for one that has no more than an even spread
     * would give it, and logarithmic in between.
     */
    private static int shade(int count, int total, int rows) {
        if (count == 0) {
            return 0xFFFFFF;
        }
        double share = (double) count / total;
        double tone = StrictMath.log(share * rows) / StrictMath.log(rows / 4.0);
        int grey = (int) Math.rint(175 - 150 * Math.max(0, Math.min(1, tone)));
        return grey << 16 | grey << 8 | grey + 8;
    }

    private static int cell(double offset, double length, int cells) {
        if (!(offset >= -0.01 && offset <= length + 0.01)) {
            return -1;
        }
        return Math.max(0, Math.min(cells - 1, (int) (offset / length * cells)));
    }

    @Override
    void paintAbove(Graphics2D g, Mapping map) {
        g.setStroke(Theme.RULE);
        g.setPaint(Theme.AXIS);
        for (Mark mark : bifurcations) {
            double x = map.x(mark.from());
            if (Double.isFinite(x)) {
                g.draw(new Line2D.Double(x, map.area().getY(), x, map.area().getMaxY()));
            }
        }
        for (Series line : theory) {
            Path2D path = new Path2D.Double();
            boolean open = false;
            for (int i = 0; i < line.x().length; i++) {
                double x = map.x(line.x()[i]);
                double y = map.y(line.y()[i]);
                boolean point = Double.isFinite(x + y);
                if (point && open) {
                    path.lineTo(x, y);
                } else if (point) {
                    path.moveTo(x, y);
                }
                open = point;
            }
            g.setPaint(line.style().colour());
            g.setStroke(line.style().stroke());
            g.draw(path);
        }
    }
}
