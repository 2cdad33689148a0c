package org.papilio.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.papilio.number.Exp;

/**
 * Java source for the elementary functions over arrays, in place, with the bits of {@link org.papilio.number.Elementary}: exp
 * and sigmoid are the sequence of {@link Exp} in lanes; log and tanh are that of FDLIBM 5.3, by K. C. Ng (Sun Microsystems 1993; what
 * {@link StrictMath} is by specification), its branches turned into blends. Lanes outside a function's core range are
 * computed one by one, and so are sin, cos and atan2. Several vectors are interleaved, so that one need not wait for the other.
 */
final class VectorFunctions {

    /**
     * A part of a function, a loop of its own. Long chains of dependent operations would leave the processor waiting: a
     * window of short chains has more that can be done at once.
     *
     * @param in the values it loads: {@code x} is the argument, others have arrays of their own
     * @param lines its operations
     * @param out the values it stores; {@code x} is the place of the result
     */
    private record Pass(String in, String lines, String out) {}

    /**
     * A function.
     *
     * @param core whether an argument is in the core range, a mask; empty if all are
     */
    private record Sequence(String core, List<Pass> passes) {}

    private static final String REDUCE = """
            {V} t = x.fma(c({log2e}), c({magic}));
            {V} k = t.sub(c({magic}));
            {V} p = t.reinterpretAs{I}s().lanewise(VectorOperators.LSHL, {shift}).reinterpretAs{B}s();
            {V} r = k.fma(c({minusHi}), x);
            r = k.fma(c({minusLo}), r);
            """;

    private static final Sequence LOG = new Sequence(
            "x.compare(VectorOperators.GE, Double.MIN_NORMAL).and(x.compare(VectorOperators.LE, Double.MAX_VALUE))",
            List.of(new Pass("x", """
            LongVector b = x.reinterpretAsLongs();
            {V} m = b.and(0x000fffffffffffffL).or(0x3ff0000000000000L).reinterpretAsDoubles();
            {V} k = b.lanewise(VectorOperators.LSHR, 52).or(0x4330000000000000L).reinterpretAsDoubles().sub(c(0x1p52 + 1023));
            VectorMask<Double> up = m.compare(VectorOperators.GE, 1 + 0x6a09cp-20);
            {V} f = m.blend(m.mul(c(0.5)), up).sub(c(1));
            k = k.blend(k.add(c(1)), up);
            """, "k m f"), new Pass("f", """
            {V} s = f.div(f.add(c(2)));
            {V} z = s.mul(s);
            {V} w = z.mul(z);
            {V} u = w.mul(w.mul(w.mul(c(0x1.39a09d078c69fp-3)).add(c(0x1.c71c51d8e78afp-3))).add(c(0x1.999999997fa04p-2)));
            {V} v = w.mul(c(0x1.2f112df3e5244p-3)).add(c(0x1.7466496cb03dep-3));
            v = z.mul(w.mul(w.mul(v).add(c(0x1.2492494229359p-2))).add(c(0x1.5555555555593p-1)));
            {V} r = v.add(u);
            """, "r s"), new Pass("k m f r s", """
            {V} h = f.mul(c(0.5)).mul(f);
            {V} l = k.mul(c(0x1.a39ef35793c76p-33));
            {V} e = s.mul(f.sub(r)).sub(l);
            e = e.blend(h.sub(s.mul(h.add(r)).add(l)), m.compare(VectorOperators.GE, 1 + 0x6147ap-20).and(m.compare(VectorOperators.LT, 1 + 0x6b852p-20)));
            {V} n = f.mul(f).mul(c(0.5).sub(f.mul(c(0.33333333333333333)))).sub(l);
            e = e.blend(n, m.compare(VectorOperators.LT, 1 + 0x1p-20).or(m.compare(VectorOperators.GE, 1 + 0xffffep-20)));
            {V} x = k.mul(c(0x1.62e42feep-1)).sub(e.sub(f));
            """, "x")));

