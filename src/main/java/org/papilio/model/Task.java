package org.papilio.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is to be learned: N samples of inputs and targets, exact decimals.
 *
 * @param name the name that selects it in a study
 * @param inputs N x layers[0]
 * @param targets N x layers[last]; one-hot for classification
 */
public record Task(String name, List<List<BigDecimal>> inputs, List<List<BigDecimal>> targets) {}
