/**
 * From a results directory to findings, and from findings to a report: {@code report.html}, {@code report.pdf} and the
 * figures as PNG and SVG. A finding is a pure function of data; a {@link org.papilio.report.Section} turns findings
 * into blocks of a {@link org.papilio.report.Report}; one HTML source becomes the page and, through openhtmltopdf,
 * the PDF. Every sentence is computed: if the data were others, the sentences would be too.
 */
@org.jspecify.annotations.NullMarked
package org.papilio.report;
