package org.papilio.number;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * {@link TangentField} over binary64 with primitive arrays: the same operations in the same order, so the same bits, at a
 * fraction of the time and memory. An instance remembers the constants it has converted and is therefore not safe for use by
 * several threads.
 */
public final class DoubleTangentField implements Field<DoubleTangent> {
    private static final int REMEMBERED_CONSTANTS = 1024;

    private final int directions;
    private final Map<BigDecimal, DoubleTangent> constants = new IdentityHashMap<>();

    /**
     * Tangent numbers over double.
     *
     * @param directions how many directional derivatives each element carries, at least 1
     */
    public DoubleTangentField(int directions) {
        if (directions < 1) {
            throw new IllegalArgumentException("a tangent needs at least one direction, got " + directions);
        }
        this.directions = directions;
    }

    /**
     * An element with given derivatives.
     *
     * @param derivatives one for each direction; the array is not copied and must not be written later
     */
    public DoubleTangent of(double value, double[] derivatives) {
        if (derivatives.length != directions) {
            throw new IllegalArgumentException(derivatives.length + " derivatives for " + directions + " directions");
        }
        return new DoubleTangent(value, derivatives);
    }

    /** The element with derivative 1 in one direction and 0 in the others: an independent variable. */
    public DoubleTangent variable(double value, int direction) {
        double[] derivatives = new double[directions];
        derivatives[direction] = 1;
        return new DoubleTangent(value, derivatives);
    }

    @Override
    public DoubleTangent of(BigDecimal value) {
        DoubleTangent known = constants.get(value);
        if (known != null) {
            return known;
        }
        DoubleTangent constant = new DoubleTangent(value.doubleValue());
        if (constants.size() < REMEMBERED_CONSTANTS) {
            constants.put(value, constant);
        }
        return constant;
    }

    @Override
    public DoubleTangent of(double value) {
        return new DoubleTangent(value);
    }

    @Override
    public DoubleTangent add(DoubleTangent a, DoubleTangent b) {
        double value = a.value() + b.value();
        if (b.isConstant()) {
            return new DoubleTangent(value, a.derivatives());
        }
        if (a.isConstant()) {
            return new DoubleTangent(value, b.derivatives());
        }
        double[] da = a.derivatives();
        double[] db = b.derivatives();
        double[] d = new double[directions];
        for (int k = 0; k < d.length; k++) {
            d[k] = da[k] + db[k];
        }
        return new DoubleTangent(value, d);
    }

    @Override
    public DoubleTangent sub(DoubleTangent a, DoubleTangent b) {
        double value = a.value() - b.value();
        if (b.isConstant()) {
            return new DoubleTangent(value, a.derivatives());
        }
        double[] db = b.derivatives();
        if (a.isConstant()) {
            return new DoubleTangent(value, negated(db));
        }
        double[] da = a.derivatives();
        double[] d = new double[directions];
        for (int k = 0; k < d.length; k++) {
            d[k] = da[k] - db[k];
        }
        return new DoubleTangent(value, d);
    }

    @Override
    public DoubleTangent mul(DoubleTangent a, DoubleTangent b) {
        double value = a.value() * b.value();
        if (a.isConstant()) {
            return scaled(value, a.value(), b);
        }
        if (b.isConstant()) {
            return scaled(value, b.value(), a);
        }
        double[] da = a.derivatives();
        double[] db = b.derivatives();
        double[] d = new double[directions];
        for (int k = 0; k < d.length; k++) {
            d[k] = Math.fma(a.value(), db[k], da[k] * b.value());
        }
        return new DoubleTangent(value, d);
    }

    @Override
    public DoubleTangent div(DoubleTangent a, DoubleTangent b) {
        double value = a.value() / b.value();
        if (a.isConstant() && b.isConstant()) {
            return new DoubleTangent(value);
        }
        double[] da = a.derivatives();
        double[] db = b.derivatives();
        double[] d = new double[directions];
        for (int k = 0; k < d.length; k++) {
            double numerator = b.isConstant() ? da[k] : a.isConstant() ? -value * db[k] : Math.fma(-value, db[k], da[k]);
            d[k] = numerator / b.value();
        }
        return new DoubleTangent(value, d);
    }

    @Override
    public DoubleTangent neg(DoubleTangent a) {
        return new DoubleTangent(-a.value(), a.isConstant() ? a.derivatives() : negated(a.derivatives()));
    }

