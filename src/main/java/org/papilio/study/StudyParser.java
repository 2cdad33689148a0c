package org.papilio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a study of a tree of nodes, whether they come from a file or from code. */
final class StudyParser {
    private static final double MAX_CELLS = 1_000_000;
    private static final FieldType.Choice RECORD = new FieldType.Choice("record", List.of("all", "final"));
    private static final FieldType.Whole EVERY = new FieldType.Whole(1, 1_000_000_000, false, false);

    private final Context context;
    private final Problems problems;
    private final GridReader reader;

    private StudyParser(Context context) {
        this.context = context;
        this.problems = context.problems();
        this.reader = new GridReader(context);
    }

    /**
     * Reads a study.
     *
     * @param name the study's name unless it gives one
     * @throws StudyException with everything that is wrong with it
     */
    static Study parse(Node root, String name, Context context) {
        return new StudyParser(context).parse(root, name);
    }

    private Study parse(Node root, String fileName) {
        if (!(root instanceof Node.Mapping study)) {
            context.expected("a mapping with title, system and grid (see papilio schema)", root);
            throw problems.exception();
        }
        problems.unknownKeys(study, StudyKeys.STUDY_NAMES);
        String name = study.get("name") == null ? fileName : name(study);
        String title = title(study);
        String question = text(study, "question");
        String source = text(study, "source");
        Map<String, Setting> shared = reader.system(study.get("system"));
        List<PartReader> parts = parts(study, shared);
        requireFields(study, parts);
        for (PartReader part : parts) {
            Constraint.ALL.forEach(part.draft::check);
        }
        Effects.report(shared, parts.stream().map(part -> part.draft).toList(), problems);
        List<Study.Section> report = new ReportReader(context, partNames(parts)).read(study.get("report"));
        countCells(parts);
        problems.throwIfAny();
        return new Study(
                name,
                title,
                question,
                source,
                parts.stream().map(PartReader::build).toList(),
                report);
    }

    private static List<String> partNames(List<PartReader> parts) {
        return parts.stream().map(part -> part.draft.name()).toList();
    }

    private String title(Node.Mapping study) {
        Node node = study.get("title");
        String title = text(study, "title");
        if (node == null) {
            problems.add(
                    study.place(),
                    Node.child(study.path(), "title"),
                    "missing: say in one line what the study is about");
        } else if (node instanceof Node.Scalar scalar && isText(scalar) && (title.isEmpty() || title.contains("\n"))) {
            context.expected("one line of text", node);
        }
        return title;
    }

    private String name(Node.Mapping study) {
        String name = text(study, "name");
        if (study.get("name") instanceof Node.Scalar scalar
                && isText(scalar)
                && !name.matches(StudyKeys.NAME_PATTERN)) {
            context.expected("the name of a directory, without slashes or a dot in front", scalar);
        }
        return name;
    }

    private String text(Node.Mapping study, String key) {
        Node node = study.get(key);
        if (node instanceof Node.Scalar scalar && isText(scalar)) {
            return scalar.text().strip();
        }
        if (node != null) {
            context.expected(
                    node instanceof Node.Scalar scalar && !scalar.isNull() ? "text (put it in quotes)" : "text", node);
        }
        return "";
    }

    private static boolean isText(Node.Scalar scalar) {
        boolean other = Numbers.isNumber(scalar.text()) || scalar.text().matches("true|false");
        return !scalar.isNull() && !(scalar.plain() && other);
    }

