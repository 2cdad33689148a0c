package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema says of a single value what the reader says. */
class StudySchemaTest {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(StudySchema.text(Studies.VOCABULARY));

    /** Problems between several values, which no schema sees. */
    private static final List<String> BEYOND = List.of(
            "missing: ",
            "the network",
            "cross-entropy needs",
            "has to name",
            " is outside ",
            "repeats ",
            "an empty range",
            "a range of more",
            "more than 100000000 cells",
            "twice",
            "a log range",
            "differs: give",
            "needs a seed",
            "has no seed",
            "is no axis",
            "is not a value of the axis",
            "unknown part",
            "duplicate key",
            "not valid YAML",
            "unknown tag",
            "an alias",
            "a key must be",
            "lacks W2",
            "W1 has ",
            "b1 has ",
            "below a row",
            "1e99999",
            "grid.seed: expected an integer",
            "a network of");

    static Stream<ProblemMessagesTest.Case> cases() {
        return ProblemMessagesTest.cases().filter(example -> BEYOND.stream().noneMatch(example.problems()::contains));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rejectsWhatTheReaderRejects(ProblemMessagesTest.Case example) {
        assertFalse(errors(example.text()).isEmpty(), example::text);
    }

    private static final String COMBINATIONS = Studies.MINIMAL + """
            grid:
              perturb: [none, {parameter: ["W1[0][0]"], ulps: [-1, 1]}, {direction: random, norm: [1e-9, 1e-7], seed: 1..4}]
            """;

    @ParameterizedTest
    @ValueSource(strings = {Studies.MINIMAL, Studies.FLAGSHIP})
    void acceptsWhatTheReaderAccepts(String text) {
        assertEquals(Set.of(), errors(text));
        assertEquals(Set.of(), errors(StudyWriter.write(Studies.read(text))));
    }

    @Test
    void acceptsPerturbationsWithListsAndRanges() {
        acceptsWhatTheReaderAccepts(COMBINATIONS);
    }

    @Test
    void isAValidSchema() throws Exception {
        JsonSchema meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));
        JsonNode schema = new ObjectMapper().readTree(StudySchema.text(Studies.VOCABULARY));
        assertEquals(Set.of(), meta.validate(schema));
    }

    /** The examples and defaults of every field are values that the reader takes, and have a description. */
    @Test
    void examplesAndDefaults() throws Exception {
        JsonNode definitions = new ObjectMapper()
                .readTree(StudySchema.text(Studies.VOCABULARY))
                .get("$defs");
        for (SystemField field : SystemField.ALL) {
            JsonNode definition = definitions.get(field.name());
            assertTrue(definition.get("description").asText().length() > 10, field.name());
            Problems problems = new Problems();
            for (Object example : field.examples()) {
                field.type().read(JavaTree.of(example, field.name()), new Context(Studies.VOCABULARY, problems));
            }
            if (field.fallback() instanceof SystemField.Constant constant) {
                Object value = constant.value() == null ? "none" : constant.value();
                assertEquals(
                        constant.value(),
                        field.type().read(JavaTree.of(value, field.name()), new Context(Studies.VOCABULARY, problems)));
                assertTrue(definition.has("default"), field.name());
            }
            problems.throwIfAny();
        }
    }

    private static Set<ValidationMessage> errors(String text) {
        Problems problems = new Problems();
        Node root = YamlTree.parse(text, "", (line, column) -> new Place("x", line, column), problems)
                .orElseThrow();
        return SCHEMA.validate(json(root));
    }

    /** What an editor with YAML 1.2 makes of the file. */
    private static JsonNode json(Node node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = factory.objectNode();
            mapping.entries().forEach((key, value) -> object.set(key, json(value)));
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = factory.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        if (scalar.isNull()) {
            return factory.nullNode();
        }
        if (scalar.plain() && Numbers.isNumber(scalar.text())) {
            return factory.numberNode(new java.math.BigDecimal(scalar.text()));
        }
        boolean bool = scalar.plain() && scalar.text().matches("true|false");
        return bool ? factory.booleanNode(Boolean.parseBoolean(scalar.text())) : factory.textNode(scalar.text());
    }
}
