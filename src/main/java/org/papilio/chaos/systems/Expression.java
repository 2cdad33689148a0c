package org.papilio.chaos.systems;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.papilio.number.Field;

/** An arithmetic expression over named quantities, evaluated in any field. */
sealed interface Expression {

    /** The functions an expression can call, with their number of arguments. */
    Map<String, Integer> FUNCTIONS = Map.of(
            "exp", 1, "log", 1, "sin", 1, "cos", 1, "tanh", 1, "sqrt", 1, "sigmoid", 1, "abs", 1, "max", 2, "min", 2);

    /** The value. */
    <T> T evaluate(Field<T> field, Map<String, T> names);

    /** Calls back with every name and the column where it stands. */
    void names(BiConsumer<String, Integer> visitor);

    /** A literal. */
    record Literal(BigDecimal value) implements Expression {
        @Override
        public <T> T evaluate(Field<T> field, Map<String, T> names) {
            return field.of(value);
        }

        @Override
        public void names(BiConsumer<String, Integer> visitor) {}
    }

    /** A coordinate or parameter. */
    record Name(String name, int column) implements Expression {
        @Override
        public <T> T evaluate(Field<T> field, Map<String, T> names) {
            return Objects.requireNonNull(names.get(name), name);
        }

        @Override
        public void names(BiConsumer<String, Integer> visitor) {
            visitor.accept(name, column);
        }
    }

    /** left (+ - * /) right. */
    record Binary(char operator, Expression left, Expression right) implements Expression {
        @Override
        public <T> T evaluate(Field<T> field, Map<String, T> names) {
            T a = left.evaluate(field, names);
            T b = right.evaluate(field, names);
            return switch (operator) {
                case '+' -> field.add(a, b);
                case '-' -> field.sub(a, b);
                case '*' -> field.mul(a, b);
                default -> field.div(a, b);
            };
        }

        @Override
        public void names(BiConsumer<String, Integer> visitor) {
            left.names(visitor);
            right.names(visitor);
        }
    }

    /** -operand. */
    record Negative(Expression operand) implements Expression {
        @Override
        public <T> T evaluate(Field<T> field, Map<String, T> names) {
            return field.neg(operand.evaluate(field, names));
        }

        @Override
        public void names(BiConsumer<String, Integer> visitor) {
            operand.names(visitor);
        }
    }

    /** base to a whole power, by repeated squaring from the highest bit. */
    record Power(Expression base, int exponent) implements Expression {
        @Override
        public <T> T evaluate(Field<T> field, Map<String, T> names) {
            T x = base.evaluate(field, names);
            T one = field.of(BigDecimal.ONE);
            int n = Math.abs(exponent);
            if (n == 0) {
                return one;
            }
            T power = x;
            for (int bit = Integer.highestOneBit(n) >> 1; bit > 0; bit >>= 1) {
                power = field.mul(power, power);
                if ((n & bit) != 0) {
                    power = field.mul(power, x);
                }
            }
            return exponent < 0 ? field.div(one, power) : power;
        }

        @Override
        public void names(BiConsumer<String, Integer> visitor) {
            base.names(visitor);
        }
    }

    /** function(arguments). */
    record Call(String function, List<Expression> arguments) implements Expression {
        @Override
        public <T> T evaluate(Field<T> field, Map<String, T> names) {
            T a = arguments.get(0).evaluate(field, names);
            return switch (function) {
                case "exp" -> field.exp(a);
                case "log" -> field.log(a);
                case "sin" -> field.sin(a);
                case "cos" -> field.cos(a);
                case "tanh" -> field.tanh(a);
                case "sqrt" -> field.sqrt(a);
                case "sigmoid" -> field.sigmoid(a);
                case "abs" -> field.max(a, field.neg(a));
                case "max" -> field.max(a, arguments.get(1).evaluate(field, names));
                default -> field.min(a, arguments.get(1).evaluate(field, names));
            };
        }

        @Override
        public void names(BiConsumer<String, Integer> visitor) {
            arguments.forEach(argument -> argument.names(visitor));
        }
    }

    /** The names of all functions. */
    static Set<String> functions() {
        return FUNCTIONS.keySet();
    }
}
