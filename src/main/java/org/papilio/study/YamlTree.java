package org.papilio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Turns YAML into {@link Node}s. Scalars stay text: whether {@code 1e-7} is a number or {@code no} a word is decided by the field
 * that it belongs to, so that the oddities of YAML 1.1 (octal numbers, base 60, Norway) do not arise.
 */
final class YamlTree {
    private static final int MAX_CHARACTERS = 1 << 26;
    private static final int MAX_NODES = 2_000_000;
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private final Problems problems;
    private final BiFunction<Integer, Integer, Place> places;
    private final Set<Object> ancestors = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private YamlTree(Problems problems, BiFunction<Integer, Integer, Place> places) {
        this.problems = problems;
        this.places = places;
    }

    /**
     * Parses a text.
     *
     * @param path the path of the text's value; empty for a file
     * @param places makes a place of line and column, both from 1
     * @return the value; empty if there is none, or if it is not YAML, which is then a problem
     */
    static Optional<Node> parse(
            String text, String path, BiFunction<Integer, Integer, Place> places, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            Parser parser = new ParserImpl(new StreamReader(text), options);
            org.yaml.snakeyaml.nodes.Node root = new Composer(parser, new Resolver(), options).getSingleNode();
            return root == null
                    ? Optional.empty()
                    : Optional.of(new YamlTree(problems, places).convert(root, path, places.apply(1, 1)));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            Place place = mark == null ? places.apply(1, 1) : places.apply(mark.getLine() + 1, mark.getColumn() + 1);
            String context = e.getContext() == null ? "" : " " + e.getContext().strip();
            problems.add(place, path, "not valid YAML" + context + ": " + e.getProblem());
        } catch (ReaderException e) {
            String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
            String character = String.format("U+%04X", e.getCodePoint());
            problems.add(
                    places.apply(lines(before), before.length() - before.lastIndexOf('\n')),
                    path,
                    "not valid YAML: the character " + character + " is not allowed");
        } catch (YAMLException e) {
            problems.add(places.apply(1, 1), path, "not valid YAML: " + e.getMessage());
        } catch (AliasException e) {
            problems.add(e.place, path, e.problem);
        }
        return Optional.empty();
    }

    private static int lines(String text) {
        return 1 + (int) text.chars().filter(c -> c == '\n').count();
    }

    private Node convert(org.yaml.snakeyaml.nodes.Node node, String path, Place keyPlace) {
        if (++nodes > MAX_NODES) {
            throw new AliasException(place(node), "more than " + MAX_NODES + " values, those of aliases included");
        }
        Place place = place(node);
        if (!node.getTag().getValue().startsWith(STANDARD_TAG)) {
            problems.add(place, path, "unknown tag '" + node.getTag().getValue() + "' (remove it)");
        }
        if (node instanceof ScalarNode scalar) {
            boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
            return new Node.Scalar(path, keyPlace, place, scalar.getValue(), plain);
        }
        if (!ancestors.add(node)) {
            throw new AliasException(place, "an alias inside its own anchor");
        }
        Node converted = node instanceof SequenceNode sequence
                ? list(sequence, path, keyPlace, place)
                : mapping((MappingNode) node, path, keyPlace, place);
        ancestors.remove(node);
        return converted;
    }

    private Node.Sequence list(SequenceNode node, String path, Place keyPlace, Place place) {
        List<Node> items = new ArrayList<>();
        for (org.yaml.snakeyaml.nodes.Node item : node.getValue()) {
            items.add(convert(item, path + "[" + items.size() + "]", place(item)));
        }
        return new Node.Sequence(path, keyPlace, place, items);
    }

    private Node.Mapping mapping(MappingNode node, String path, Place keyPlace, Place place) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place(entry.getKeyNode()), path, "a key must be a word, got a list or a mapping");
                continue;
            }
            String name = key.getValue();
            Node first = entries.get(name);
            Node value = convert(entry.getValueNode(), Node.child(path, name), place(key));
            if (first == null) {
                entries.put(name, value);
            } else {
                int line = first.keyPlace().line();
                problems.addAtKey(
                        value, "duplicate key '" + name + "'" + (line > 0 ? " (first in line " + line + ")" : ""));
            }
        }
        return new Node.Mapping(path, keyPlace, place, entries);
    }

    private Place place(org.yaml.snakeyaml.nodes.Node node) {
        Mark mark = node.getStartMark();
        return places.apply(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Aliases that have no end, or as good as none. */
    private static final class AliasException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String problem;

        AliasException(Place place, String problem) {
            super(problem);
            this.place = place;
            this.problem = problem;
        }
    }
}