    private List<PartReader> parts(Node.Mapping study, Map<String, Setting> shared) {
        Node node = study.get("parts");
        if (node == null) {
            return List.of(part("main", study, shared, study.get("system")));
        }
        for (String key : StudyKeys.GRID_NAMES) {
            Node stray = study.get(key);
            if (stray != null) {
                problems.addAtKey(stray, "belongs to a study with a single grid: move it into one of the parts");
            }
        }
        List<PartReader> parts = new ArrayList<>();
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            context.expected("a mapping with at least one part such as main: {grid: {seed: 1..200}}", node);
            return parts;
        }
        mapping.entries().forEach((name, value) -> {
            if (!name.matches(StudyKeys.PART_PATTERN)) {
                problems.addAtKey(
                        value, "a part's name is a letter and then letters, digits, _ or -, got '" + name + "'");
            }
            if (value instanceof Node.Mapping part) {
                problems.unknownKeys(part, StudyKeys.PART_NAMES);
                Map<String, Setting> settings = new LinkedHashMap<>(shared);
                settings.putAll(reader.system(part.get("system")));
                parts.add(part(name, part, settings, part.get("system")));
            } else {
                context.expected("a mapping with grid, system, ...", value);
            }
        });
        return parts;
    }

    private PartReader part(String name, Node.Mapping node, Map<String, Setting> settings, @Nullable Node system) {
        Place place = system == null ? node.keyPlace() : system.keyPlace();
        PartDraft draft = new PartDraft(name, node, place, settings, reader.grid(node.get("grid")), context);
        return new PartReader(node, draft, system);
    }

    /** Reports the fields that have no value and no default: at the study's system if every part lacks them. */
    private void requireFields(Node.Mapping study, List<PartReader> parts) {
        Map<SystemField, List<PartReader>> lacking = new LinkedHashMap<>();
        for (PartReader part : parts) {
            part.draft.fillDefaults().forEach(field -> lacking.computeIfAbsent(field, f -> new ArrayList<>())
                    .add(part));
        }
        lacking.forEach((field, without) -> {
            String message =
                    "missing: " + Character.toLowerCase(field.description().charAt(0))
                            + field.description().substring(1).replaceFirst("\\.$", "");
            String remedy = field.examples().isEmpty()
                    ? ""
                    : " (for example " + field.name() + ": "
                            + Flow.of(field.examples().get(0)) + ")";
            if (without.size() == parts.size()) {
                Node system = study.get("system");
                Place place = system == null ? study.place() : system.keyPlace();
                problems.add(place, Node.child("system", field.name()), message + remedy);
                return;
            }
            for (PartReader part : without) {
                Place place = part.system == null ? part.node.keyPlace() : part.system.keyPlace();
                String path = Node.child(Node.child(part.node.path(), "system"), field.name());
                problems.add(place, path, message + remedy);
            }
        });
    }

    private void countCells(List<PartReader> parts) {
        double cells = 0;
        for (PartReader part : parts) {
            cells += part.draft.cellCount();
            if (cells > MAX_CELLS) {
                problems.addAtKey(
                        part.draft.place(), "more than " + (long) MAX_CELLS + " cells: give the axes fewer values");
                return;
            }
        }
    }

    /** A part with what it says about recording and comparing. */
    private final class PartReader {
        private final Node.Mapping node;
        private final PartDraft draft;
        private final @Nullable Node system;
        private final String record;
        private final int every;
        private final List<String> measure;
        private final List<Part.Comparison> compare;

        PartReader(Node.Mapping node, PartDraft draft, @Nullable Node system) {
            this.node = node;
            this.draft = draft;
            this.system = system;
            this.record = read(RECORD, "record") instanceof String choice ? choice : "";
            this.every = read(EVERY, "every") instanceof Integer number ? number : 1;
            this.measure = measures(node.get("measure"));
            this.compare = new CompareReader(context, draft).read(node.get("compare"));
        }

        private @Nullable Object read(FieldType type, String key) {
            Node value = node.get(key);
            return value == null ? null : type.read(value, context);
        }

        private List<String> measures(@Nullable Node list) {
            List<String> names = new ArrayList<>();
            if (list instanceof Node.Sequence sequence) {
                for (Node item : sequence.items()) {
                    Object name = FieldType.choose(
                            "measure", item, context.vocabulary().measures(), context);
                    if (names.contains(name)) {
                        problems.add(item, "repeats " + name);
                    } else if (name instanceof String known && name != FieldType.INVALID) {
                        names.add(known);
                    }
                }
            } else if (list != null) {
                context.expected(
                        "a list of measurements such as ["
                                + String.join(", ", context.vocabulary().measures()) + "]",
                        list);
            }
            return Collections.unmodifiableList(names);
        }

        private Part build() {
            return draft.build(record, every, measure, compare);
        }
    }
}
