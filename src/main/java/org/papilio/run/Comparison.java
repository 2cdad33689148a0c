package org.papilio.run;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How far the final parameters of a cell are from those of its reference.
 *
 * @param reference the id of the reference cell
 * @param distance the largest absolute difference over the parameters; empty where either run diverged or failed
 * @param digits the number of leading significant digits in which every parameter agrees with the reference, no more than
 *     either precision carries; empty where the distance is, and for the reference itself
 */
public record Comparison(String reference, OptionalDouble distance, OptionalInt digits) {}
