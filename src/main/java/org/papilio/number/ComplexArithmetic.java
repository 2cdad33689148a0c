package org.papilio.number;

import java.math.BigDecimal;

/**
 * Complex numbers over any field, so that a definition with a complex logarithm runs in every precision, is recorded and is
 * differentiated like any other. Nothing is rescaled: |z|^2 must be within the range of the field.
 *
 * @param <T> the elements of the field
 */
public final class ComplexArithmetic<T> {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Field<T> field;

    /** Complex numbers over a field. */
    public ComplexArithmetic(Field<T> field) {
        this.field = field;
    }

    /** A real number. */
    public Complex<T> real(T x) {
        return new Complex<>(x, field.of(BigDecimal.ZERO));
    }

    /** {@code a + b}. */
    public Complex<T> add(Complex<T> a, Complex<T> b) {
        return new Complex<>(field.add(a.re(), b.re()), field.add(a.im(), b.im()));
    }

    /** {@code a - b}. */
    public Complex<T> sub(Complex<T> a, Complex<T> b) {
        return new Complex<>(field.sub(a.re(), b.re()), field.sub(a.im(), b.im()));
    }

    /** {@code a b = (re re' - im im') + (re im' + im re') i}. */
    public Complex<T> mul(Complex<T> a, Complex<T> b) {
        return new Complex<>(
                field.sub(field.mul(a.re(), b.re()), field.mul(a.im(), b.im())),
                field.add(field.mul(a.re(), b.im()), field.mul(a.im(), b.re())));
    }

    /** {@code a / b = a conj(b) / |b|^2}. */
    public Complex<T> div(Complex<T> a, Complex<T> b) {
        T square = square(b);
        Complex<T> product = mul(a, new Complex<>(b.re(), field.neg(b.im())));
        return new Complex<>(field.div(product.re(), square), field.div(product.im(), square));
    }

    /** The principal branch of the logarithm, {@code ln(|z|^2) / 2 + i arg z} with arg z in (-pi, pi]. */
    public Complex<T> log(Complex<T> z) {
        return new Complex<>(field.mul(field.of(HALF), field.log(square(z))), field.atan2(z.im(), z.re()));
    }

    /** {@code e^re (cos im + i sin im)}. */
    public Complex<T> exp(Complex<T> z) {
        T modulus = field.exp(z.re());
        return new Complex<>(field.mul(modulus, field.cos(z.im())), field.mul(modulus, field.sin(z.im())));
    }

    /** {@code |z|^2}. */
    private T square(Complex<T> z) {
        return field.add(field.mul(z.re(), z.re()), field.mul(z.im(), z.im()));
    }
}
