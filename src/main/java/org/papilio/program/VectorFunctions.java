package org.papilio.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Exp;
import org.papilio.number.Tanh;

/**
 * Java source for the elementary functions over arrays, in place, with the bits of {@link org.papilio.number.Elementary}: exp, sigmoid
 * and tanh are the sequences of {@link Exp} and {@link Tanh} in lanes; log is that of FDLIBM 5.3, by K. C. Ng (Sun Microsystems 1993;
 * what {@link StrictMath} is by specification), its branches turned into blends. Lanes outside a function's core range are
 * computed one by one, and so are sin, cos and atan2.
 */
final class VectorFunctions {

    /**
     * A part of a function, a loop of its own. Long chains of dependent operations would leave the processor waiting: a
     * window of short chains has more that can be done at once.
     *
     * @param in the values it loads: {@code x} is the argument, others have arrays of their own
     * @param lines its operations
     * @param out the values it stores; {@code x} is the place of the result. The first pass stores the argument as {@code given} if it
     *     is the last, too: then arguments outside the core range are restored from there
     */
    private record Pass(String in, String lines, String out) {}

    /**
     * A test of whether all arguments are in the core range of a function.
     *
     * @param start what it begins with
     * @param each how it takes in an argument
     * @param end whether all that it took in are in the core range
     * @param exactly the test to ask if this one says no, as it may be wrong; null if it never is
     */
    private record Guard(
            String start, String each, String end, @Nullable Guard exactly) {

        static Guard of(String core) {
            return new Guard(
                    "VectorMask<{B}> core = {S}.maskAll(true);\n",
                    "core = core.and(" + core + ");\n",
                    "core.allTrue()",
                    null);
        }

        /** A test of whether all are of at most a magnitude: if the sum of their squares is small, and otherwise one by one. */
        static Guard ofMagnitude(LaneKind kind, double bound) {
            String atMost = ".compare(VectorOperators.LE, ";
            return new Guard(
                    "{V} core = c(0);\n",
                    "core = x.fma(x, core);\n",
                    "core" + atMost + kind.literal(bound * bound) + ").allTrue()",
                    of("x.abs()" + atMost + kind.literal(bound) + ")"));
        }
    }

    /**
     * A function.
     *
     * @param guard of its core range; null if that is everything
     */
    private record Sequence(@Nullable Guard guard, List<Pass> passes) {}

    private static final String REDUCE = """
            {V} t = x.fma(c({log2e}), c({magic}));
            {V} k = t.sub(c({magic}));
            {V} p = t.reinterpretAs{I}s().lanewise(VectorOperators.LSHL, {shift}).reinterpretAs{B}s();
            {V} r = k.fma(c(-{hi}), x);
            r = k.fma(c(-{lo}), r);
            """;

