package org.papilio.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JSON Schema of study files, for completion and checks in an editor. It says of a single value what the reader says; what has to
 * hold between values (a network that fits its task) only the reader knows.
 */
public final class StudySchema {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SYSTEM = "#/$defs/system";
    private static final String REF = "$ref";
    private static final String PARAMETER = "parameter";
    private static final FieldType.Real NUMBER = new FieldType.Real(FieldType.Real.Bound.ANY);

    /** Every field but the parameters of maps, which have any name. */
    private static final List<SystemField> FIELDS = Stream.of(
                    SystemField.ALL, MapKind.OWN, DivisionKind.OWN, ImagesKind.OWN, PlaneKind.OWN)
            .flatMap(List::stream)
            .toList();

    private final Vocabulary vocabulary;

    private StudySchema(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The schema (draft 2020-12) as indented JSON. */
    public static String text(Vocabulary vocabulary) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new StudySchema(vocabulary).study())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes can be written", e);
        }
    }

    private ObjectNode study() {
        ObjectNode schema = Json.object().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Papilio study");
        schema.put("description", "A question about training runs, the grids of runs that answer it, and the report.");
        schema.setAll(keys(StudyKeys.OF_STUDY));
        schema.putArray("required").add("title");
        ObjectNode exclusive = Json.object();
        ObjectNode stray = exclusive.putObject("properties");
        StudyKeys.GRID_NAMES.forEach(key -> stray.put(key, false));
        schema.putObject("dependentSchemas").set("parts", exclusive);
        schema.set("if", anyMap());
        schema.set("else", noMap());
        ObjectNode definitions = schema.putObject("$defs");
        definitions.set("part", keys(StudyKeys.OF_PART));
        definitions.set("system", system());
        definitions.set("grid", grid());
        definitions.set("comparison", comparison());
        for (SystemField field : FIELDS) {
            JsonNode other = definitions.get(field.name());
            definitions.set(field.name(), other == null ? field(field) : either((ObjectNode) other, field(field)));
        }
        definitions.set(
                PARAMETER,
                NUMBER.schema(vocabulary)
                        .put("description", "A parameter of the map, or a coordinate of its initial point."));
        return schema;
    }

    /** The values of a field that two kinds of systems have: described as in the first, whose default holds for both. */
    private static ObjectNode either(ObjectNode first, ObjectNode second) {
        ObjectNode schema = Json.anyOf(first, second);
        for (String key : List.of("description", "default")) {
            if (first.has(key)) {
                schema.set(key, first.get(key));
            }
        }
        return schema;
    }

    /** Whether the study or one of its parts iterates a map. Then any name may be one of its parameters. */
    private static ObjectNode anyMap() {
        ObjectNode inParts = Json.object();
        inParts.putArray("required").add("parts");
        ObjectNode every = inParts.putObject("properties").putObject("parts").putObject("not");
        every.putObject("additionalProperties").set("not", mapInSystem());
        return Json.anyOf(mapInSystem(), inParts);
    }

    private static ObjectNode mapInSystem() {
        ObjectNode schema = Json.object();
        schema.putArray("required").add("system");
        schema.putObject("properties").putObject("system").putArray("required").add(MapKind.MAP);
        return schema;
    }

    /** Without a map the names of the fields are those of a training on a task or on images, or of a circuit. */
    private static ObjectNode noMap() {
        ObjectNode schema = trainingNames();
        ObjectNode parts = Json.object();
        parts.set("additionalProperties", trainingNames());
        ((ObjectNode) schema.get("properties")).set("parts", parts);
        return schema;
    }

    private static ObjectNode trainingNames() {
        ObjectNode known = Json.object();
        known.set(
                "propertyNames",
                Json.oneOf(Stream.of(SystemField.ALL, DivisionKind.OWN, ImagesKind.INSTANCE.fields(), PlaneKind.OWN)
                        .flatMap(List::stream)
                        .map(SystemField::name)
                        .distinct()
                        .toList()));
        ObjectNode comparisons = Json.object();
        comparisons.set("additionalProperties", known);
        ObjectNode schema = Json.object();
        schema.putObject("properties")
                .<ObjectNode>set("system", known)
                .<ObjectNode>set("grid", known)
                .set("compare", comparisons);
        return schema;
    }

    private ObjectNode keys(List<StudyKeys> keys) {
        ObjectNode schema = Json.closedObject();
        for (StudyKeys key : keys) {
            Json.properties(schema).set(key.name(), value(key.name()).put("description", key.description()));
        }
        return schema;
    }

    private ObjectNode value(String key) {
        return switch (key) {
            case "system" -> reference(SYSTEM);
            case PlaneKind.KEY -> map();
            case "grid" -> reference("#/$defs/grid");
            case "record" -> Json.oneOf(List.of("all", "final"));
            case "every" -> Json.number("integer").put("minimum", 1).put("maximum", 1_000_000_000);
            case "measure" ->
                Json.array(
                                Json.oneOf(Stream.of(vocabulary.measures(), ImagesSpec.MEASURES, PlaneSpec.MEASURES)
                                        .flatMap(List::stream)
                                        .distinct()
                                        .toList()),
                                0)
                        .put("uniqueItems", true);
            case "compare" -> named(reference("#/$defs/comparison"), StudyKeys.COMPARISON_PATTERN);
            case "parts" ->
                named(reference("#/$defs/part"), StudyKeys.PART_PATTERN).put("minProperties", 1);
            case "report" -> Json.array(section(), 0);
            case "title" -> Json.pattern("\\s*\\S.*\\s*");
            case "name" -> Json.pattern(StudyKeys.NAME_PATTERN);
            default -> Json.object().put("type", "string");
        };
    }

    /** A mapping from free names of a form. */
    private static ObjectNode named(ObjectNode value, String pattern) {
        ObjectNode schema = Json.object().put("type", "object");
        schema.putObject("patternProperties").set("^" + pattern + "$", value);
        return schema.put("additionalProperties", false);
    }

    private ObjectNode section() {
        ObjectNode withOptions = Json.closedObject().put("minProperties", 1).put("maxProperties", 1);
        for (String section : vocabulary.sections()) {
            Json.properties(withOptions).set(section, Json.object().put("type", "object"));
        }
        return Json.anyOf(Json.oneOf(vocabulary.sections()), withOptions);
    }

    private ObjectNode system() {
        ObjectNode schema = Json.closedObject();
        for (SystemField field : FIELDS) {
            Json.properties(schema).set(field.name(), definition(field.name()));
        }
        schema.set("additionalProperties", definition(PARAMETER));
        return schema;
    }

    private ObjectNode map() {
        ObjectNode schema = Json.closedObject();
        for (SystemField field : PlaneKind.OWN) {
            Json.properties(schema).set(field.name(), definition(field.name()));
        }
        Json.properties(schema).set(PlaneKind.WINDOWS, Json.array(definition(PlaneKind.WINDOW), 1));
        return schema;
    }

    private ObjectNode comparison() {
        return system().put("minProperties", 1);
    }

    private ObjectNode grid() {
        ObjectNode schema = Json.closedObject();
        for (SystemField field : FIELDS) {
            if (!field.name().equals(MapKind.MAP)) {
                Json.properties(schema).set(field.name(), axis(field.name(), field.type()));
            }
        }
        schema.set("additionalProperties", axis(PARAMETER, NUMBER));
        Json.properties(schema).put(MapKind.MAP, false);
        return schema;
    }

    private ObjectNode axis(String definition, FieldType type) {
        ObjectNode value = definition(definition);
        ObjectNode one = type.ranges()
                ? Json.anyOf(value, range(), spaced())
                : type instanceof PerturbType perturb ? Json.anyOf(value, combined(perturb)) : value;
        ObjectNode several = Json.array(one, 1);
        return type.list() ? several : Json.anyOf(several, one);
    }

    /** Perturbations whose entries are lists or ranges. */
    private ObjectNode combined(PerturbType perturb) {
        ObjectNode schema = Json.closedObject();
        perturb.entries(vocabulary).forEach((key, value) -> {
            ObjectNode item = Json.anyOf(value, range(), spaced());
            Json.properties(schema).set(key, Json.anyOf(Json.array(item, 1), item));
        });
        return schema.put("description", "Every combination of the values that are listed.");
    }

    private static ObjectNode range() {
        return Json.pattern(Ranges.PATTERN)
                .put("description", "All integers from the first to the last, for example 1..200.");
    }

    private ObjectNode spaced() {
        ObjectNode schema = Json.closedObject();
        ObjectNode bound = Json.number("number");
        Json.properties(schema)
                .<ObjectNode>set("from", bound)
                .<ObjectNode>set("to", bound)
                .<ObjectNode>set("count", Ranges.COUNT.schema(vocabulary))
                .set("scale", Ranges.SCALE.schema(vocabulary));
        schema.putArray("required").add("from").add("to").add("count");
        return schema.put(
                "description",
                "Evenly spaced values (scale: linear, the default) or values with even ratios (scale: log); those"
                        + " between the ends are rounded to 12 significant digits, to integers for an integer field.");
    }

    private ObjectNode field(SystemField field) {
        ObjectNode schema = field.type().schema(vocabulary);
        String use = field.use()
                .map(only -> " Only with " + only.field() + ": " + only.value() + ".")
                .orElse("");
        String fallback = "";
        if (field.fallback() instanceof SystemField.Constant constant) {
            fallback = " Default: " + Flow.ofField(constant.value()) + ".";
            schema.set("default", MAPPER.valueToTree(constant.value() == null ? "none" : constant.value()));
        } else if (field.fallback() instanceof SystemField.Derived derived) {
            fallback = " Default: " + derived.text() + ".";
        }
        schema.put("description", field.description() + use + fallback);
        if (!field.examples().isEmpty()) {
            ArrayNode examples = schema.putArray("examples");
            field.examples().forEach(example -> examples.add(MAPPER.<ObjectNode>valueToTree(example)));
        }
        return schema;
    }

    private static ObjectNode definition(String name) {
        return reference("#/$defs/" + name);
    }

    private static ObjectNode reference(String target) {
        return Json.object().put(REF, target);
    }
}