    private static final Sequence TANH = new Sequence("", List.of(new Pass("x", """
            {V} a = x.abs();
            VectorMask<Double> big = a.compare(VectorOperators.GE, 1.0);
            {V} y = a.add(a);
            y = y.neg().blend(y, big);
            {V} half = c(-0.5).blend(c(0.5), big);
            {V} u = y.mul(c(0x1.71547652b82fep0)).add(half);
            {V} k = u.add(c(0x1.8p52)).sub(c(0x1.8p52));
            k = k.blend(k.sub(half.add(half)), k.abs().compare(VectorOperators.GT, u.abs()));
            {V} z = y.abs();
            k = k.blend(c(-1), z.compare(VectorOperators.LT, Double.longBitsToDouble(0x3ff0a2b200000000L)));
            k = k.blend(c(0), z.compare(VectorOperators.LT, Double.longBitsToDouble(0x3fd62e4300000000L)));
            {V} hi = y.sub(k.mul(c(0x1.62e42feep-1)));
            {V} lo = k.mul(c(0x1.a39ef35793c76p-33));
            {V} r = hi.sub(lo);
            {V} c = hi.sub(r).sub(lo);
            {V} h = r.mul(c(0.5));
            {V} v = r.mul(h);
            {V} p = v.mul(c(-0x1.afdb76e09c32dp-23)).add(c(0x1.0cfca86e65239p-18));
            p = v.mul(p).add(c(-0x1.4ce199eaadbb7p-14));
            p = v.mul(p).add(c(0x1.a01a019fe5585p-10));
            p = v.mul(p).add(c(-0x1.11111111110f4p-5));
            p = v.mul(p).add(c(1));
            {V} t = c(3).sub(p.mul(h));
            {V} e = v.mul(p.sub(t).div(c(6).sub(r.mul(t))));
            e = r.mul(e.sub(c)).sub(c).sub(v);
            {V} d = e.sub(r);
            {V} power = k.add(c(0x1.8p52 + 1023)).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
            {V} inverse = c(0x1.8p52 + 1023).sub(k).reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles();
            {V} n = c(1).sub(d);
            n = n.blend(r.sub(e.add(inverse)).add(c(1)), k.compare(VectorOperators.GE, 20.0).and(k.compare(VectorOperators.LE, 56.0)));
            n = n.blend(c(1).sub(inverse).sub(d), k.compare(VectorOperators.GT, 1.0).and(k.compare(VectorOperators.LT, 20.0)));
            n = n.mul(power);
            n = n.sub(c(1)).blend(n, k.compare(VectorOperators.GT, 1.0).and(k.compare(VectorOperators.LE, 56.0)));
            n = n.blend(d.mul(c(-0.5)).sub(c(0.5)), k.compare(VectorOperators.EQ, -1.0));
            n = n.blend(d.neg(), k.compare(VectorOperators.EQ, 0.0));
            {V} f = n.neg().blend(c(2), big).div(n.add(c(2)));
            f = f.blend(c(1).sub(f), big);
            f = f.blend(c(1), a.compare(VectorOperators.GE, 22.0));
            x = f.reinterpretAsLongs().or(x.reinterpretAsLongs().and(Long.MIN_VALUE)).reinterpretAsDoubles();
            """, "x")));

    /** A constant, {@code c(...)}, that may itself contain a call. */
    private static final Pattern CONSTANT = Pattern.compile("\\bc\\(((?:[^()]|\\([^()]*\\))*)\\)");

    /** How many numbers go through all passes before the next: they stay in the first-level cache. */
    private static final int CHUNK = 256;

    private VectorFunctions() {}

