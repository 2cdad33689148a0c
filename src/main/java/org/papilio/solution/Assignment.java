package org.papilio.solution;

import java.util.Arrays;

/**
 * The assignment of rows to columns of a square matrix with the smallest sum of costs, by shortest augmenting paths in
 * O(n^3) (Jonker and Volgenant 1987, Computing 38:325; the Hungarian method of Kuhn 1955 with potentials).
 */
final class Assignment {
    private Assignment() {}

    /** Returns for each row its column. Ties go to the lower column. */
    static int[] solve(double[][] costs) {
        int n = costs.length;
        double[] rowPotential = new double[n];
        double[] columnPotential = new double[n + 1];
        int[] rowOf = new int[n + 1];
        Arrays.fill(rowOf, -1);
        int[] previous = new int[n + 1];
        double[] slack = new double[n + 1];
        boolean[] visited = new boolean[n + 1];
        for (int row = 0; row < n; row++) {
            // Column n is the root of the search: a column that only the new row is assigned to.
            rowOf[n] = row;
            Arrays.fill(slack, Double.POSITIVE_INFINITY);
            Arrays.fill(visited, false);
            int column = n;
            while (rowOf[column] >= 0) {
                visited[column] = true;
                int from = rowOf[column];
                double least = Double.POSITIVE_INFINITY;
                int next = -1;
                for (int j = 0; j < n; j++) {
                    if (!visited[j]) {
                        double reduced = costs[from][j] - rowPotential[from] - columnPotential[j];
                        if (reduced < slack[j]) {
                            slack[j] = reduced;
                            previous[j] = column;
                        }
                        if (slack[j] < least) {
                            least = slack[j];
                            next = j;
                        }
                    }
                }
                if (next < 0) {
                    throw new IllegalArgumentException("costs must be finite");
                }
                for (int j = 0; j <= n; j++) {
                    if (visited[j]) {
                        rowPotential[rowOf[j]] += least;
                        columnPotential[j] -= least;
                    } else {
                        slack[j] -= least;
                    }
                }
                column = next;
            }
            while (column != n) {
                rowOf[column] = rowOf[previous[column]];
                column = previous[column];
            }
        }
        int[] columns = new int[n];
        for (int j = 0; j < n; j++) {
            columns[rowOf[j]] = j;
        }
        return columns;
    }
}
