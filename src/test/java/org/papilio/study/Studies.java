package org.papilio.study;

import java.util.List;

/** Study texts and readers for the tests. */
final class Studies {
    static final Vocabulary VOCABULARY = Vocabulary.standard()
            .withTask("sine", Vocabulary.TaskShape.regression(1, 1, 0))
            .withTask("digits", new Vocabulary.TaskShape(64, 10, 0, true, java.util.Optional.of(List.of(64, 16, 10))))
            .withSections(List.of("published", "distances", "ensemble"));

    /** The shortest study that can be run. */
    static final String MINIMAL = """
        title: A test
        system:
          task: xor
          network: [2, 3, 2]
          learning_rate: 5
          steps: 100
          initial: {draw: normal, scale: 0.1}
          seed: 1
        """;

    /** Much of what a study can say. */
    static final String FLAGSHIP = """
        title: Rounding the initial weights of an XOR network
        question: |
          Does rounding change the trained weights,
          and "how": much?
        source: a paper
        system:
          task: xor
          network: [2, 3, 2]
          epsilon: 1e-7
          gradient: central-difference
          update: sequential
          order: [W1, b1, W2, b2]
          learning_rate: 5.0
          steps: 100
        parts:
          published:
            system:
              initial:
                W1: [[0.00739552, -0.01, 0.02], [0.03, 1e-3, -.5]]
                W2: [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]
            grid:
              round_initial: [none, 7, 6, 5, 4, 3]
              precision: [float, double, double-double, decimal(34), decimal(50)]
              gradient: [central-difference, backpropagation]
              inputs: [decimal, binary64]
            record: all
            measure: [solution]
            compare:
              unrounded: {round_initial: none}
              referee: {precision: decimal(50)}
          ensemble:
            system:
              inputs: binary64
              initial: {draw: normal, scale: 0.01, biases: zero}
            grid:
              seed: 1..200
              round_initial: [none, 3..12]
            measure: [solution]
            compare:
              unrounded: {round_initial: none}
          tiny:
            system:
              initial: {draw: uniform, scale: 0.5, biases: drawn}
              seed: 4294967295
              round_initial: none
            grid:
              learning_rate: [{from: 1e-5, to: 10, count: 7, scale: log}, 20]
              perturb:
                - none
                - {parameter: "W1[0][1]", by: 1e-12}
                - {parameter: "b2[1]", ulps: -3}
                - {direction: random, norm: 1e-12, seed: 1}
            every: 10
        report:
          - published: {part: published, reference: published/xor.json, cases: [1, 2.5, true, null, "3"]}
          - distances
        """;

    private Studies() {}

    static Study read(String text, String... sets) {
        return StudyReader.parse(text, "x.yaml", "x", List.of(sets), VOCABULARY);
    }

    /** The problems of a study; none if it can be read. */
    static List<String> problems(String text, String... sets) {
        try {
            read(text, sets);
            return List.of();
        } catch (StudyException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }
}
