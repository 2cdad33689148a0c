package org.papilio.chaos.systems;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.papilio.number.Field;
import org.papilio.program.Definition;
import org.papilio.program.DiscreteMap;

/**
 * A map that a user writes as expressions, one for each coordinate: {@code x: 1 - a*x^2 + y; y: b*x}. Names that are no
 * coordinates are parameters. Operators {@code + - * / ^} (whole powers), functions exp, log, sin, cos, tanh, sqrt,
 * sigmoid, abs, max, min. Literals are exact decimals.
 */
public final class ExpressionMap {
    private final Map<String, Expression> definitions;
    private final Map<String, Integer> parameters = new LinkedHashMap<>();

    private ExpressionMap(Map<String, Expression> definitions) {
        this.definitions = definitions;
        for (Expression expression : definitions.values()) {
            expression.names((name, column) -> {
                if (!definitions.containsKey(name)) {
                    parameters.putIfAbsent(name, column);
                }
            });
        }
    }

    /**
     * Reads a map.
     *
     * @throws IllegalArgumentException if the text is no map; the message names the column and the remedy
     */
    public static ExpressionMap parse(String text) {
        return new ExpressionMap(new ExpressionParser(text).parse());
    }

    /** The coordinates in the order of the text. */
    public List<String> coordinates() {
        return List.copyOf(definitions.keySet());
    }

    /** The parameters in the order in which they first appear. */
    public List<String> parameters() {
        return List.copyOf(parameters.keySet());
    }

    /**
     * The map for given parameter values.
     *
     * @throws IllegalArgumentException if a parameter has no value; the message names it and its column
     */
    public DiscreteMap with(Map<String, BigDecimal> values) {
        List<BigDecimal> bound = new ArrayList<>();
        parameters.forEach((name, column) -> {
            BigDecimal value = values.get(name);
            if (value == null) {
                throw ExpressionParser.errorAt(
                        column,
                        "'" + name + "' is neither a coordinate" + coordinates()
                                + " nor has it a value: give it one with --set " + name + "=...");
            }
            bound.add(value);
        });
        return new BoundMap(equations(), definitions.size(), bound);
    }

    /** The map, of the coordinates and then of the parameters. */
    private Definition equations() {
        List<String> arguments = new ArrayList<>(coordinates());
        arguments.addAll(parameters());
        List<Expression> images = List.copyOf(definitions.values());
        return new Definition() {
            @Override
            public int inputs() {
                return arguments.size();
            }

            @Override
            public int outputs() {
                return images.size();
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> x) {
                Map<String, T> names = new HashMap<>();
                for (int i = 0; i < x.size(); i++) {
                    names.put(arguments.get(i), x.get(i));
                }
                List<T> next = new ArrayList<>(images.size());
                for (Expression image : images) {
                    next.add(image.evaluate(field, names));
                }
                return next;
            }
        };
    }

    /** The map as a system without defaults or references: initial point 0.1, 0.2, ... where none is set. */
    public KnownSystem system(Map<String, BigDecimal> settings) {
        with(settings);
        List<KnownSystem.Named> named = new ArrayList<>();
        parameters()
                .forEach(name -> named.add(new KnownSystem.Named(name, Objects.requireNonNull(settings.get(name)))));
        List<KnownSystem.Named> initial = new ArrayList<>();
        for (String coordinate : coordinates()) {
            initial.add(new KnownSystem.Named(coordinate, BigDecimal.valueOf(initial.size() + 1L, 1)));
        }
        return new KnownSystem(
                "map", "the user's map", named, initial, Optional.empty(), 2_000, 100_000, List.of(), equations());
    }
}
