package org.papilio.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes a task from a table, as a mapping in a study says. */
final class CsvTaskReader {
    static final List<String> KEYS = List.of("csv", "inputs", "class", "targets", "classes", "standardise");
    static final FieldType.Choice STANDARDISE =
            new FieldType.Choice("choice of what to standardise", List.of("none", "inputs", "all"));

    /** What looks like more classes than these is a number to be predicted. */
    private static final int MOST_CLASSES = 200;

    /** Numbers by value before words by their letters. */
    private static final Comparator<String> SORTED = Comparator.comparing(
                    (String name) -> CsvNumbers.parse(name),
                    Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()))
            .thenComparing(Comparator.naturalOrder());

    private final CsvTable table;
    private final Node.Mapping mapping;
    private final Context context;
    private final CsvTable.Report report;

    CsvTaskReader(CsvTable table, Node.Mapping mapping, Context context) {
        this.table = table;
        this.mapping = mapping;
        this.context = context;
        this.report = new CsvTable.Report(table.shown(), context.problems());
    }

    /** The task; empty after reporting why there is none. */
    Optional<CsvTask> read() {
        int before = context.problems().count();
        List<String> targets = targets();
        List<String> inputs = inputs(targets);
        List<String> declared = names("classes", "classes such as [no, yes]");
        if (!declared.isEmpty() && mapping.get("class") == null) {
            context.problems().addAtKey(node("classes"), "goes with class: a regression has no classes");
        }
        String standardise = standardise();
        if (context.problems().count() > before) {
            return Optional.empty();
        }
        boolean classification = mapping.get("class") != null;
        List<List<BigDecimal>> rows = numbers(inputs);
        List<String> classes = classification ? classes(targets.get(0), declared) : List.of();
        List<List<BigDecimal>> values = classification ? classNumbers(targets.get(0), classes) : numbers(targets);
        if (context.problems().count() == before && !standardise.equals("none")) {
            rows = standardised(inputs, rows);
            values = standardise.equals("all") ? standardised(targets, values) : values;
        }
        report.close();
        return context.problems().count() > before
                ? Optional.empty()
                : Optional.of(new CsvTask(table.file(), inputs, targets, classes, standardise, rows, values));
    }

    private Node node(String key) {
        Node node = mapping.get(key);
        return node == null ? mapping : node;
    }

    private List<String> targets() {
        Node one = mapping.get("class");
        boolean several = mapping.get("targets") != null;
        if ((one != null) == several) {
            context.problems()
                    .add(
                            mapping,
                            "expected either class: COLUMN (classification) or targets: [COLUMN, ...] (regression), got "
                                    + (several ? "both" : "neither") + columns());
            return List.of();
        }
        return one == null
                ? columns("targets")
                : one instanceof Node.Scalar scalar && !scalar.isNull() && exists(scalar)
                        ? List.of(scalar.text())
                        : expected("the name of a column", one);
    }

    private List<String> expected(String expected, Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            context.expected(expected, node);
        }
        return List.of();
    }

    private List<String> inputs(List<String> targets) {
        Node listed = mapping.get("inputs");
        if (listed == null) {
            List<String> others = new ArrayList<>(table.columns());
            others.removeAll(targets);
            if (others.isEmpty()) {
                context.problems().add(mapping, table.shown() + " has no column left that could be an input");
            }
            return others;
        }
        List<String> inputs = columns("inputs");
        if (listed instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar scalar && targets.contains(scalar.text())) {
                    context.problems()
                            .add(item, "column '" + scalar.text() + "' is to be predicted: remove it from the inputs");
                }
            }
        }
        return inputs;
    }

    /** The names in a list of columns, each of which exists. */
    private List<String> columns(String key) {
        List<String> names = names(key, "columns such as [a, b]");
        if (mapping.get(key) instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Node.Scalar scalar) {
                    exists(scalar);
                }
            }
        }
        return names;
    }

    /** The texts in a list, none of them twice; none without the key. */
    private List<String> names(String key, String expected) {
        Node node = mapping.get(key);
        Set<String> names = new LinkedHashSet<>();
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
            context.expected("a list of " + expected, node);
            return List.of();
        }
        for (Node item : sequence.items()) {
            if (!(item instanceof Node.Scalar scalar) || scalar.isNull()) {
                context.expected("a name", item);
            } else if (!names.add(scalar.text())) {
                context.problems().add(item, "repeats " + scalar.text());
            }
        }
        return List.copyOf(names);
    }

    private boolean exists(Node.Scalar name) {
        if (table.columns().contains(name.text())) {
            return true;
        }
        String near = Spelling.nearest(name.text(), table.columns())
                .map(column -> "did you mean '" + column + "'? ")
                .orElse("");
        context.problems()
                .add(
                        name,
                        "no column '" + name.text() + "' in " + table.shown() + " (" + near + "columns: "
                                + String.join(", ", table.columns()) + ")");
        return false;
    }

    private String columns() {
        return " (columns: " + String.join(", ", table.columns()) + ")";
    }

    private String standardise() {
        Node node = mapping.get("standardise");
        Object choice = node == null ? "none" : STANDARDISE.read(node, context);
        if (node != null && "all".equals(choice) && mapping.get("class") != null) {
            context.problems().add(node, "classes are not standardised: choose inputs");
        }
        return choice instanceof String text ? text : "none";
    }

    private List<List<BigDecimal>> numbers(List<String> names) {
        int[] positions = names.stream().mapToInt(table.columns()::indexOf).toArray();
        List<List<BigDecimal>> rows = new ArrayList<>();
        for (List<CsvText.Field> row : table.rows()) {
            List<BigDecimal> numbers = new ArrayList<>();
            for (int position : positions) {
                numbers.add(number(row.get(position), table.columns().get(position)));
            }
            rows.add(List.copyOf(numbers));
        }
        return rows;
    }

    private BigDecimal number(CsvText.Field field, String column) {
        BigDecimal number = CsvNumbers.parse(field.text());
        if (number == null) {
            at(field, column, CsvNumbers.problem(field, mapping.get("inputs") == null));
            return BigDecimal.ZERO;
        }
        return number;
    }

    private void at(CsvText.Field field, String column, String message) {
        report.at(field.line(), field.column(), "column '" + column + "'", message);
    }

    private List<String> classes(String column, List<String> declared) {
        int position = table.columns().indexOf(column);
        TreeSet<String> found = new TreeSet<>(SORTED);
        for (List<CsvText.Field> row : table.rows()) {
            CsvText.Field field = row.get(position);
            String name = field.text();
            if (CsvNumbers.isMissing(field)) {
                at(field, column, "missing class: give one, or remove the line");
            } else if (!declared.isEmpty() && !declared.contains(name)) {
                String near = Spelling.nearest(name, declared)
                        .map(other -> "did you mean '" + other + "'?")
                        .orElse("known: " + String.join(", ", declared));
                at(field, column, "unknown class '" + name + "' (" + near + "; correct it, or add it to classes)");
            } else {
                found.add(name);
            }
        }
        Node node = node("class");
        if (found.size() == 1 && declared.size() < 2) {
            context.problems().add(node, "every row is of class '" + found.first() + "': there is nothing to learn");
        } else if (found.size() > MOST_CLASSES) {
            context.problems()
                    .add(
                            node,
                            "column '" + column + "' has " + found.size() + " classes, at most " + MOST_CLASSES
                                    + " can be told apart (a number to be predicted is given by targets: [" + column
                                    + "])");
        }
        return declared.isEmpty() ? List.copyOf(found) : declared;
    }

    private List<List<BigDecimal>> classNumbers(String column, List<String> classes) {
        int position = table.columns().indexOf(column);
        return table.rows().stream()
                .map(row -> List.of(
                        BigDecimal.valueOf(classes.indexOf(row.get(position).text()))))
                .toList();
    }

    private List<List<BigDecimal>> standardised(List<String> names, List<List<BigDecimal>> rows) {
        List<List<BigDecimal>> columns = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            int position = k;
            List<BigDecimal> column =
                    rows.stream().map(row -> row.get(position)).toList();
            if (column.stream().allMatch(x -> x.compareTo(column.get(0)) == 0)) {
                context.problems()
                        .add(
                                node("standardise"),
                                "column '" + names.get(k) + "' of " + table.shown()
                                        + " has one value only and cannot be standardised: leave it out");
                columns.add(column);
            } else {
                columns.add(CsvNumbers.standardised(column));
            }
        }
        List<List<BigDecimal>> result = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            result.add(columns.stream().map(column -> column.get(row)).toList());
        }
        return Collections.unmodifiableList(result);
    }
}
