package org.papilio.number;

/**
 * A complex number over a field.
 *
 * @param re the real part
 * @param im the imaginary part
 */
public record Complex<T>(T re, T im) {}
