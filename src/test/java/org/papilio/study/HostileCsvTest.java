package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.hostile.Bounds;
import org.papilio.hostile.Mutator;

/** Whatever is in a file of data, a study learns from it or says where it is wrong. */
final class HostileCsvTest {
    private static final int MUTANTS = 1_500;
    private static final String DATA = "a,b,kind\n1,2.5,x\n\"3\",-4e-3,\"y, z\"\n5,6,x\n";
    private static final String STUDY = """
        title: A
        system:
          task: {csv: data.csv, inputs: [a, b], class: kind, standardise: inputs}
          network: [2, 2, 2]
          learning_rate: 1
          steps: 1
          initial: {draw: normal, scale: 1}
          seed: 1
        """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void mutants(long seed) throws IOException {
        Mutator mutator = new Mutator(seed);
        Path study = Files.writeString(folder.resolve("study.yaml"), STUDY);
        Path data = Files.writeString(folder.resolve("data.csv"), DATA);
        StudyReader.read(study, List.of(), Vocabulary.standard());
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = i % 2 == 0
                    ? mutator.bytes(DATA.getBytes(StandardCharsets.UTF_8))
                    : mutator.text(DATA).getBytes(StandardCharsets.UTF_8);
            Files.write(data, mutant);
            Bounds.check("seed " + seed + ", mutant " + i + "\n" + new String(mutant, StandardCharsets.UTF_8), () -> {
                try {
                    StudyReader.read(study, List.of(), Vocabulary.standard());
                } catch (StudyException e) {
                    assertFalse(e.problems().isEmpty());
                    e.problems()
                            .forEach(problem -> assertFalse(problem.message().isBlank()));
                }
            });
        }
    }
}
