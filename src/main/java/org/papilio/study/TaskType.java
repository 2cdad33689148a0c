package org.papilio.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.papilio.model.Tasks;

/**
 * A task: the name of one of Papilio's own, or a user's file as a mapping {@code {csv: data.csv, inputs: [a, b], class: kind}} or
 * {@code {csv: data.csv, targets: [y]}}, read as a {@link CsvTask}.
 */
record TaskType() implements FieldType {
    private static final String PARITY = "parity(n)";

    @Override
    public Object read(Node node, Context context) {
        if (node instanceof Node.Mapping mapping) {
            return csv(mapping, context);
        }
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            return context.expected(
                    "one of " + String.join(", ", names(context.vocabulary())) + ", or {csv: FILE, ...}", node);
        }
        String name = scalar.text().replaceAll("\\s", "");
        if (Tasks.parityInputs(name).isPresent()) {
            return name;
        }
        if (name.startsWith("parity")) {
            return context.expected(
                    "a number of inputs from 2 to " + Tasks.MOST_PARITY_INPUTS + " as in parity(3)", node);
        }
        if (name.equals("csv") || name.endsWith(".csv")) {
            return context.expected(
                    "a file as {csv: data.csv, class: COLUMN} or {csv: data.csv, targets: [COLUMN]}", node);
        }
        return FieldType.choose("task", node, names(context.vocabulary()), context);
    }

    private static List<String> names(Vocabulary vocabulary) {
        List<String> names = new ArrayList<>(vocabulary.tasks().keySet());
        names.add(PARITY);
        return names;
    }

    private static Object csv(Node.Mapping mapping, Context context) {
        int before = context.problems().count();
        context.problems().unknownKeys(mapping, CsvTaskReader.KEYS);
        Optional<CsvTable> table = Optional.empty();
        if (mapping.get("csv") instanceof Node.Scalar path && !path.isNull()) {
            table = context.files().table(path, context.problems());
        } else {
            Node path = mapping.get("csv");
            if (path == null) {
                context.problems()
                        .add(mapping.place(), Node.child(mapping.path(), "csv"), "missing: the path of the file");
            } else {
                context.expected("the path of a file", path);
            }
        }
        Optional<CsvTask> task = table.flatMap(found -> new CsvTaskReader(found, mapping, context).read());
        return context.problems().count() == before && task.isPresent() ? task.get() : INVALID;
    }

    @Override
    public ObjectNode schema(Vocabulary vocabulary) {
        ObjectNode csv = Json.closedObject();
        Json.properties(csv)
                .<ObjectNode>set(
                        "csv",
                        Json.object()
                                .put("type", "string")
                                .put(
                                        "description",
                                        "Path of the file, relative to the study file; its first line names the columns."))
                .<ObjectNode>set(
                        "inputs", columns().put("description", "Columns that the network sees. Default: all others."))
                .<ObjectNode>set("class", column().put("description", "For classification: the column with the class."))
                .<ObjectNode>set(
                        "targets", columns().put("description", "For regression: the columns to be predicted."))
                .<ObjectNode>set(
                        "classes",
                        columns()
                                .put(
                                        "description",
                                        "The classes in the order of the outputs. Default: those found, sorted."))
                .set(
                        "standardise",
                        CsvTaskReader.STANDARDISE
                                .schema(vocabulary)
                                .put(
                                        "description",
                                        "Columns brought to mean 0 and standard deviation 1: none (the default), inputs, or all"
                                                + " (the targets, too)."));
        csv.putArray("required").add("csv");
        return Json.anyOf(Json.oneOf(vocabulary.tasks().keySet()), Json.pattern("parity\\(([2-9]|1[0-2])\\)"), csv);
    }

    private static ObjectNode columns() {
        return Json.array(column(), 1);
    }

    private static ObjectNode column() {
        ObjectNode schema = Json.object();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }
}
