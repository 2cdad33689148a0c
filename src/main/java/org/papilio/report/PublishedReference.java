package org.papilio.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.papilio.model.Network;

/**
 * Published results to hold a study against.
 *
 * @param cases in the order of the source
 */
record PublishedReference(List<Case> cases) {

    /**
     * One published case.
     *
     * @param decimals to which its initial parameters were rounded; empty when they were not
     * @param finals its final parameters in the order of the network, with the digits that are printed
     * @param initialDecimals how many decimals of its initial parameters are printed
     */
    record Case(Optional<Integer> decimals, List<BigDecimal> finals, int initialDecimals) {
        /** The value of the axis {@code round_initial}. */
        String setting() {
            return decimals.map(d -> Integer.toString(d)).orElse(Selection.NONE);
        }
    }

    /**
     * Reads {@code {cases: [{round_decimals, initial: {W1, ...}, final: {W1, b1, ...}}]}}. JSON drops the zeros at
     * the end of a number, so each case counts as printed with as many decimals as its longest number has.
     *
     * @throws ReportException if an array is missing or has another shape
     */
    static PublishedReference read(JsonNode json, Network network) {
        List<Case> cases = new ArrayList<>();
        for (JsonNode node : json.path("cases")) {
            JsonNode decimals = node.path("round_decimals");
            List<BigDecimal> finals = numbers(node.path("final"), network);
            int printed = mostDecimals(finals);
            cases.add(new Case(
                    decimals.isIntegralNumber() ? Optional.of(decimals.intValue()) : Optional.empty(),
                    finals.stream()
                            .map(v -> v.setScale(printed, RoundingMode.UNNECESSARY))
                            .toList(),
                    mostDecimals(numbers(node.path("initial"), network))));
        }
        if (cases.isEmpty()) {
            throw new ReportException(
                    "the reference file holds no cases: it needs {\"cases\": [{\"round_decimals\": ...}]}");
        }
        return new PublishedReference(cases);
    }

    private static int mostDecimals(List<BigDecimal> numbers) {
        return numbers.stream().mapToInt(v -> Math.max(0, v.scale())).max().orElse(0);
    }

    private static List<BigDecimal> numbers(JsonNode arrays, Network network) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Network.Array array : network.arrays()) {
            int before = numbers.size();
            flatten(arrays.path(array.name()), numbers);
            if (numbers.size() - before != array.size()) {
                throw new ReportException("the reference file has " + (numbers.size() - before) + " numbers for "
                        + array.name() + ", the network " + array.size());
            }
        }
        return numbers;
    }

    private static void flatten(JsonNode node, List<BigDecimal> numbers) {
        if (node.isArray()) {
            node.forEach(element -> flatten(element, numbers));
        } else if (node.isNumber()) {
            numbers.add(new BigDecimal(node.asText()));
        }
    }
}
