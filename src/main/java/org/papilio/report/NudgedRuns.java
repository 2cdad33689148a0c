package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/**
 * Runs on images that differ from their references in the same way, by epoch.
 *
 * @param label what differs
 * @param pairs how many pairs there are
 * @param distance the largest difference of any parameter, the median of the pairs
 * @param disagreements how many test images get different answers, of all pairs together
 * @param accuracy the largest difference of the accuracy on the test images, without its sign
 */
record NudgedRuns(String label, int pairs, Curves.Line distance, List<Share> disagreements, List<Double> accuracy) {

    private static final String GRADIENT = "gradient";
    private static final String PERTURB = "perturb";

    /** A cell and its reference. */
    private record Pair(CellResult cell, CellResult reference) {}

    /** The groups of all parts whose cells have a reference and a stored answer for each test image. */
    static List<NudgedRuns> of(Evidence evidence, List<Part> parts) {
        List<NudgedRuns> groups = new ArrayList<>();
        for (Part part : parts) {
            Map<String, List<Pair>> pairs = new LinkedHashMap<>();
            for (CellResult cell :
                    new Selection(evidence.cells()).part(part.name()).cells()) {
                evidence.comparisons(cell).values().forEach(measured -> {
                    CellResult reference = evidence.cell(measured.reference()).orElse(null);
                    if (reference != null
                            && !reference.cell().equals(cell.cell())
                            && !bothNudged(cell, reference)
                            && comparable(evidence, cell, reference)) {
                        pairs.computeIfAbsent(label(part, cell, reference), key -> new ArrayList<>())
                                .add(new Pair(cell, reference));
                    }
                });
            }
            pairs.forEach((label, group) -> groups.add(group(evidence, label, group)));
        }
        return groups;
    }

    /** Two runs that are nudged alike say again what the same pair says without the nudge. */
    private static boolean bothNudged(CellResult cell, CellResult reference) {
        return cell.settings().get(PERTURB) != null && reference.settings().get(PERTURB) != null;
    }

    private static boolean comparable(Evidence evidence, CellResult cell, CellResult reference) {
        return Selection.usable(cell)
                && Selection.usable(reference)
                && cell.recorded().equals(reference.recorded())
                && evidence.hasTrajectory(cell)
                && evidence.hasTrajectory(reference)
                && !ImageRuns.testClasses(cell).isEmpty()
                && !ImageRuns.testClasses(reference).isEmpty();
    }

    private static NudgedRuns group(Evidence evidence, String label, List<Pair> pairs) {
        List<Integer> epochs = pairs.get(0).cell().recorded();
        List<List<Double>> distances = pairs.stream()
                .map(pair -> evidence.distances(pair.cell(), pair.reference()))
                .toList();
        List<Share> disagreements = new ArrayList<>();
        List<Double> accuracy = new ArrayList<>();
        int images = ImageRuns.testClasses(pairs.get(0).cell()).get(0).length();
        for (int i = 0; i < epochs.size(); i++) {
            int different = 0;
            double largest = 0;
            for (Pair pair : pairs) {
                String a = ImageRuns.testClasses(pair.cell()).get(i);
                String b = ImageRuns.testClasses(pair.reference()).get(i);
                for (int image = 0; image < images; image++) {
                    different += a.charAt(image) == b.charAt(image) ? 0 : 1;
                }
                double x = ImageRuns.testAccuracies(pair.cell()).get(i);
                double y = ImageRuns.testAccuracies(pair.reference()).get(i);
                largest = Math.max(largest, Math.abs(x - y));
            }
            disagreements.add(new Share(different, images * pairs.size()));
            accuracy.add(largest);
        }
        Curves.Line median = Curves.median(pairs.stream().map(pair -> epochs).toList(), distances);
        return new NudgedRuns(label, pairs.size(), median, disagreements, accuracy);
    }

    /** "1 ulp", "+10⁻¹⁰, layer difference", "1 ulp, float", "another order": what differs from the reference, and in which run. */
    private static String label(Part part, CellResult cell, CellResult reference) {
        List<String> words = new ArrayList<>();
        cell.settings().forEach((field, value) -> {
            if (!Objects.equals(value, reference.settings().get(field))) {
                words.add(
                        field.equals(PERTURB)
                                ? nudge(value)
                                : other(field, Selection.setting(cell, field), Selection.setting(reference, field)));
            }
        });
        boolean severalGradients =
                part.axes().stream().anyMatch(axis -> axis.field().equals(GRADIENT));
        if (severalGradients && Selection.setting(cell, GRADIENT).equals(Selection.setting(reference, GRADIENT))) {
            words.add(Labels.words(Selection.setting(cell, GRADIENT)));
        }
        String precision = Selection.setting(cell, "precision");
        if (!precision.equals("double")) {
            words.add(precision);
        }
        return String.join(", ", words);
    }

    private static String nudge(@Nullable Object perturb) {
        if (perturb instanceof Map<?, ?> map && map.get("ulps") != null) {
            return map.get("ulps") + " ulp";
        }
        if (perturb instanceof Map<?, ?> map && map.get("by") != null) {
            BigDecimal by = new BigDecimal(map.get("by").toString()).stripTrailingZeros();
            String size = Wording.significant(by.abs(), by.precision());
            return (by.signum() < 0 ? "−" : "+") + (size.startsWith("1 × ") ? size.substring("1 × ".length()) : size);
        }
        return "nudged by " + perturb;
    }

    private static String other(String field, String value, String reference) {
        return field.equals("shuffle")
                ? "another order"
                : Labels.words(value) + " in place of " + Labels.words(reference);
    }

    /** The distance before training; 0 where both start from the same weights. */
    double before() {
        return distance.values().get(0);
    }

    /** How many times as far the runs are in the end; NaN where both start from the same weights. */
    double growth() {
        return before() > 0 ? distance.last() / before() : Double.NaN;
    }

    Share lastDisagreement() {
        return disagreements.get(disagreements.size() - 1);
    }

    double lastAccuracy() {
        return accuracy.get(accuracy.size() - 1);
    }
}
