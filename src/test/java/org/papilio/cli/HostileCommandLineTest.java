package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.hostile.Bounds;
import org.papilio.hostile.Mutator;

/** Whatever is typed, a command does it or says what is wrong with it, status 2, and writes nowhere but where it was told to. */
final class HostileCommandLineTest extends CommandsOnResults {
    private static final int LINES = 120;
    private static final String STUDY = """
        title: <script>alert(1)</script> & "co"
        question: What is </svg><script>alert(2)</script>?
        system: {task: xor, network: [2, 2, 2], learning_rate: 1, steps: 3, initial: {draw: normal, scale: 1}, seed: 1}
        grid: {learning_rate: [1, 2]}
        report: [loss]
        """;

    HostileCommandLineTest() {
        super(STUDY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyLine(long seed) throws IOException {
        Mutator mutator = new Mutator(seed);
        Set<Path> before = files(Path.of("").toAbsolutePath());
        for (int i = 0; i < LINES; i++) {
            List<String> arguments = arguments(mutator);
            int[] status = new int[1];
            Bounds.check(
                    "seed " + seed + ": " + arguments,
                    () -> status[0] = line.papilio(arguments.toArray(new String[0])));
            String err = line.err.toString();
            assertTrue(status[0] == 0 || status[0] == 2, () -> "status " + status[0] + " of " + arguments + "\n" + err);
            assertTrue(status[0] == 0 || !err.isBlank(), () -> "not a word about " + arguments);
            assertFalse(err.contains("\tat ") || err.contains("internal error"), () -> arguments + "\n" + err);
        }
        assertEquals(before, files(Path.of("").toAbsolutePath()), "files outside the output directory");
    }

    /** The files at the top and in the folders that commands use if they are not told where. */
    private static Set<Path> files(Path project) throws IOException {
        try (Stream<Path> top = Files.list(project);
                Stream<Path> reports = Files.list(project.resolve("reports"))) {
            return Stream.concat(top, reports)
                    .filter(file -> !file.endsWith("target"))
                    .collect(Collectors.toSet());
        }
    }

    private List<String> arguments(Mutator mutator) {
        String out = folder.resolve("out").toString();
        String in = results.toString();
        Map<String, List<String>> commands = new TreeMap<>();
        commands.put("run", List.of(study.toString(), "--out", out, "--threads", "1"));
        commands.put("plan", List.of(study.toString(), "--threads", "2"));
        commands.put("report", List.of(in));
        commands.put("query", List.of(in, "SELECT 1", "--format", "csv"));
        commands.put("export", List.of(in, "--out", folder.resolve("cells.csv").toString()));
        commands.put("status", List.of(in, "--json"));
        commands.put("repair", List.of(in));
        commands.put("merge", List.of(in, "--out", out));
        commands.put("series", List.of(study.toString(), "--skip", "1"));
        commands.put("lyapunov", List.of("--map", "henon", "--steps", "1000"));
        commands.put("data", List.of("mnist", "--from", in));
        commands.put("schema", List.of());
        commands.put("version", List.of());
        String command = mutator.one(List.copyOf(commands.keySet()));
        List<String> arguments = new ArrayList<>(commands.getOrDefault(command, List.of()));
        for (int k = mutator.below(3); k > 0; k--) {
            int at = mutator.below(arguments.size() + 1);
            // the place that output goes to stays, as any other could be outside
            boolean isOut = at > 0 && arguments.get(at - 1).equals("--out");
            switch (mutator.below(4)) {
                case 0 ->
                    arguments.add(
                            isOut ? at - 1 : at, mutator.one(List.of("--set", "--json", "--wrong", "--", "-x", "@x")));
                case 1 ->
                    arguments.addAll(List.of(
                            "--set", mutator.one(List.of("title=", "grid.seed=", "system.h=", "=")) + mutator.piece()));
                case 2 -> {
                    if (at < arguments.size() && !isOut && !arguments.get(at).equals("--out")) {
                        arguments.set(at, mutator.text(arguments.get(at)).replace("\u0000", "0"));
                    }
                }
                default -> {
                    if (at < arguments.size() && !isOut && !arguments.get(at).equals("--out")) {
                        arguments.remove(at);
                    }
                }
            }
        }
        arguments.add(0, command);
        return arguments;
    }

    @Test
    void markupStaysText() throws IOException {
        String html = Files.readString(results.resolve("report.html"));
        assertFalse(html.contains("<script>alert"), "a title runs as a script");
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the title is not there");
        try (Stream<Path> figures = Files.list(results.resolve("figures"))) {
            for (Path figure :
                    figures.filter(file -> file.toString().endsWith(".svg")).toList()) {
                assertFalse(Files.readString(figure).contains("<script"), figure.toString());
            }
        }
    }

    /** A query can only look: no statement changes results, no function reads a file that is not theirs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE cells",
                "DELETE FROM cells",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM '/etc/passwd'",
                "COPY (SELECT 1) TO 'stolen.csv'",
                "ATTACH 'other.db'",
                "INSTALL httpfs",
                "SET enable_external_access = true; SELECT * FROM read_text('/etc/passwd')",
                "SELEC 1",
            })
    void queriesOnlyLook(String sql) {
        assertEquals(2, line.papilio("query", results.toString(), sql), () -> sql + "\n" + line.out + line.err);
        assertFalse(line.err.toString().isBlank());
        assertFalse(line.out.toString().contains("root:"));
        assertEquals(0, line.papilio("query", results.toString(), "SELECT count(*) FROM cells"));
    }
}
