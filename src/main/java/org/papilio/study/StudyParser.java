package org.papilio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a study of a tree of nodes, whether they come from a file or from code. */
final class StudyParser {
    private static final double MAX_CELLS = 100_000_000;
    private static final FieldType.Choice RECORD = new FieldType.Choice("record", List.of("all", "final"));
    private static final FieldType.Whole EVERY = new FieldType.Whole(1, 1_000_000_000, false, false);

    private final Context context;
    private final Problems problems;

    private StudyParser(Context context) {
        this.context = context;
        this.problems = context.problems();
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
        Map<String, Setting> shared = new LinkedHashMap<>();
        List<PartReader> parts = parts(study, shared);
        requireFields(study, parts);
        for (PartReader part : parts) {
            part.draft.kind().constraints().forEach(part.draft::check);
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

    /**
     * The parts.
     *
     * @param shared receives what the study's system gives to all of them
     */
    private List<PartReader> parts(Node.Mapping study, Map<String, Setting> shared) {
        Node node = study.get("parts");
        if (node == null) {
            return List.of(part("main", study, study, shared));
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
                parts.add(part(name, study, part, shared));
            } else {
                context.expected("a mapping with grid, system, ...", value);
            }
        });
        return parts;
    }

    /** A part, which may be the whole study. */
    private PartReader part(String name, Node.Mapping study, Node.Mapping node, Map<String, Setting> shared) {
        Node system = node.get("system");
        Place place = system == null ? node.keyPlace() : system.keyPlace();
        SystemKind kind = kind(study, node);
        GridReader reader = new GridReader(kind, context);
        Map<String, Setting> settings = new LinkedHashMap<>(reader.system(study.get("system")));
        List<Setting.OfAxis> axes = new ArrayList<>(reader.grid(node.get("grid")));
        settings.putAll(reader.map(study.get(PlaneKind.KEY)));
        settings.forEach(shared::putIfAbsent);
        if (node != study) {
            settings.putAll(reader.system(system));
            settings.putAll(reader.map(node.get(PlaneKind.KEY)));
        }
        reader.windows(study.get(PlaneKind.KEY), node.get(PlaneKind.KEY), axes).ifPresent(axes::add);
        PartDraft draft = new PartDraft(name, kind, node, place, settings, axes, context);
        return new PartReader(node, draft, system);
    }

    /** What a part is about tells its kind: a circuit, images, a map or a task. */
    private SystemKind kind(Node.Mapping study, Node.Mapping part) {
        Map<String, Node> subjects = new LinkedHashMap<>();
        for (String subject : List.of(DivisionKind.CIRCUIT, ImagesKind.IMAGES, MapKind.MAP, "task")) {
            Stream.of(given(part, "system", subject), given(study, "system", subject), given(part, "grid", subject))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(node -> subjects.put(subject, node));
        }
        Node plane = part.get(PlaneKind.KEY);
        plane = plane != null ? plane : study.get(PlaneKind.KEY);
        if (subjects.isEmpty()) {
            return plane == null ? TrainingKind.INSTANCE : PlaneKind.INSTANCE;
        }
        Map.Entry<String, Node> subject = subjects.entrySet().iterator().next();
        if (subjects.size() > 1) {
            String others = subjects.values().stream().skip(1).map(Node::path).collect(Collectors.joining(" and "));
            problems.addAtKey(
                    subject.getValue(),
                    "a part trains a network on a task or on images, trains a circuit, or iterates a map, and " + others
                            + (subjects.size() > 2 ? " are" : " is")
                            + " given too: remove one of them, or give each a part of its own");
            return MapKind.UNKNOWN;
        }
        if (plane != null && subject.getKey().equals("task")) {
            return PlaneKind.INSTANCE;
        }
        if (plane != null) {
            problems.addAtKey(
                    plane,
                    "a map is of the trainings of a network on a task, and "
                            + subject.getValue().path()
                            + " is something else: remove one of them, or give each a part of its own");
        }
        return switch (subject.getKey()) {
            case DivisionKind.CIRCUIT -> DivisionKind.INSTANCE;
            case ImagesKind.IMAGES -> ImagesKind.INSTANCE;
            case MapKind.MAP -> mapKind(study, part);
            default -> TrainingKind.INSTANCE;
        };
    }