    @Override
    public DoubleTangent fma(DoubleTangent a, DoubleTangent b, DoubleTangent c) {
        double value = Math.fma(a.value(), b.value(), c.value());
        if (a.isConstant() && b.isConstant()) {
            return new DoubleTangent(value, c.derivatives());
        }
        if (c.isConstant()) {
            return new DoubleTangent(value, mul(a, b).derivatives());
        }
        double[] da = a.derivatives();
        double[] db = b.derivatives();
        double[] dc = c.derivatives();
        double[] d = new double[directions];
        for (int k = 0; k < d.length; k++) {
            double rest = a.isConstant() ? dc[k] : Math.fma(da[k], b.value(), dc[k]);
            d[k] = b.isConstant() ? rest : Math.fma(a.value(), db[k], rest);
        }
        return new DoubleTangent(value, d);
    }

    @Override
    public DoubleTangent max(DoubleTangent a, DoubleTangent b) {
        return new DoubleTangent(Math.max(a.value(), b.value()), chosen(a.value() - b.value(), a, b));
    }

    @Override
    public DoubleTangent min(DoubleTangent a, DoubleTangent b) {
        return new DoubleTangent(Math.min(a.value(), b.value()), chosen(b.value() - a.value(), a, b));
    }

    @Override
    public DoubleTangent select(DoubleTangent condition, DoubleTangent whenPositive, DoubleTangent otherwise) {
        double value = condition.value() > 0 ? whenPositive.value() : otherwise.value();
        return new DoubleTangent(value, chosen(condition.value(), whenPositive, otherwise));
    }

    @Override
    public DoubleTangent sqrt(DoubleTangent a) {
        double value = Elementary.sqrt(a.value());
        return scaled(value, 0.5 / value, a);
    }

    @Override
    public DoubleTangent exp(DoubleTangent a) {
        double value = Elementary.exp(a.value());
        return scaled(value, value, a);
    }

    @Override
    public DoubleTangent log(DoubleTangent a) {
        double value = Elementary.log(a.value());
        if (a.isConstant()) {
            return new DoubleTangent(value);
        }
        double[] d = new double[directions];
        for (int k = 0; k < d.length; k++) {
            d[k] = a.derivatives()[k] / a.value();
        }
        return new DoubleTangent(value, d);
    }

    @Override
    public DoubleTangent tanh(DoubleTangent a) {
        double value = Elementary.tanh(a.value());
        return scaled(value, (1 - value) * (1 + value), a);
    }

    @Override
    public DoubleTangent sin(DoubleTangent a) {
        double value = Elementary.sin(a.value());
        return a.isConstant() ? new DoubleTangent(value) : scaled(value, Elementary.cos(a.value()), a);
    }

    @Override
    public DoubleTangent cos(DoubleTangent a) {
        double value = Elementary.cos(a.value());
        return a.isConstant() ? new DoubleTangent(value) : scaled(value, -Elementary.sin(a.value()), a);
    }

    @Override
    public DoubleTangent atan2(DoubleTangent y, DoubleTangent x) {
        double value = Elementary.atan2(y.value(), x.value());
        if (x.isConstant() && y.isConstant()) {
            return new DoubleTangent(value);
        }
        double square = Math.fma(x.value(), x.value(), y.value() * y.value());
        double alongY = x.value() / square;
        double alongX = -(y.value() / square);
        double[] d = new double[directions];
        for (int k = 0; k < d.length; k++) {
            d[k] = Math.fma(alongY, y.derivative(k), alongX * x.derivative(k));
        }
        return new DoubleTangent(value, d);
    }

    @Override
    public DoubleTangent sigmoid(DoubleTangent a) {
        double value = Elementary.sigmoid(a.value());
        return scaled(value, value * (1 - value), a);
    }

    private double[] chosen(double condition, DoubleTangent whenPositive, DoubleTangent otherwise) {
        double[] d = (condition > 0 ? whenPositive : otherwise).derivatives();
        return d.length == 0 && !(whenPositive.isConstant() && otherwise.isConstant()) ? new double[directions] : d;
    }

    private DoubleTangent scaled(double value, double factor, DoubleTangent a) {
        if (a.isConstant()) {
            return new DoubleTangent(value);
        }
        double[] da = a.derivatives();
        double[] d = new double[directions];
        for (int k = 0; k < d.length; k++) {
            d[k] = factor * da[k];
        }
        return new DoubleTangent(value, d);
    }

    private double[] negated(double[] a) {
        double[] d = new double[directions];
        for (int k = 0; k < d.length; k++) {
            d[k] = -a[k];
        }
        return d;
    }
}