    /**
     * The methods of a function: {@code f[operation]} is the function of single numbers, {@code wide} room for as many doubles as
     * the longest batch of floats.
     */
    static String source(Operation function, LaneKind kind) {
        String name = name(function);
        return switch (function) {
            case EXP -> loops(name, kind, exp(kind, "", "")) + oneByOne(function, name + "OneByOne", kind);
            case SIGMOID ->
                loops(name, kind, exp(kind, "x = x.neg();\n", "x = c(1).div(c(1).add(x));\n"))
                        + oneByOne(function, name + "OneByOne", kind);
            case LOG, TANH ->
                loops(name, LaneKind.DOUBLE, function == Operation.LOG ? LOG : TANH)
                        + oneByOne(function, name + "OneByOne", LaneKind.DOUBLE)
                        + (kind == LaneKind.FLOAT ? THROUGH_DOUBLE.replace("{name}", name) : "");
            default -> oneByOne(function, name, kind);
        };
    }

    /** A method that replaces normal positive doubles of an array by their logarithms. */
    static String logOfNormal(String name) {
        return loops(name, LaneKind.DOUBLE, new Sequence("", LOG.passes));
    }

    /** What a function is called in the source. */
    static String name(Operation function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    private static Sequence exp(LaneKind kind, String first0, String last) {
        boolean wide = kind == LaneKind.DOUBLE;
        List<Number> q = new ArrayList<>();
        if (wide) {
            Arrays.stream(Exp.coefficients()).forEach(q::add);
        } else {
            for (float coefficient : Exp.floatCoefficients()) {
                q.add(coefficient);
            }
        }
        int degree = q.size() - 1;
        int middle = (degree + 1) / 2;
        String first =
                "{V} q = c(" + kind.literal(q.get(degree).doubleValue()) + ");\n" + horner(kind, q, degree - 1, middle);
        String second = horner(kind, q, middle - 1, 0) + "{V} x = p.mul(r).fma(q, p);\n" + last;
        String reduce = (first0 + REDUCE)
                .replace("{log2e}", kind.literal(wide ? Exp.LOG2E : Exp.FLOAT_LOG2E))
                .replace("{magic}", kind.literal(wide ? Exp.MAGIC : Exp.FLOAT_MAGIC))
                .replace("{minusHi}", kind.literal(-(wide ? Exp.LN2_HI : Exp.FLOAT_LN2_HI)))
                .replace("{minusLo}", kind.literal(-(wide ? Exp.LN2_LO : Exp.FLOAT_LN2_LO)))
                .replace("{shift}", wide ? "52" : "23");
        String core = "x.abs().compare(VectorOperators.LE, " + kind.literal(wide ? Exp.BOUND : Exp.FLOAT_BOUND) + ")";
        if (!wide) {
            return new Sequence(
                    core, List.of(new Pass("x", reduce + first + second.replaceFirst("\\{V\\} x", "x"), "x")));
        }
        return new Sequence(
                core, List.of(new Pass("x", reduce, "p r"), new Pass("r", first, "q"), new Pass("p q r", second, "x")));
    }

    private static String horner(LaneKind kind, List<Number> q, int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i >= to; i--) {
            lines.append("q = q.fma(r, c(")
                    .append(kind.literal(q.get(i).doubleValue()))
                    .append("));\n");
        }
        return lines.toString();
    }

    private static final String THROUGH_DOUBLE = """
            private void {name}(float[] s, int from, int to) {
              for (int i = from; i < to; i++) {
                wide[i - from] = s[i];
              }
              {name}(wide, 0, to - from);
              for (int i = from; i < to; i++) {
                s[i] = (float) wide[i - from];
              }
            }
            """;

    private static String oneByOne(Operation function, String name, LaneKind kind) {
        String second = function == Operation.ATAN2 ? "s[i + to - from]" : "0";
        return """
            private void {name}({element}[] s, int from, int to) {
              for (int i = from; i < to; i++) {
                s[i] = ({element}) f[{ordinal}].applyAsDouble(s[i], {second});
              }
            }
            """.replace("{name}", name)
                .replace("{element}", kind.element)
                .replace("{ordinal}", Integer.toString(function.ordinal()))
                .replace("{second}", second);
    }

