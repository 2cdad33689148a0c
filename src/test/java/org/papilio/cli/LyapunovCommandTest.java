package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LyapunovCommandTest {
    private record Ran(int status, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(new LyapunovCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Ran(status, out.toString(), err.toString());
    }

    @Test
    void json() throws Exception {
        Ran ran = run("henon", "--steps", "20000", "--json");
        assertEquals(0, ran.status, ran.err);
        JsonNode node = new ObjectMapper().readTree(ran.out);
        assertEquals("henon", node.get("system").asText());
        assertEquals(1.4, node.get("parameters").get("a").asDouble());
        assertEquals(20000, node.get("steps").asLong());
        assertEquals(0.419, node.get("exponents").get(0).asDouble(), 0.01);
        assertTrue(node.get("exponents").get(0).asDouble()
                > node.get("exponents").get(1).asDouble());
        assertTrue(node.get("intervals").get(0).get(0).asDouble() < 0.419);
        assertTrue(node.get("intervals").get(0).get(1).asDouble() > 0.419);
        assertEquals(1.258, node.get("kaplanYorkeDimension").asDouble(), 0.01);
        assertEquals("sustained chaos", node.get("verdict").asText());
    }

    @Test
    void whatIsInfiniteOrMissingIsNoNumber() throws Exception {
        JsonNode superstable =
                new ObjectMapper().readTree(run("logistic", "--set", "r=2", "--steps", "1000", "--json").out);
        assertEquals("-Infinity", superstable.get("exponents").get(0).asText());
        JsonNode diverged =
                new ObjectMapper().readTree(run("logistic", "--set", "r=5", "--steps", "1000", "--json").out);
        assertEquals(0, diverged.get("exponents").size());
        assertTrue(diverged.get("kaplanYorkeDimension").isNull());
        assertEquals("diverged", diverged.get("verdict").asText());
    }

    @Test
    void anExpressionIsTheSystemItDescribes() {
        Ran ran = run("--map", "x: 1 - a*x^2 + y; y: b*x", "--set", "a=1.4", "--set", "b=0.3", "--steps", "5000");
        assertEquals(0, ran.status, ran.err);
        assertTrue(ran.out.contains("sustained chaos"), ran.out);
    }

    @Test
    void withoutASystemTheKnownOnesAreListed() {
        Ran ran = run();
        assertEquals(0, ran.status);
        assertTrue(ran.out.contains("bilinear") && ran.out.contains("sigma=10"), ran.out);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            henn                       | unknown system 'henn' (did you mean 'henon'?)
            henon --set c=1            | 'henon' has no parameter 'c'
            henon --set a=x            | 'x' is no decimal number
            henon --steps 1            | the number of steps must be from 64
            henon --steps x            | Invalid value for option '--steps'
            henon --map x:x            | either a system or --map
            --map x:                   | map, column 3
            lorenz --set dt=-1         | must be positive
            henon --colour             | Unknown option
            """)
    void badInputHasStatusTwoAndARemedy(String arguments, String message) {
        Ran ran = run(arguments.trim().split(" +"));
        assertEquals(2, ran.status);
        assertTrue(ran.err.contains(message), ran.err);
        assertEquals("", ran.out);
    }
}
