package org.papilio.chaos.systems;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Recursive descent over
 *
 * <pre>
 * map        = definition { (";" | newline) definition }
 * definition = name ["'"] (":" | "=") expression
 * expression = term { ("+" | "-") term }
 * term       = factor { ("*" | "/") factor }
 * factor     = ("-" | "+") factor | power
 * power      = primary [("^" | "**") ["-"] integer]
 * primary    = number | name | function "(" expression { "," expression } ")" | "(" expression ")"
 * </pre>
 */
final class ExpressionParser {
    private static final int LARGEST_POWER = 64;
    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private int depth;

    ExpressionParser(String text) {
        this.text = text;
    }

    /** The right-hand side of each coordinate, in the order of the text. */
    Map<String, Expression> parse() {
        Map<String, Expression> definitions = new LinkedHashMap<>();
        skipSeparators();
        while (at < text.length()) {
            int column = at;
            String name = name("the name of a coordinate");
            if (Expression.functions().contains(name)) {
                throw errorAt(column, "'" + name + "' is a function and cannot be the name of a coordinate");
            }
            accept('\'');
            if (!accept(':') && !accept('=')) {
                throw errorAt(at, "expected ':' after '" + name + "', " + found());
            }
            if (definitions.put(name, expression()) != null) {
                throw errorAt(column, "'" + name + "' is defined twice");
            }
            skipBlanks();
            if (at < text.length() && !isSeparator(text.charAt(at))) {
                throw errorAt(at, "expected an operator or ';', " + found());
            }
            skipSeparators();
        }
        if (definitions.isEmpty()) {
            throw new IllegalArgumentException("the map is empty; write for example \"x: r*x*(1 - x)\"");
        }
        return definitions;
    }

    /** The whole text as one expression. */
    Expression parseOne() {
        Expression expression = expression();
        skipBlanks();
        if (at < text.length()) {
            throw errorAt(at, "expected an operator, " + found());
        }
        return expression;
    }

    static IllegalArgumentException errorAt(int column, String message) {
        return new IllegalArgumentException("map, column " + (column + 1) + ": " + message);
    }

    private Expression expression() {
        if (++depth > DEEPEST) {
            throw errorAt(at, "nested more than " + DEEPEST + " deep");
        }
        Expression left = term();
        while (true) {
            if (accept('+')) {
                left = new Expression.Binary('+', left, term());
            } else if (accept('-')) {
                left = new Expression.Binary('-', left, term());
            } else {
                depth--;
                return left;
            }
        }
    }

    private Expression term() {
        Expression left = factor();
        while (true) {
            if (accept('*')) {
                left = new Expression.Binary('*', left, factor());
            } else if (accept('/')) {
                left = new Expression.Binary('/', left, factor());
            } else {
                return left;
            }
        }
    }

    private Expression factor() {
        if (++depth > DEEPEST) {
            throw errorAt(at, "nested more than " + DEEPEST + " deep");
        }
        Expression factor;
        if (accept('-')) {
            factor = new Expression.Negative(factor());
        } else {
            factor = accept('+') ? factor() : power();
        }
        depth--;
        return factor;
    }

    private Expression power() {
        Expression base = primary();
        if (!accept('^') && !acceptDoubleStar()) {
            return base;
        }
        boolean negative = accept('-');
        skipBlanks();
        int column = at;
        String digits = run(Character::isDigit);
        if (digits.isEmpty() || (at < text.length() && text.charAt(at) == '.')) {
            throw errorAt(column, "a power must be a whole number, " + found() + "; write exp(p*log(x)) for others");
        }
        if (digits.length() > 2 || Integer.parseInt(digits) > LARGEST_POWER) {
            throw errorAt(column, "a power must be at most " + LARGEST_POWER + ", found " + digits);
        }
        int exponent = Integer.parseInt(digits);
        return new Expression.Power(base, negative ? -exponent : exponent);
    }

    private Expression primary() {
        skipBlanks();
        int column = at;
        if (accept('(')) {
            Expression inner = expression();
            close();
            return inner;
        }
        if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            return number();
        }
        String name = name("a number, a name or '('");
        if (!accept('(')) {
            if (Expression.functions().contains(name)) {
                throw errorAt(column, "the function '" + name + "' needs its argument in parentheses");
            }
            return new Expression.Name(name, column);
        }
        if (!Expression.functions().contains(name)) {
            throw errorAt(column, "unknown function '" + name + "'" + Suggestion.of(name, Expression.functions()));
        }
        List<Expression> arguments = new ArrayList<>();
        do {
            arguments.add(expression());
        } while (accept(','));
        close();
        int expected = Objects.requireNonNull(Expression.FUNCTIONS.get(name));
        if (arguments.size() != expected) {
            throw errorAt(
                    column,
                    name + " takes " + expected + (expected == 1 ? " argument" : " arguments") + ", found "
                            + arguments.size());
        }
        return new Expression.Call(name, arguments);
    }

    private Expression number() {
        int column = at;
        StringBuilder digits = new StringBuilder(run(c -> Character.isDigit(c) || c == '.'));
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            digits.append(text.charAt(at++));
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                digits.append(text.charAt(at++));
            }
            digits.append(run(Character::isDigit));
        }
        try {
            return new Expression.Literal(new BigDecimal(digits.toString()));
        } catch (NumberFormatException e) {
            throw errorAt(column, "'" + digits + "' is no number");
        }
    }

    private void close() {
        if (!accept(')')) {
            throw errorAt(at, "expected ')', " + found());
        }
    }

    private String name(String expected) {
        skipBlanks();
        if (at == text.length() || (!Character.isLetter(text.charAt(at)) && text.charAt(at) != '_')) {
            throw errorAt(at, "expected " + expected + ", " + found());
        }
        return run(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    private interface CharacterTest {
        boolean test(char c);
    }

    private String run(CharacterTest test) {
        int from = at;
        while (at < text.length() && test.test(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean accept(char c) {
        skipBlanks();
        boolean star = c == '*' && at + 1 < text.length() && text.charAt(at + 1) == '*';
        if (at < text.length() && text.charAt(at) == c && !star) {
            at++;
            return true;
        }
        return false;
    }

    private boolean acceptDoubleStar() {
        if (text.startsWith("**", at)) {
            at += 2;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) != '\n' && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void skipSeparators() {
        while (at < text.length() && (isSeparator(text.charAt(at)) || Character.isWhitespace(text.charAt(at)))) {
            at++;
        }
    }

    private static boolean isSeparator(char c) {
        return c == ';' || c == '\n';
    }

    private String found() {
        return at < text.length() ? "found '" + text.charAt(at) + "'" : "found the end";
    }
}
