package org.papilio.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.papilio.chart.AxisRange.Extent;
import org.papilio.chart.Legend.Entry;
import org.papilio.chart.Ticks.Tick;

/**
 * A hierarchical clustering: leaves from top to bottom, merges at their height to the right. Subtrees that are whole below the
 * cut are clusters with a colour each; what joins them is grey.
 */
public final class DendrogramFigure extends XYFigure {
    private final List<Merge> merges;
    private final List<String> leaves;
    private final double cut;
    /** Vertical position of each node. */
    private final double[] position;

    private final double[] height;
    /** Number of the cluster a node belongs to, or −1 above the cut. */
    private final int[] cluster;

    private final int[] order;
    private final List<Integer> sizes = new ArrayList<>();
    private final AxisRange xRange;
    private final AxisRange yRange;

    /**
     * The merge of two nodes, as in the linkage matrices of scipy: node i below the number of leaves is leaf i, node n + k is the
     * result of merge k.
     *
     * @param height distance at which the two are joined
     * @param size number of leaves below
     */
    public record Merge(int a, int b, double height, int size) {}

    /**
     * A dendrogram.
     *
     * @param x the axis of heights
     * @param merges one fewer than leaves, heights not descending
     * @param cut height below which a subtree is one cluster; NaN for no clusters
     */
    public DendrogramFigure(Layout layout, AxisSpec x, List<Merge> merges, List<String> leaves, double cut) {
        super(layout);
        int n = leaves.size();
        if (merges.size() != Math.max(0, n - 1)) {
            throw new IllegalArgumentException(n + " leaves need " + (n - 1) + " merges, not " + merges.size());
        }
        this.merges = List.copyOf(merges);
        this.leaves = List.copyOf(leaves);
        this.cut = cut;
        position = new double[n + merges.size()];
        height = new double[n + merges.size()];
        cluster = new int[n + merges.size()];
        Arrays.fill(cluster, -1);
        Extent extent = new Extent();
        for (int k = 0; k < merges.size(); k++) {
            Merge merge = merges.get(k);
            if (merge.a() < 0 || merge.b() < 0 || merge.a() >= n + k || merge.b() >= n + k || merge.a() == merge.b()) {
                throw new IllegalArgumentException("merge " + k + " joins nodes that do not exist yet: " + merge);
            }
            height[n + k] = merge.height();
            extent.add(merge.height());
        }
        order = order(n);
        for (int i = 0; i < n; i++) {
            position[order[i]] = n - 1 - i;
        }
        for (int k = 0; k < merges.size(); k++) {
            position[n + k] =
                    (position[merges.get(k).a()] + position[merges.get(k).b()]) / 2;
        }
        assignClusters(n);
        extent.add(0).add(cut);
        AxisRange fitted = AxisRange.fit(x, extent, 0.03);
        xRange = fitted.hasFloor() || !Double.isNaN(x.lower())
                ? fitted
                : new AxisRange(x, 0, fitted.upper(), Double.NaN);
        yRange = new AxisRange(AxisSpec.linear(""), -0.6, Math.max(n, 1) - 0.4, Double.NaN);
    }

    /** Height of plots in points at which all leaves have room for their labels. */
    public static double heightFor(int leaves) {
        return Math.max(80, Math.min(640, 9.5 * leaves + 30));
    }

    /** Leaves from top to bottom: those of the first node of a merge before those of the second, without recursion. */
    private int[] order(int n) {
        int[] result = new int[n];
        int count = 0;
        List<Integer> stack = new ArrayList<>();
        stack.add(n + merges.size() - 1);
        while (!stack.isEmpty() && n > 0) {
            int node = stack.remove(stack.size() - 1);
            if (node < n) {
                result[count++] = node;
            } else {
                stack.add(merges.get(node - n).b());
                stack.add(merges.get(node - n).a());
            }
        }
        return result;
    }

    /** Clusters are numbered from top to bottom. */
    private void assignClusters(int n) {
        if (Double.isNaN(cut)) {
            return;
        }
        int[] root = new int[height.length];
        for (int node = height.length - 1; node >= 0; node--) {
            root[node] = root[node] == 0 && height[node] <= cut ? node + 1 : root[node];
            if (node >= n) {
                Merge merge = merges.get(node - n);
                root[merge.a()] = root[node];
                root[merge.b()] = root[node];
            }
        }
        int[] number = new int[height.length + 1];
        for (int leaf : order) {
            if (number[root[leaf]] == 0) {
                sizes.add(0);
                number[root[leaf]] = sizes.size();
            }
            int index = number[root[leaf]] - 1;
            sizes.set(index, sizes.get(index) + 1);
        }
        for (int node = 0; node < height.length; node++) {
            cluster[node] = root[node] == 0 ? -1 : number[root[node]] - 1;
        }
    }

    @Override
    boolean isEmpty() {
        return leaves.isEmpty();
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
    List<Tick> yTicks(double length) {
        List<String> labels = new ArrayList<>();
        for (int leaf : order) {
            labels.add(leaves.get(leaf));
        }
        return Groups.vertical(labels, length, layout().width() * 0.4);
    }

    @Override
    boolean yGrid() {
        return false;
    }

    @Override
    List<Entry> legend() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < sizes.size() && sizes.size() <= 12; i++) {
            String label = "cluster " + (i + 1) + " (" + sizes.get(i) + ")";
            entries.add(Legend.line(label, new Style(colour(i), 2, new float[0], Style.Marker.CIRCLE), true, false));
        }
        return entries;
    }

    @Override
    List<String> dataNotes() {
        List<String> notes = new ArrayList<>();
        if (yTicks(layout().plotHeight() - 35).isEmpty() && !leaves.isEmpty()) {
            notes.add(leaves.size() + " leaves; their labels are left out.");
        }
        if (xRange.hasFloor() && merges.stream().anyMatch(merge -> merge.height() == 0)) {
            notes.add("Merges at the mark 0 have a height of exactly 0.");
        }
        return notes;
    }

    @Override
    List<Mark> topMarks() {
        return Double.isNaN(cut) ? List.of() : List.of(new Mark("cut", cut, cut));
    }

    private Color colour(int index) {
        return index < 0 ? Theme.AXIS : Style.categorical(index).colour();
    }

    @Override
    void paintAbove(Graphics2D g, Mapping map) {
        float width = leaves.size() > 60 ? 0.7f : 1.1f;
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        for (int k = 0; k < merges.size(); k++) {
            Merge merge = merges.get(k);
            double right = map.x(merge.height());
            if (Double.isNaN(right)) {
                continue;
            }
            int own = cluster[leaves.size() + k];
            for (int child : new int[] {merge.a(), merge.b()}) {
                double y = map.yAt(position[child]);
                double left = map.x(height[child]);
                // The stem of a cluster keeps its colour up to the cut.
                double change = own == cluster[child] ? right : Math.max(left, Math.min(right, map.x(cut)));
                g.setPaint(colour(own));
                g.draw(new Line2D.Double(change, y, right, y));
                g.setPaint(colour(cluster[child]));
                g.draw(new Line2D.Double(left, y, change, y));
            }
            g.setPaint(colour(own));
            g.draw(new Line2D.Double(right, map.yAt(position[merge.a()]), right, map.yAt(position[merge.b()])));
        }
        if (Double.isFinite(map.x(cut))) {
            g.setStroke(Theme.RULE);
            g.setPaint(Theme.AXIS);
            g.draw(new Line2D.Double(
                    map.x(cut), map.area().getY(), map.x(cut), map.area().getMaxY()));
        }
    }
}
