package org.papilio.chart;

/** How values of an axis become lengths. */
public enum Scale {
    /** In proportion to the value. */
    LINEAR,
    /** In proportion to the decimal logarithm; a value of exactly 0 is drawn on a marked floor, negative values not at all. */
    LOG
}
