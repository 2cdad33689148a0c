package org.papilio.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the design's rules over the main classes, and shows for each rule a class that breaks it and one that does not. */
class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.papilio");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of("known", Rules.known()),
                Arguments.of("order", Rules.order()),
                Arguments.of("charts", Rules.charts()),
                Arguments.of("computation", Rules.computation()),
                Arguments.of("vectors", Rules.vectors()),
                Arguments.of("spark", Rules.spark()),
                Arguments.of("database", Rules.database()),
                Arguments.of("elementary", Rules.elementary()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void mainClassesObey(String name, ArchRule rule) {
        assertTrue(MAIN.size() > 0, "no classes found");
        rule.check(MAIN);
    }

    /** A class of that package and body, and the rule it is held against. */
    record Case(ArchRule rule, String room, String body) {
        @Override
        public String toString() {
            return room + ": " + body;
        }
    }

    /** Classes that must break the rule. */
    private static final List<Case> OFFENCES = List.of(
            new Case(Rules.known(), "org.papilio.util", ""),
            new Case(Rules.known(), "org.elsewhere", ""),
            new Case(Rules.order(), "org.papilio.number", "org.papilio.random.Other other;"),
            new Case(Rules.order(), "org.papilio.stats", "org.papilio.chaos.Other other;"),
            new Case(Rules.order(), "org.papilio.train.deep", "java.util.List<org.papilio.run.Other> others;"),
            new Case(Rules.order(), "org.papilio.report", "Object f() { return new org.papilio.cli.Other(); }"),
            new Case(Rules.order(), "org.papilio.report", "org.papilio.Other other;"),
            new Case(Rules.charts(), "org.papilio.chart", "org.papilio.run.Other other;"),
            new Case(Rules.computation(), "org.papilio.number", "java.awt.Color colour;"),
            new Case(Rules.computation(), "org.papilio.chaos", "void f() { System.out.println(1); }"),
            new Case(Rules.computation(), "org.papilio.train", "java.nio.file.Path file;"),
            new Case(Rules.computation(), "org.papilio.model", "java.io.File file;"),
            new Case(Rules.computation(), "org.papilio.solution", "java.sql.Connection connection;"),
            new Case(Rules.computation(), "org.papilio.stats", "picocli.CommandLine line;"),
            new Case(Rules.computation(), "org.papilio.random", "com.fasterxml.jackson.core.Version version;"),
            new Case(Rules.vectors(), "org.papilio.number", "jdk.incubator.vector.Other vector;"),
            new Case(Rules.spark(), "org.papilio.run", "org.apache.spark.Other spark;"),
            new Case(Rules.database(), "org.papilio.report", "java.sql.Connection connection;"),
            new Case(Rules.database(), "org.papilio.cli", "org.duckdb.DuckDBConnection connection;"),
            new Case(Rules.elementary(), "org.papilio.train", "double f(double x) { return Math.exp(x); }"),
            new Case(
                    Rules.elementary(), "org.papilio.chart", "java.util.function.DoubleUnaryOperator f = Math::log10;"),
            new Case(
                    Rules.elementary(),
                    "org.papilio.stats",
                    "java.util.function.DoubleUnaryOperator f = x -> Math.pow(x, 2);"));

    /** Classes that must not. */
    private static final List<Case> INNOCENTS = List.of(
            new Case(Rules.known(), "org.papilio.run.spark", ""),
            new Case(Rules.order(), "org.papilio.chaos", "org.papilio.stats.Other other;"),
            new Case(Rules.order(), "org.papilio.cli", "org.papilio.number.Other a; org.papilio.Other b;"),
            new Case(Rules.charts(), "org.papilio.chart", "org.papilio.stats.Other other; java.awt.Color colour;"),
            new Case(Rules.computation(), "org.papilio.model", "enum Kind { A; } record Pair(int a, int b) {}"),
            new Case(Rules.computation(), "org.papilio.run", "java.nio.file.Path file;"),
            new Case(Rules.vectors(), "org.papilio.program", "jdk.incubator.vector.Other vector;"),
            new Case(Rules.spark(), "org.papilio.run.spark", "org.apache.spark.Other spark;"),
            new Case(Rules.database(), "org.papilio.run", "java.sql.Connection connection;"),
            new Case(Rules.elementary(), "org.papilio.number", "double f(double x) { return Math.exp(x); }"),
            new Case(
                    Rules.elementary(),
                    "org.papilio.train",
                    "double f(double x) { return StrictMath.exp(x) + Math.fma(x, Math.sqrt(x), Math.abs(x)); }"));

    @TempDir
    private static Path directory;

    static Stream<Case> offences() {
        return OFFENCES.stream();
    }

    static Stream<Case> innocents() {
        return INNOCENTS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offences")
    void everyRuleCanFail(Case offence) {
        assertTrue(
                offence.rule().evaluate(subject(offence)).hasViolation(),
                offence.rule().getDescription());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("innocents")
    void noRuleForbidsWhatIsAllowed(Case innocent) {
        assertEquals(
                List.of(),
                innocent.rule().evaluate(subject(innocent)).getFailureReport().getDetails());
    }

    /** Compiles the cases, and a class {@code Other} in each package that they refer to. */
    @BeforeAll
    static void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", directory + "/classes"));
        for (String other : List.of(
                "org.papilio",
                "org.papilio.number",
                "org.papilio.random",
                "org.papilio.stats",
                "org.papilio.chaos",
                "org.papilio.run",
                "org.papilio.cli",
                "org.apache.spark",
                "jdk.incubator.vector")) {
            arguments.add(write(other, "Other", ""));
        }
        for (List<Case> cases : List.of(OFFENCES, INNOCENTS)) {
            for (Case each : cases) {
                arguments.add(write(each.room(), name(each), each.body()));
            }
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, status, "the classes must compile");
    }

    private static JavaClasses subject(Case subject) {
        Path room = directory.resolve("classes").resolve(subject.room().replace('.', '/'));
        try (Stream<Path> files = Files.list(room)) {
            // The class and its nested ones.
            return new ClassFileImporter()
                    .importPaths(
                            files.filter(file -> file.getFileName().toString().matches(name(subject) + "\\b.*"))
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Case subject) {
        int offence = OFFENCES.indexOf(subject);
        return offence >= 0 ? "Offence" + offence : "Innocent" + INNOCENTS.indexOf(subject);
    }

    private static String write(String room, String name, String body) throws IOException {
        Path file = directory.resolve(room).resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package " + room + "; public class " + name + " { " + body + " }");
        return file.toString();
    }
}
