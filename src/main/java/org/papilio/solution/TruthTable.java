package org.papilio.solution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeSet;
import org.papilio.model.Task;

/**
 * The samples of a task as rows of a truth table. If every input takes two values over the samples (the lower is false)
 * and the 2^n samples are all combinations, row r is the sample whose input i is bit i of r; otherwise rows are samples
 * in the order of the data and functions have hexadecimal names only.
 */
final class TruthTable {
    /** The names of the functions of (x1, x2): bit r of the index is the value in row r = x1 + 2 x2. */
    private static final List<String> NAMES = List.of(
            "constant",
            "x1 NOR x2",
            "x1 AND NOT x2",
            "NOT x2",
            "x2 AND NOT x1",
            "NOT x1",
            "x1 XOR x2",
            "x1 NAND x2",
            "x1 AND x2",
            "x1 XNOR x2",
            "x1",
            "x1 OR NOT x2",
            "x2",
            "x2 OR NOT x1",
            "x1 OR x2",
            "constant");

    private final int inputs;
    private final boolean complete;
    private final int[] rowOfSample;

    private TruthTable(int inputs, boolean complete, int[] rowOfSample) {
        this.inputs = inputs;
        this.complete = complete;
        this.rowOfSample = rowOfSample;
    }

    /** The table of a task's inputs. */
    static TruthTable of(Task task) {
        int samples = task.inputs().size();
        int inputs = task.inputs().get(0).size();
        int[] rows = new int[samples];
        boolean complete = inputs < 31 && samples == 1 << inputs;
        for (int i = 0; complete && i < inputs; i++) {
            int column = i;
            TreeSet<BigDecimal> values = new TreeSet<>();
            task.inputs().forEach(sample -> values.add(sample.get(column)));
            complete = values.size() == 2;
            for (int s = 0; complete && s < samples; s++) {
                if (task.inputs().get(s).get(i).compareTo(values.last()) == 0) {
                    rows[s] |= 1 << i;
                }
            }
        }
        boolean[] seen = new boolean[samples];
        for (int s = 0; complete && s < samples; s++) {
            complete = !seen[rows[s]];
            seen[rows[s]] = true;
        }
        for (int s = 0; !complete && s < samples; s++) {
            rows[s] = s;
        }
        return new TruthTable(inputs, complete, rows);
    }

    /** The number of rows, which is the number of samples. */
    int rows() {
        return rowOfSample.length;
    }

    /** Values given by sample, ordered by row. */
    double[] byRow(double[] bySample) {
        double[] values = new double[bySample.length];
        for (int s = 0; s < bySample.length; s++) {
            values[rowOfSample[s]] = bySample[s];
        }
        return values;
    }

    /** The name of a function given by its values in the rows. */
    String name(List<Boolean> bits) {
        BigInteger code = BigInteger.ZERO;
        for (int r = 0; r < bits.size(); r++) {
            code = bits.get(r) ? code.setBit(r) : code;
        }
        if (code.signum() == 0 || code.bitCount() == bits.size()) {
            return "constant";
        }
        if (complete && inputs == 2) {
            return NAMES.get(code.intValue());
        }
        for (int i = 0; complete && i < inputs; i++) {
            if (isInput(bits, i, true)) {
                return "x" + (i + 1);
            }
            if (isInput(bits, i, false)) {
                return "NOT x" + (i + 1);
            }
        }
        return "0x" + code.toString(16);
    }

    private static boolean isInput(List<Boolean> bits, int input, boolean value) {
        for (int r = 0; r < bits.size(); r++) {
            boolean high = ((r >> input) & 1) == 1;
            if (bits.get(r) != (high == value)) {
                return false;
            }
        }
        return true;
    }
}
