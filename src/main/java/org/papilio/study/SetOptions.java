package org.papilio.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of {@code --set path=value} options into the tree of a study file, later ones over earlier ones. Mappings on the way
 * are made where they are missing; a key that no study has is then found by the reader like any other. Parts and comparisons are
 * not made on the way, as their names are free and a typing error would make a new one.
 */
final class SetOptions {
    private static final Pattern PATH = Pattern.compile("[^.\\[\\]=]+(\\[[0-9]{1,9}\\]|\\.[^.\\[\\]=]+)*");
    private static final Pattern STEP = Pattern.compile("\\[([0-9]+)\\]|([^.\\[\\]]+)");

    private final Problems problems;
    private final String option;
    private final Place place;

    private SetOptions(String option, Problems problems) {
        this.option = option;
        this.place = Place.ofSet(option);
        this.problems = problems;
    }

    static void apply(Node.Mapping root, List<String> options, Problems problems) {
        for (String option : options) {
            new SetOptions(option, problems).apply(root);
        }
    }

    private void apply(Node.Mapping root) {
        int equals = option.indexOf('=');
        String path = equals < 0 ? option : option.substring(0, equals).strip();
        if (equals < 0 || !PATH.matcher(path).matches()) {
            problem("write path=value, for example system.learning_rate=0.5 or grid.seed=1..10");
            return;
        }
        int before = problems.count();
        String text = option.substring(equals + 1);
        Node value = YamlTree.parse(text, path, (line, column) -> place, problems)
                .orElse(new Node.Scalar(path, place, place, "", true));
        if (problems.count() == before) {
            put(root, steps(path), value);
        }
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        for (Matcher matcher = STEP.matcher(path); matcher.find(); ) {
            steps.add(matcher.group());
        }
        return steps;
    }

    private void put(Node.Mapping root, List<String> steps, Node value) {
        Node current = root;
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            boolean last = i == steps.size() - 1;
            if (step.startsWith("[")) {
                Optional<Integer> index = index(current, step);
                if (index.isEmpty()) {
                    return;
                }
                List<Node> items = ((Node.Sequence) current).items();
                if (last) {
                    items.set(index.get(), value);
                } else {
                    current = items.get(index.get());
                }
            } else if (current instanceof Node.Mapping mapping) {
                if (last) {
                    mapping.entries().put(step, value);
                    return;
                }
                Optional<Node> next = next(mapping, step, steps, i);
                if (next.isEmpty()) {
                    return;
                }
                current = next.get();
            } else {
                String remedy = current instanceof Node.Sequence
                        ? " (write " + current.path() + "[0] for its first value)"
                        : "";
                problem(current.path() + " is " + current.describe() + " and has no " + step + remedy);
                return;
            }
        }
    }

    private Optional<Integer> index(Node list, String step) {
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        if (!(list instanceof Node.Sequence sequence)) {
            problem(list.path() + " is " + list.describe() + " and not a list");
        } else if (index >= sequence.items().size()) {
            int size = sequence.items().size();
            problem(list.path() + " has no " + step
                    + (size == 0 ? ": it is empty" : ": its last value is [" + (size - 1) + "]"));
        } else {
            return Optional.of(index);
        }
        return Optional.empty();
    }

    private Optional<Node> next(Node.Mapping mapping, String key, List<String> steps, int i) {
        Node next = mapping.get(key);
        if (next != null && !next.isNone()) {
            return Optional.of(next);
        }
        if (mapping.path().equals("parts")) {
            problem(Spelling.unknown("part", key, mapping.entries().keySet()));
            return Optional.empty();
        }
        if (i > 0 && steps.get(i - 1).equals("compare")) {
            problem(Spelling.unknown("comparison", key, mapping.entries().keySet()));
            return Optional.empty();
        }
        String path = Node.child(mapping.path(), key);
        if (steps.get(i + 1).startsWith("[")) {
            problem(path + " is not there, so that it has no " + steps.get(i + 1));
            return Optional.empty();
        }
        Node made = new Node.Mapping(path, place, place, new LinkedHashMap<>());
        mapping.entries().put(key, made);
        return Optional.of(made);
    }

    private void problem(String message) {
        problems.add(place, "", message);
    }
}
