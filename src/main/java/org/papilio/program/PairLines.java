package org.papilio.program;

import java.util.Locale;

/**
 * Vector API code for the arithmetic of {@link org.papilio.number.DoubleDouble}, in its order of operations, without the test that mends
 * what is infinite or NaN: where that would be needed, the trailing part comes out infinite or NaN, and stays so in sums, products and
 * quotients.
 */
final class PairLines {
    private static final String ZERO = "zero";

    /** The names of the vectors of a number's parts. */
    record Pair(String hi, String lo) {
        static Pair of(String hi) {
            return new Pair(hi, ZERO);
        }

        /** Whether the trailing part is known to be zero. */
        boolean single() {
            return lo.equals(ZERO);
        }
    }

    private final StringBuilder text = new StringBuilder();
    private int temporaries;

    /** What was written since the last call. */
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    /** A new variable for an expression, in which {@code $} stands for the operands in turn. */
    String let(String expression, String... operands) {
        String written = expression;
        for (String operand : operands) {
            written = written.replaceFirst("\\$", operand);
        }
        String name = "t" + temporaries++;
        line("DoubleVector %s = %s;", name, written);
        return name;
    }

    /** A vector of a number. */
    static String constant(double number) {
        return LaneKind.DOUBLE.broadcast(LaneKind.DOUBLE.literal(number));
    }

    Pair add(Pair x, Pair y) {
        String sh = let("$.add($)", x.hi, y.hi);
        String sb = let("$.sub($)", sh, x.hi);
        String minusSl = let("$.sub($).sub($).add($.sub($))", sh, sb, x.hi, sb, y.hi);
        return sum(sh, minusSl, x, y, y.lo);
    }

    Pair sub(Pair x, Pair y) {
        String sh = let("$.sub($)", x.hi, y.hi);
        String sb = let("$.sub($)", sh, x.hi);
        String minusSl = let("$.sub($).sub($).add($.add($))", sh, sb, x.hi, sb, y.hi);
        return y.single() ? sum(sh, minusSl, x, y, ZERO) : sum(sh, minusSl, x, y, let("$.neg()", y.lo));
    }

    /** Goes on from the sum of the leading parts and the error of it; yl is the trailing part of y as it is added. */
    private Pair sum(String sh, String minusSl, Pair x, Pair y, String yl) {
        String th = x.lo;
        String tl = ZERO;
        if (x.single()) {
            th = yl;
        } else if (!y.single()) {
            th = let("$.add($)", x.lo, yl);
            String tb = let("$.sub($)", th, x.lo);
            tl = let("$.sub($.sub($)).add($.sub($))", x.lo, th, tb, yl, tb);
        }
        String minusC = let("$.sub($)", minusSl, th);
        String vh = let("$.sub($)", sh, minusC);
        String minusW = let("$.sub($).add($)", vh, sh, minusC);
        if (!tl.equals(ZERO)) {
            minusW = let("$.sub($)", minusW, tl);
        }
        String zh = let("$.sub($)", vh, minusW);
        return new Pair(zh, let("$.sub($).sub($)", vh, zh, minusW));
    }

    Pair mul(Pair x, Pair y) {
        String ch = let("$.mul($)", x.hi, y.hi);
        String minusCl = let("$.neg().fma($, $)", x.hi, y.hi, ch);
        if (!x.single() && !y.single()) {
            minusCl = let("$.sub($.mul($).add($.mul($)))", minusCl, x.hi, y.lo, x.lo, y.hi);
        } else if (!y.single()) {
            minusCl = let("$.sub($.mul($))", minusCl, x.hi, y.lo);
        } else if (!x.single()) {
            minusCl = let("$.sub($.mul($))", minusCl, x.lo, y.hi);
        }
        return fast(ch, minusCl);
    }

    /** The product of a number and a vector of doubles, by {@link org.papilio.number.DoubleDouble#mul(double)}. */
    Pair mul(Pair x, String y) {
        String ch = let("$.mul($)", x.hi, y);
        return fast(ch, let("$.neg().fma($, $.neg().fma($, $))", x.lo, y, x.hi, y, ch));
    }

    private Pair fast(String ch, String minusCl) {
        String zh = let("$.sub($)", ch, minusCl);
        return new Pair(zh, let("$.sub($).sub($)", ch, zh, minusCl));
    }

    /** The exact sum of two vectors of doubles. */
    Pair twoSum(String a, String b) {
        String s = let("$.add($)", a, b);
        String bb = let("$.sub($)", s, a);
        return new Pair(s, let("$.sub($.sub($)).add($.sub($))", a, s, bb, b, bb));
    }

    /** The product with a vector of powers of two. */
    Pair scale(Pair x, String power) {
        return new Pair(let("$.mul($)", x.hi, power), x.single() ? ZERO : let("$.mul($)", x.lo, power));
    }

    Pair neg(Pair x) {
        return new Pair(let("$.neg()", x.hi), x.single() ? ZERO : let("$.neg()", x.lo));
    }

    /** The quotient if x is zero or not tiny. */
    Pair div(Pair x, Pair y) {
        String th = let("$.div($)", x.hi, y.hi);
        String remainder = let("$.neg().fma($, $)", th, y.hi, x.hi);
        remainder = y.single()
                ? let("$.add($)", remainder, x.lo)
                : let("$.add($.neg().fma($, $))", remainder, th, y.lo, x.lo);
        return corrected(th, let("$.div($)", remainder, y.hi));
    }

    /** The square root if x is zero or not tiny. */
    Pair sqrt(Pair x) {
        String s = let("$.sqrt()", x.hi);
        String tl = let("$.neg().fma($, $).add($).div($.add($))", s, s, x.hi, x.lo, s, s);
        return corrected(s, let("$.blend($, $.compare(VectorOperators.EQ, 0))", tl, ZERO, s));
    }

    /** The sum of a first approximation and a correction; zero, also of negative sign, stays what it is. */
    private Pair corrected(String first, String correction) {
        String zh = let("$.add($)", first, correction);
        String zl = let("$.sub($.sub($))", correction, zh, first);
        return new Pair(let("$.blend($, $.compare(VectorOperators.EQ, 0))", zh, first, first), zl);
    }

    /** The larger of two numbers that are not NaN. */
    Pair max(Pair x, Pair y) {
        return extreme("max", "LT", x, y);
    }

    /** The smaller of two numbers that are not NaN. */
    Pair min(Pair x, Pair y) {
        return extreme("min", "GT", x, y);
    }

    private Pair extreme(String function, String relation, Pair x, Pair y) {
        String hi = let("$." + function + "($)", x.hi, y.hi);
        String compare = ".compare(VectorOperators." + relation + ", ";
        String mask = "m" + temporaries++;
        line(
                "VectorMask<Double> %s = %s%s%s).or(%s.compare(VectorOperators.EQ, %s).and(%s%s%s)));",
                mask, x.hi, compare, y.hi, x.hi, y.hi, x.lo, compare, y.lo);
        return new Pair(hi, let("$.blend($, " + mask + ")", x.lo, y.lo));
    }

    /** y where the mask is set, otherwise x. */
    Pair blend(Pair x, Pair y, String mask) {
        boolean single = x.single() && y.single();
        return new Pair(
                let("$.blend($, " + mask + ")", x.hi, y.hi),
                single ? ZERO : let("$.blend($, " + mask + ")", x.lo, y.lo));
    }
}
