package org.papilio.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a cell at its recorded steps, exactly as they were computed. Records are counted from 0 in the order of
 * {@link CellResult#recorded}, parameters in the order W1 row-major, b1, W2, b2.
 */
public final class StoredTrajectory {
    private final Npy array;
    private final int records;
    private final int parameters;
    private final List<@Nullable List<@Nullable BigDecimal>> decimals;

    StoredTrajectory(Npy array) {
        this.array = array;
        this.records = array.shape().get(0);
        this.parameters = array.shape().get(1);
        this.decimals = new ArrayList<>(Collections.nCopies(records, null));
    }

    /** The number of recorded steps. */
    public int records() {
        return records;
    }

    /** The number of parameters. */
    public int parameters() {
        return parameters;
    }

    /** The binary64 number nearest to a parameter; may be infinite or NaN at the end of a diverged run. */
    public double value(int record, int parameter) {
        int index = record * parameters + parameter;
        if (array.type().equals("<f4")) {
            return array.getFloat(index);
        } else if (array.type().equals("<f8")) {
            return array.getDouble(isPair() ? 2 * index : index);
        }
        return Double.parseDouble(array.getText(index));
    }

    /**
     * The exact value of a parameter.
     *
     * @throws ArithmeticException if it is not finite
     */
    public BigDecimal exact(int record, int parameter) {
        BigDecimal exact = exactOrNull(record).get(parameter);
        if (exact == null) {
            throw new ArithmeticException(
                    "parameter " + parameter + " of record " + record + " is " + value(record, parameter));
        }
        return exact;
    }

    /**
     * All exact values, by record and parameter.
     *
     * @throws ArithmeticException if one is not finite
     */
    public List<List<BigDecimal>> exact() {
        List<List<BigDecimal>> all = new ArrayList<>();
        for (int record = 0; record < records; record++) {
            List<BigDecimal> values = new ArrayList<>();
            for (int parameter = 0; parameter < parameters; parameter++) {
                values.add(exact(record, parameter));
            }
            all.add(values);
        }
        return all;
    }

    /** The exact values by record and parameter, up to the last record before one that is not finite. */
    public List<List<BigDecimal>> finite() {
        List<List<BigDecimal>> finite = new ArrayList<>();
        for (int record = 0; record < records; record++) {
            List<BigDecimal> values = new ArrayList<>();
            for (BigDecimal value : exactOrNull(record)) {
                if (value == null) {
                    return finite;
                }
                values.add(value);
            }
            finite.add(values);
        }
        return finite;
    }

    /** All values rounded to binary64, by record and parameter. */
    public double[][] doubles() {
        double[][] all = new double[records][parameters];
        for (int record = 0; record < records; record++) {
            for (int parameter = 0; parameter < parameters; parameter++) {
                all[record][parameter] = value(record, parameter);
            }
        }
        return all;
    }

    /** Whether each element is one binary32 or binary64 number, so that {@link #value} is exact. */
    boolean isBinary() {
        return array.type().startsWith("<f") && !isPair();
    }

    /** The exact values of a record, null where one is not finite. */
    synchronized List<@Nullable BigDecimal> exactOrNull(int record) {
        List<@Nullable BigDecimal> row = decimals.get(record);
        if (row == null) {
            row = new ArrayList<>(parameters);
            for (int parameter = 0; parameter < parameters; parameter++) {
                row.add(decode(record, parameter));
            }
            decimals.set(record, row);
        }
        return row;
    }

    private @Nullable BigDecimal decode(int record, int parameter) {
        int index = record * parameters + parameter;
        if (!array.type().startsWith("<f")) {
            String text = array.getText(index);
            boolean isFinite = Character.isDigit(text.charAt(text.length() - 1));
            return isFinite ? new BigDecimal(text) : null;
        }
        double value = value(record, parameter);
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal exact = new BigDecimal(value);
        return isPair() ? exact.add(new BigDecimal(array.getDouble(2 * index + 1))) : exact;
    }

    private boolean isPair() {
        return array.shape().size() == 3;
    }
}
