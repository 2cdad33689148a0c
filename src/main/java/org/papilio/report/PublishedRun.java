package org.papilio.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was printed of a training run, each number with the digits that were printed.
 *
 * @param losses by the number of steps made, ascending
 * @param gradient of the loss at the initial parameters, in the order of the network; empty if it was not printed
 */
record PublishedRun(Map<Integer, BigDecimal> losses, List<BigDecimal> gradient) {

    /**
     * Reads the run of a name from {@code {runs: [{name, loss: [{step, value}], initial_gradient: {W1: ..., b1: ...}}]}}, whose
     * numbers are strings: JSON numbers lose the zeros at their end.
     *
     * @throws ReportException if there is no such run, or it lacks what it needs
     */
    static PublishedRun read(JsonNode json, String name) {
        List<String> names = new ArrayList<>();
        for (JsonNode run : json.path("runs")) {
            names.add(run.path("name").asText());
            if (run.path("name").asText().equals(name)) {
                return read(run);
            }
        }
        throw new ReportException("the reference file has no run '" + name + "', its runs are " + Wording.list(names));
    }

    private static PublishedRun read(JsonNode run) {
        Map<Integer, BigDecimal> losses = new TreeMap<>();
        for (JsonNode loss : run.path("loss")) {
            losses.put(loss.path("step").asInt(-1), number(loss.path("value")));
        }
        if (losses.isEmpty() || losses.containsKey(-1)) {
            throw new ReportException("a published run needs a loss: [{\"step\": 0, \"value\": \"61.29\"}, ...]");
        }
        List<BigDecimal> gradient = new ArrayList<>();
        run.path("initial_gradient").forEach(array -> flatten(array, gradient));
        return new PublishedRun(losses, gradient);
    }

    private static void flatten(JsonNode node, List<BigDecimal> numbers) {
        if (node.isArray()) {
            node.forEach(element -> flatten(element, numbers));
        } else {
            numbers.add(number(node));
        }
    }

    private static BigDecimal number(JsonNode node) {
        try {
            return new BigDecimal(node.asText());
        } catch (NumberFormatException e) {
            throw new ReportException("the reference file has '" + node.asText() + "' where a number is needed");
        }
    }
}