    /** The kind of a part that iterates a map, which cannot be an axis. */
    private SystemKind mapKind(Node.Mapping study, Node.Mapping part) {
        Node map = given(part, "system", MapKind.MAP);
        map = map != null ? map : given(study, "system", MapKind.MAP);
        return map != null && new MapType().read(map, context) instanceof String text
                ? MapKind.of(text)
                : MapKind.UNKNOWN;
    }

    private static @Nullable Node given(Node.Mapping part, String key, String field) {
        return part.get(key) instanceof Node.Mapping fields ? fields.get(field) : null;
    }

    /** Reports the fields that have no value and no default: at the study's system if every part lacks them. */
    private void requireFields(Node.Mapping study, List<PartReader> parts) {
        Map<SystemField, List<PartReader>> lacking = new LinkedHashMap<>();
        for (PartReader part : parts) {
            part.draft.fillDefaults().forEach(field -> lacking.computeIfAbsent(field, f -> new ArrayList<>())
                    .add(part));
        }
        lacking.forEach((field, without) -> {
            if (field.fallback() instanceof SystemField.OfTheMap) {
                without.forEach(part -> reportParameter(field, part.draft));
                return;
            }
            String message =
                    "missing: " + Character.toLowerCase(field.description().charAt(0))
                            + field.description().substring(1).replaceFirst("\\.$", "");
            String remedy = field.examples().isEmpty()
                    ? ""
                    : " (for example " + field.name() + ": "
                            + Flow.of(field.examples().get(0))
                            + (field.name().equals("task") ? "; or map: quadratic, to iterate a map" : "") + ")";
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

    /** A parameter of a user's map has no default. */
    private void reportParameter(SystemField parameter, PartDraft part) {
        Setting map = part.setting(MapKind.MAP);
        if (map != null) {
            problems.add(
                    map.node(),
                    "its parameter " + parameter.name()
                            + " has no value: give it in the system or the grid (for example " + parameter.name()
                            + ": 0.3)");
        }
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
            if (!draft.kind().recordsParameters()) {
                String why = "a map of a plane keeps no parameters of its trainings: ";
                refuse("record", record.equals("all"), why + "its rasters are always kept");
                refuse("every", every != 1, why + "its rasters are always kept");
                refuse("compare", !compare.isEmpty(), why + "there is nothing to compare");
            }
        }

        private void refuse(String key, boolean given, String why) {
            Node value = node.get(key);
            if (given && value != null) {
                problems.add(value, why + " (remove " + key + ")");
            }
        }

        private @Nullable Object read(FieldType type, String key) {
            Node value = node.get(key);
            return value == null ? null : type.read(value, context);
        }

        private List<String> measures(@Nullable Node list) {
            List<String> names = new ArrayList<>();
            List<String> known = draft.kind().measures(context.vocabulary());
            if (known.isEmpty()
                    && list instanceof Node.Sequence sequence
                    && !sequence.items().isEmpty()) {
                problems.add(list, draft.kind().measuresNothing() + " (remove measure)");
            } else if (list instanceof Node.Sequence sequence) {
                for (Node item : sequence.items()) {
                    Object name = FieldType.choose("measure", item, known, context);
                    if (names.contains(name)) {
                        problems.add(item, "repeats " + name);
                    } else if (name instanceof String one && name != FieldType.INVALID) {
                        names.add(one);
                    }
                }
            } else if (list != null) {
                context.expected("a list of measurements such as [" + String.join(", ", known) + "]", list);
            }
            return Collections.unmodifiableList(names);
        }

        private Part build() {
            return draft.build(record, every, measure, compare);
        }
    }
}
