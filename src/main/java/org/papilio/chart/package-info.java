/**
 * Figures as functions of plain data: each takes arrays and the records defined here, knows nothing of studies or results, and
 * draws itself on any {@link java.awt.Graphics2D}. Axes, grids and lines come from JFreeChart; headers, legends, tick choice and
 * label placement are decided here once, from the metrics of the bundled fonts, so that a figure has the same layout on a
 * screen, in an SVG file and in a PDF page.
 */
@NullMarked
package org.papilio.chart;

import org.jspecify.annotations.NullMarked;
