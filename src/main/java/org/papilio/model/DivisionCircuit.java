package org.papilio.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Complex;
import org.papilio.number.ComplexArithmetic;
import org.papilio.number.Field;

/**
 * A network of two inputs, two hidden units and one output that can divide exactly, because its hidden units take a
 * logarithm and its output an exponential:
 *
 * <pre>
 * a_i = w0[i][0] x_0 + w0[i][1] x_1      z_i = log(a_i^2)  (real)  or  log(a_i)  (complex, principal branch)
 * y   = exp(w1[0] z_0 + w1[1] z_1)
 * </pre>
 *
 * <p>With w0 the identity and w1 = (1/2, -1/2) (real) or (1, -1) (complex), y = x_0 / x_1; so it is with the hidden units
 * swapped and with any common factor on w0. The parameters are w0 (row-major: a row a hidden unit) and w1.
 *
 * <p>A step follows the published formulas for one sample (x, t = x_0 / x_1). With
 * d1 = y (y - t) and d0_i = c w1_i d1 / a_i, c = 2 (real) or 1 (complex), the update is -rate d0_i x_k for w0 and
 * -rate d1 z_i for w1, both from the weights before the step. The complex version takes the real part of y - t, of d1, of
 * d0 and of each product, puts it back into [-700, 700] and replaces NaN by 0 each time; last, a product u with
 * |u| of 10 and more is divided by the power of ten that leaves one digit before the point, which makes the step
 * discontinuous where |u| passes 10 or 100.
 *
 * @param form which of the two
 */
public record DivisionCircuit(Form form) {

    /** The two published versions. */
    public enum Form {
        /** Logarithm of the square; plain gradient descent. */
        REAL,
        /** Complex logarithm; clipped, and updates scaled to their decimal mantissa. */
        COMPLEX
    }

    /** The number of parameters: w0 and w1. */
    public static final int PARAMETERS = 6;

    /** The complex version keeps every quantity within plus and minus this. */
    public static final int CLIP = 700;

    private static final List<String> NAMES =
            List.of("w0[0][0]", "w0[0][1]", "w0[1][0]", "w0[1][1]", "w1[0][0]", "w1[0][1]");

    /** The names of the parameters in their order. */
    public static List<String> parameterNames() {
        return NAMES;
    }

    /** The output y for the inputs x_0 and x_1; of the complex version its real part. */
    public <T> T output(Field<T> field, List<T> w, T x0, T x1) {
        return forward(field, w, x0, x1).y();
    }

    /** The parameters after a step with one sample. */
    public <T> List<T> step(Field<T> field, List<T> w, T x0, T x1, BigDecimal rate) {
        T minusRate = field.of(rate.negate());
        List<T> products = products(field, w, x0, x1);
        List<T> next = new ArrayList<>();
        for (int p = 0; p < PARAMETERS; p++) {
            T product = products.get(p);
            T update = form == Form.REAL ? product : field.div(product, divisor(field, product));
            next.add(field.fma(minusRate, update, w.get(p)));
        }
        return next;
    }

    /** What the step divides each parameter's product by: 1, 10 or 100. */
    public <T> List<T> divisors(Field<T> field, List<T> w, T x0, T x1) {
        return products(field, w, x0, x1).stream()
                .map(product -> form == Form.REAL ? field.of(BigDecimal.ONE) : divisor(field, product))
                .toList();
    }

    /** d0_i x_k and d1 z_i, in the order of the parameters. */
    private <T> List<T> products(Field<T> field, List<T> w, T x0, T x1) {
        Forward<T> pass = forward(field, w, x0, x1);
        T error = tame(field, field.sub(pass.y(), field.div(x0, x1)));
        T d1 = tame(field, field.mul(pass.y(), error));
        List<T> products = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            T through = field.div(field.mul(w.get(4 + i), d1), pass.a().get(i));
            T d0 = tame(field, form == Form.REAL ? field.add(through, through) : through);
            products.add(tame(field, field.mul(d0, x0)));
            products.add(tame(field, field.mul(d0, x1)));
        }
        for (int i = 0; i < 2; i++) {
            products.add(tame(field, field.mul(d1, pass.z().get(i))));
        }
        return products;
    }

    /** Pre-activations, the real parts of the hidden units' values, and the real part of the output. */
    private record Forward<T>(List<T> a, List<T> z, T y) {}

    private <T> Forward<T> forward(Field<T> field, List<T> w, T x0, T x1) {
        List<T> a = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            a.add(field.fma(w.get(2 * i + 1), x1, field.mul(w.get(2 * i), x0)));
        }
        if (form == Form.REAL) {
            List<T> z = a.stream().map(x -> field.log(field.mul(x, x))).toList();
            T sum = field.fma(w.get(5), z.get(1), field.mul(w.get(4), z.get(0)));
            return new Forward<>(a, z, field.exp(sum));
        }
        ComplexArithmetic<T> complex = new ComplexArithmetic<>(field);
        List<Complex<T>> z = a.stream().map(x -> complex.log(complex.real(x))).toList();
        Complex<T> sum = complex.add(
                complex.mul(complex.real(w.get(4)), z.get(0)), complex.mul(complex.real(w.get(5)), z.get(1)));
        return new Forward<>(
                a, z.stream().map(Complex::re).toList(), complex.exp(sum).re());
    }

    /** Clipped, and 0 in place of NaN. */
    private <T> T tame(Field<T> field, T v) {
        if (form == Form.REAL) {
            return v;
        }
        T clip = field.of(BigDecimal.valueOf(CLIP));
        T clipped = field.min(field.max(v, field.neg(clip)), clip);
        return field.select(magnitude(field, clipped), clipped, field.of(BigDecimal.ZERO));
    }

    /** The power of ten with as many zeros as |u| has digits before the point after the first. */
    private static <T> T divisor(Field<T> field, T u) {
        T size = magnitude(field, u);
        T one = field.of(BigDecimal.ONE);
        T ten = field.of(BigDecimal.TEN);
        T hundred = field.of(BigDecimal.valueOf(100));
        return field.select(field.sub(ten, size), one, field.select(field.sub(hundred, size), ten, hundred));
    }

    private static <T> T magnitude(Field<T> field, T v) {
        return field.max(v, field.neg(v));
    }
}
