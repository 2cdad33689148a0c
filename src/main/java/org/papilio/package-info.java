/**
 * Papilio: if something tiny had been different, would the trained network have been different, and why?
 *
 * <p>Data runs one way; no package knows one that comes later:
 *
 * <pre>
 * studies/x.yaml ─ study ─▶ Study ─▶ Cells ─ run ─▶ train + chaos for each cell ─▶ store (append-only segments, .npy)
 *                                                                                      │
 * reports/x/{report.html, report.pdf, figures/*.png|svg} ◀─ report ◀─ chart ◀─ findings ◀┘
 * </pre>
 *
 * <ol>
 *   <li>{@code number}: fields, precisions, the reproducible elementary functions, tangent numbers
 *   <li>{@code random}: NumPy's legacy stream, derived seeds
 *   <li>{@code program}: definitions over a field, recorded as programs and interpreted in any precision
 *   <li>{@code model}: networks, losses, tasks
 *   <li>{@code train}: the training map, initial conditions, trajectories
 *   <li>{@code stats}: intervals, distributions, correlation
 *   <li>{@code chaos}: exponents, amplification, verdicts: one method a file
 *   <li>{@code solution}: symmetries, kinds and clusters of final weights
 *   <li>{@code study}: study files, axes, cells, problems with line and column
 *   <li>{@code run}: execution, storage, queries
 *   <li>{@code verify}: digests of everything that is computed, held against known ones
 *   <li>{@code chart}: figures as functions of data
 *   <li>{@code report}: findings and figures as pages
 *   <li>{@code cli}: the command line
 * </ol>
 *
 * <p>{@link org.papilio.Papilio} is the whole for programs. {@code stats} comes before {@code chaos} and {@code solution},
 * which need its intervals. The rules are tests ({@code org.papilio.architecture}).
 */
@NullMarked
package org.papilio;

import org.jspecify.annotations.NullMarked;
