package org.papilio.chaos.systems;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.papilio.number.Precisions;

/** A single expression in named quantities, evaluated in double: {@code log(abs(1 - 2*a))}. */
public final class Formula {
    private final Expression expression;

    private Formula(Expression expression) {
        this.expression = expression;
    }

    /**
     * Reads a formula; the grammar of {@link ExpressionMap}.
     *
     * @param names the quantities that it may use
     * @throws IllegalArgumentException if the text is none, or uses another name; the message has the column
     */
    public static Formula parse(String text, Collection<String> names) {
        Expression expression = new ExpressionParser(text).parseOne();
        expression.names((name, column) -> {
            if (!names.contains(name)) {
                throw ExpressionParser.errorAt(
                        column, "unknown name '" + name + "'" + Suggestion.of(name, names) + "; known: " + names);
            }
        });
        return new Formula(expression);
    }

    /** The value for given quantities; infinite or NaN where the formula is not defined. */
    public double at(Map<String, Double> values) {
        return expression.evaluate(Precisions.DOUBLE, new LinkedHashMap<>(values));
    }
}