    private static String loops(String name, LaneKind kind, Sequence sequence) {
        StringBuilder text = new StringBuilder();
        Set<String> arrays = new LinkedHashSet<>();
        for (Pass pass : sequence.passes) {
            arrays.addAll(names(pass.out));
        }
        arrays.remove("x");
        arrays.forEach(array -> text.append("private final {element}[] ")
                .append(array(name, array))
                .append(" = new {element}[{chunk}];\n"));
        text.append("private void {name}({element}[] s, int from, int to) {\n");
        text.append("for (int i = from; i < to; i += {chunk}) {\nint end = Math.min(to, i + {chunk});\n");
        String handed = arrays.stream().map(array -> ", " + array(name, array)).collect(Collectors.joining());
        // before the last pass nothing is overwritten: then a whole chunk can be given up
        boolean single = sequence.passes.size() == 1;
        for (int k = 0; k < sequence.passes.size(); k++) {
            String call = "{name}" + k + "(s" + handed + ", i, end)";
            boolean checks = k == 0 && !sequence.core.isEmpty() && !single;
            text.append(checks ? "if (!" + call + ") {\n{name}OneByOne(s, i, end);\ncontinue;\n}\n" : call + ";\n");
        }
        text.append("}\n}\n");
        for (int k = 0; k < sequence.passes.size(); k++) {
            text.append(loop("{name}" + k, sequence.passes.get(k), arrays, k == 0 ? sequence.core : "", single));
        }
        return CONSTANT.matcher(text.toString())
                .replaceAll(match -> Matcher.quoteReplacement(kind.broadcast("(" + match.group(1) + ")")))
                .replace("{name}", name)
                .replace("{element}", kind.element)
                .replace("{chunk}", Integer.toString(CHUNK))
                .replace("{V}", kind.vector())
                .replace("{S}", kind.species())
                .replace("{L}", kind.lanes())
                .replace("{B}", kind.box)
                .replace("{I}", kind.integer);
    }

    private static List<String> names(String text) {
        return List.of(text.split(" "));
    }

    /** What the array of a value is called outside the loops, where functions must not share a name. */
    private static String array(String function, String value) {
        return function + value.toUpperCase(Locale.ROOT);
    }

    /**
     * A method that does a pass.
     *
     * @param core whether an argument is in the core range. The only pass has others computed one by one on the spot; the first
     *     of several goes on, and tells at the end whether all were
     */
    private static String loop(String name, Pass pass, Set<String> arrays, String core, boolean single) {
        boolean tells = !core.isEmpty() && !single;
        StringBuilder text = new StringBuilder("private " + (tells ? "boolean " : "void ") + name + "({element}[] sX");
        arrays.forEach(array -> text.append(", {element}[] s").append(array));
        text.append(", int from, int to) {\n");
        text.append(tells ? "VectorMask<{B}> core = {S}.maskAll(true);\n" : "");
        text.append("for (int i = from; i < to; i += {L}) {\n");
        for (String value : names(pass.in)) {
            text.append("{V} " + value + " = {V}.fromArray({S}, " + place(value) + ");\n");
        }
        if (tells) {
            text.append("core = core.and(" + core + ");\n");
        } else if (!core.isEmpty()) {
            text.append("if (!" + core + ".allTrue()) {\n{name}OneByOne(sX, i, i + {L});\ncontinue;\n}\n");
        }
        text.append(pass.lines);
        for (String value : names(pass.out)) {
            text.append(value + ".intoArray(" + place(value) + ");\n");
        }
        return text.append(tells ? "}\nreturn core.allTrue();\n}\n" : "}\n}\n").toString();
    }

    private static String place(String value) {
        return value.equals("x") ? "sX, i" : "s" + value + ", i - from";
    }
}