    private static final Sequence LOG = new Sequence(
            Guard.of(
                    "x.compare(VectorOperators.GE, Double.MIN_NORMAL).and(x.compare(VectorOperators.LE, Double.MAX_VALUE))"),
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

    private static final String SIGMOID = """
            {V} given = x;
            {V} t = x.fma(c(-{log2e}), c({magic}));
            {V} k = t.sub(c({magic}));
            {V} s = t.reinterpretAs{I}s().lanewise(VectorOperators.LSHL, {shift}).reinterpretAs{B}s();
            {V} r = k.fma(c({hi}), x);
            r = k.fma(c({lo}), r);
            {V} z = r.mul(r);
            {rational}
            {V} u = q.add(d);
            x = u.div(q.sub(d).fma(s, u));
            """;

    private static final String SIGMOID_DOUBLE = """
            {V} w = z.mul(z);
            {V} q = z.fma(c({q1}), w.add(c({q0})));
            {V} d = r.mul(w.fma(c({p2}), z.fma(c({p1}), c({p0}))));
            """;

    private static final String SIGMOID_FLOAT = """
            {V} q = z.add(c({q0}));
            {V} d = r.mul(z.fma(c({p1}), c({p0})));
            """;

    private static final String TANH = """
            {V} given = x;
            {V} a = x.abs();
            {V} t = a.fma(c(2 * {log2e}), c({magic} - 1));
            {V} k = t.sub(c({magic} - 1));
            {V} h = t.reinterpretAs{I}s().lanewise(VectorOperators.LSHL, {shift}).reinterpretAs{B}s();
            {V} y = k.fma(c(-{hi} / 2), a);
            y = k.fma(c(-{lo} / 2), y);
            {V} z = y.mul(y);
            {rational}
            {V} n = h.add(c(0.5)).fma(d, h.sub(c(0.5)).mul(q));
            {V} f = n.div(n.add(q.sub(d)));
            x = f.reinterpretAs{I}s().or(x.reinterpretAs{I}s().and({sign})).reinterpretAs{B}s();
            """;

    private static final String TANH_DOUBLE = """
            {V} w = z.mul(z);
            {V} q = w.fma(c({q2}), z.fma(c({q1}), c(1)));
            {V} d = y.mul(z).fma(z.fma(c({p2}), c({p1})), y);
            """;

    private static final String TANH_FLOAT = """
            {V} q = z.fma(c({q1}), c(1));
            {V} d = y.mul(z).fma(c({p1}), y);
            """;

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
            case EXP -> guarded(function, kind, exp(kind));
            case SIGMOID -> guarded(function, kind, sigmoid(kind));
            case TANH -> guarded(function, kind, tanh(kind));
            case LOG ->
                guarded(function, LaneKind.DOUBLE, LOG)
                        + (kind == LaneKind.FLOAT ? THROUGH_DOUBLE.replace("{name}", name) : "");
            default -> oneByOne(function, name, kind);
        };
    }

    /** The methods of a function with those for arguments outside its core range. */
    private static String guarded(Operation function, LaneKind kind, Sequence sequence) {
        String name = name(function);
        return loops(name, kind, sequence) + oneByOne(function, name + "OneByOne", kind);
    }

    /** A method that replaces normal positive doubles of an array by their logarithms. */
    static String logOfNormal(String name) {
        return loops(name, LaneKind.DOUBLE, new Sequence(null, LOG.passes));
    }

    /** What a function is called in the source. */
    static String name(Operation function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    private static Sequence exp(LaneKind kind) {
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
        String second = horner(kind, q, middle - 1, 0) + "{V} x = p.mul(r).fma(q, p);\n";
        List<Pass> passes = wide
                ? List.of(new Pass("x", REDUCE, "p r"), new Pass("r", first, "q"), new Pass("p q r", second, "x"))
                : List.of(new Pass("x", REDUCE, "p r"), new Pass("p r", first + second, "x"));
        return sequence(kind, wide ? Exp.BOUND : Exp.FLOAT_BOUND, passes, Map.of());
    }

    private static Sequence sigmoid(LaneKind kind) {
        return kind == LaneKind.DOUBLE
                ? rational(kind, Tanh.SIGMOID_BOUND, SIGMOID, SIGMOID_DOUBLE, Tanh.sigmoidCoefficients(true))
                : rational(kind, Tanh.FLOAT_SIGMOID_BOUND, SIGMOID, SIGMOID_FLOAT, Tanh.sigmoidCoefficients(false));
    }

    private static Sequence tanh(LaneKind kind) {
        return kind == LaneKind.DOUBLE
                ? rational(kind, Tanh.TANH_BOUND, TANH, TANH_DOUBLE, Tanh.tanhCoefficients(true))
                : rational(kind, Tanh.FLOAT_TANH_BOUND, TANH, TANH_FLOAT, Tanh.tanhCoefficients(false));
    }

    /** A function in one pass, whose lines have a place for those of its rational function. */
    private static Sequence rational(
            LaneKind kind, double bound, String lines, String rational, Map<String, Number> coefficients) {
        Pass pass = new Pass("x", lines.replace("{rational}\n", rational), "given x");
        return sequence(kind, bound, List.of(pass), coefficients);
    }

    /** A function of arguments up to a bound, with the names of constants replaced by their values. */
    private static Sequence sequence(LaneKind kind, double bound, List<Pass> passes, Map<String, Number> coefficients) {
        boolean wide = kind == LaneKind.DOUBLE;
        Map<String, String> values = new HashMap<>();
        coefficients.forEach((name, value) -> values.put(name, kind.literal(value.doubleValue())));
        values.put("log2e", kind.literal(wide ? Exp.LOG2E : Exp.FLOAT_LOG2E));
        values.put("magic", kind.literal(wide ? Exp.MAGIC : Exp.FLOAT_MAGIC));
        values.put("hi", kind.literal(wide ? Exp.LN2_HI : Exp.FLOAT_LN2_HI));
        values.put("lo", kind.literal(wide ? Exp.LN2_LO : Exp.FLOAT_LN2_LO));
        values.put("shift", wide ? "52" : "23");
        values.put("sign", wide ? "Long.MIN_VALUE" : "Integer.MIN_VALUE");
        List<Pass> filled = new ArrayList<>();
        for (Pass pass : passes) {
            String lines = pass.lines;
            for (Map.Entry<String, String> value : values.entrySet()) {
                lines = lines.replace("{" + value.getKey() + "}", value.getValue());
            }
            filled.add(new Pass(pass.in, lines, pass.out));
        }
        return new Sequence(Guard.ofMagnitude(kind, bound), filled);
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
        Guard guard = sequence.guard;
        boolean keeps = arrays.contains("given");
        String arguments = keeps ? "(" + array(name, "given") + ", 0, end - i)" : "(s, i, end)";
        for (int k = 0; k < sequence.passes.size(); k++) {
            String call = "{name}" + k + "(s" + handed + ", i, end)";
            if (k == 0 && guard != null) {
                String exactly = guard.exactly == null ? "" : " && !{name}Core" + arguments;
                text.append("if (!" + call + exactly + ") {\n");
                text.append(keeps ? "System.arraycopy(" + array(name, "given") + ", 0, s, i, end - i);\n" : "");
                text.append("{name}OneByOne(s, i, end);\ncontinue;\n}\n");
            } else {
                text.append(call + ";\n");
            }
        }
        text.append("}\n}\n");
        for (int k = 0; k < sequence.passes.size(); k++) {
            text.append(loop("{name}" + k, sequence.passes.get(k), arrays, k == 0 ? guard : null));
        }
        if (guard != null && guard.exactly != null) {
            text.append(loop("{name}Core", new Pass("x", "", ""), Set.of(), guard.exactly));
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
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** What the array of a value is called outside the loops, where functions must not share a name. */
    private static String array(String function, String value) {
        return function + value.toUpperCase(Locale.ROOT);
    }

    /**
     * A method that does a pass.
     *
     * @param guard what the method returns, whether all arguments are in the core range; null if it returns nothing
     */
    private static String loop(String name, Pass pass, Set<String> arrays, @Nullable Guard guard) {
        StringBuilder text =
                new StringBuilder("private " + (guard == null ? "void " : "boolean ") + name + "({element}[] sX");
        arrays.forEach(array -> text.append(", {element}[] s").append(array));
        text.append(", int from, int to) {\n");
        text.append(guard == null ? "" : guard.start);
        text.append("for (int i = from; i < to; i += {L}) {\n");
        for (String value : names(pass.in)) {
            text.append("{V} " + value + " = {V}.fromArray({S}, " + place(value) + ");\n");
        }
        text.append(guard == null ? "" : guard.each);
        text.append(pass.lines);
        for (String value : names(pass.out)) {
            text.append(value + ".intoArray(" + place(value) + ");\n");
        }
        text.append("}\n");
        text.append(guard == null ? "" : "return " + guard.end + ";\n");
        return text.append("}\n").toString();
    }

    private static String place(String value) {
        return value.equals("x") ? "sX, i" : "s" + value + ", i - from";
    }
}
