package org.papilio.program;

import static org.papilio.program.PairLines.constant;

import java.util.LinkedHashSet;
import java.util.Set;
import org.papilio.number.DoubleDouble;
import org.papilio.number.DoubleDoubleExp;
import org.papilio.program.PairLines.Pair;

/**
 * Java source for the elementary functions of double-double numbers over slots, in place, with the bits of
 * {@link org.papilio.number.DoubleDoubleField}: exp, sigmoid, log and tanh are the sequences of {@link DoubleDoubleExp}, in several passes
 * over the lanes of a slot, each short enough for JIT compilers. Slots with an argument outside the core range are computed one by
 * one, and so are the other functions.
 */
final class DoubleDoubleFunctions {
    private static final String MAGIC = constant(0x1.8p52);
    private static final String BIASED_MAGIC = constant(0x1.8p52 + 1023);
    private static final String TO_EXPONENT =
            ".reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52).reinterpretAsDoubles()";
    private static final Pair ONE = Pair.of("one");

    private final String name;
    private final int block;
    private final PairLines lines = new PairLines();
    private final StringBuilder calls = new StringBuilder();
    private final StringBuilder methods = new StringBuilder();
    private final Set<String> arrays = new LinkedHashSet<>();
    private int passes;

    private DoubleDoubleFunctions(String name, int block) {
        this.name = name;
        this.block = block;
    }

    /**
     * The methods of a function. They expect {@code f[operation]}, which takes an array that begins with the parts of the operands, and
     * replaces the first by the result.
     */
    static String source(Operation function, int block) {
        DoubleDoubleFunctions functions = new DoubleDoubleFunctions(VectorFunctions.name(function), block);
        switch (function) {
            case EXP, SIGMOID -> functions.exp(function == Operation.SIGMOID);
            case LOG -> functions.log();
            case TANH -> functions.tanh();
            default -> {}
        }
        return functions.write(function);
    }

    private String write(Operation function) {
        StringBuilder text = new StringBuilder();
        for (String array : arrays) {
            text.append("private final double[] " + array + " = new double[" + block + "];\n");
        }
        text.append("private void " + name + "(double[] s, int from, int to) {\n");
        text.append("for (int x = from; x < to; x += " + 2 * block + ") {\n");
        text.append(calls);
        if (passes == 0) {
            text.append(name + "OneByOne(s, x, x + to - from);\n");
        }
        text.append("}\n}\n").append(methods);
        return text.append("""
                private void {name}OneByOne(double[] s, int x, int y) {
                double[] p = new double[4];
                for (int i = 0; i < {block}; i++) {
                p[0] = s[x + i];
                p[1] = s[x + i + {block}];
                {second}
                f[{ordinal}].accept(p, 0);
                s[x + i] = p[0];
                s[x + i + {block}] = p[1];
                }
                }
                """.replace(
                                "{second}",
                                function == Operation.ATAN2 ? "p[2] = s[y + i];\np[3] = s[y + i + {block}];" : "")
                        .replace("{name}", name)
                        .replace("{block}", Integer.toString(block))
                        .replace("{ordinal}", Integer.toString(function.ordinal())))
                .toString();
    }

    /** A loop over the lanes of a slot; what is written to {@code lines} is its body. */
    private void pass(Runnable body) {
        String method = name + passes++;
        calls.append(method + "(s, x);\n");
        method(method, "void", "", body, "");
    }

    /** The first pass, which does not go on if an argument is outside the core range, a mask of the vector xh. */
    private void firstPass(String core, Runnable body) {
        String method = name + passes++;
        calls.append("if (!" + method + "(s, x)) {\n" + name + "OneByOne(s, x, x);\ncontinue;\n}\n");
        method(
                method,
                "boolean",
                "VectorMask<Double> core = D.maskAll(true);\n",
                () -> {
                    body.run();
                    lines.line("core = core.and(%s);", core);
                },
                "return core.allTrue();\n");
    }

    private void method(String method, String type, String before, Runnable body, String after) {
        body.run();
        methods.append("private " + type + " " + method + "(double[] s, int x) {\n")
                .append("DoubleVector zero = " + constant(0) + ";\nDoubleVector one = " + constant(1) + ";\n" + before)
                .append("for (int i = 0; i < " + block + "; i += D_LANES) {\n")
                .append(lines.take())
                .append("}\n" + after + "}\n");
    }

    private Pair argument() {
        lines.line("DoubleVector xh = DoubleVector.fromArray(D, s, x + i);");
        lines.line("DoubleVector xl = DoubleVector.fromArray(D, s, x + i + %d);", block);
        return new Pair("xh", "xl");
    }

    private void result(Pair y) {
        lines.line("%s.intoArray(s, x + i);", y.hi());
        lines.line("%s.intoArray(s, x + i + %d);", y.lo(), block);
    }

    private String array(String value) {
        String array = name + value;
        arrays.add(array);
        return array;
    }

    private void save(String value, String vector) {
        lines.line("%s.intoArray(%s, i);", vector, array(value));
    }

    private void save(String value, Pair pair) {
        save(value + "h", pair.hi());
        save(value + "l", pair.lo());
    }

    private String loaded(String value) {
        return lines.let("DoubleVector.fromArray(D, " + array(value) + ", i)");
    }

    private Pair loadedPair(String value) {
        return new Pair(loaded(value + "h"), loaded(value + "l"));
    }

    private Pair number(DoubleDouble number) {
        return new Pair(lines.let(constant(number.hi())), lines.let(constant(number.lo())));
    }

    private static Pair factorial(int n, PairLines lines) {
        DoubleDouble value = DoubleDoubleExp.inverseFactorial(n);
        String hi = lines.let(constant(value.hi()));
        return value.lo() == 0 ? Pair.of(hi) : new Pair(hi, lines.let(constant(value.lo())));
    }

    /** Saves 2^k and begins with the exponential of x - k ln(2), minus one. */
    private void reduce(Pair x) {
        String k = lines.let(
                "$.mul(" + constant(DoubleDoubleExp.LOG2E) + ").add(" + MAGIC + ").sub(" + MAGIC + ")", x.hi());
        Pair leading = lines.twoSum(
                lines.let("$.sub($.mul(" + constant(DoubleDoubleExp.LN2_1) + "))", x.hi(), k),
                lines.let("$.mul(" + constant(-DoubleDoubleExp.LN2_2) + ")", k));
        Pair trailing = lines.twoSum(x.lo(), lines.let("$.mul(" + constant(-DoubleDoubleExp.LN2_3) + ")", k));
        save("K", lines.let("$.add(" + BIASED_MAGIC + ")" + TO_EXPONENT, k));
        begin(lines.add(leading, trailing));
    }

    /** The first part of the exponential of a reduced argument, minus one. */
    private void begin(Pair r) {
        Pair s = lines.scale(r, constant(Math.scalb(1.0, -DoubleDoubleExp.HALVINGS)));
        String tail = lines.let(constant(DoubleDoubleExp.inverseFactorial(13).hi()));
        for (int n = 12; n >= 8; n--) {
            tail = lines.let(
                    "$.fma($, " + constant(DoubleDoubleExp.inverseFactorial(n).hi()) + ")", s.hi(), tail);
        }
        save("S", s);
        save("Q", lines.add(factorial(7, lines), Pair.of(lines.let("$.mul($)", s.hi(), tail))));
    }

    /** The passes of it up to the last two squarings. */
    private void goOn() {
        pass(() -> save("Q", horner(loadedPair("Q"), loadedPair("S"), 6, 4)));
        pass(() -> {
            Pair s = loadedPair("S");
            Pair q = horner(loadedPair("Q"), s, 3, 2);
            save("P", lines.add(s, lines.mul(lines.mul(q, s), s)));
        });
        pass(() -> save("P", squared(loadedPair("P"), DoubleDoubleExp.HALVINGS - 2)));
    }

    private Pair horner(Pair q, Pair s, int from, int to) {
        Pair sum = q;
        for (int n = from; n >= to; n--) {
            sum = lines.add(lines.mul(sum, s), factorial(n, lines));
        }
        return sum;
    }

    private Pair squared(Pair p, int times) {
        Pair result = p;
        for (int i = 0; i < times; i++) {
            result = lines.add(lines.mul(result, result), lines.scale(result, constant(2)));
        }
        return result;
    }

    private void exp(boolean sigmoid) {
        String core = "xh.abs().compare(VectorOperators.LE, 650.0).and("
                + "xh.abs().compare(VectorOperators.GE, 0x1p-900).or(xh.compare(VectorOperators.EQ, 0)))";
        firstPass(core, () -> reduce(sigmoid ? lines.neg(argument()) : argument()));
        goOn();
        pass(() -> {
            Pair y = lines.scale(lines.add(ONE, squared(loadedPair("P"), 2)), loaded("K"));
            result(sigmoid ? lines.div(ONE, lines.add(ONE, y)) : y);
        });
    }

    private void log() {
        String core = "xh.compare(VectorOperators.GE, 0x1p-1000).and(xh.compare(VectorOperators.LE, 0x1p1000))";
        firstPass(core, () -> {
            Pair x = argument();
            String k = lines.let(
                    "$.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 52).or(0x4330000000000000L)"
                            + ".reinterpretAsDoubles().sub(" + constant(0x1p52 + 1023) + ")",
                    x.hi());
            Pair m = lines.scale(x, lines.let(BIASED_MAGIC + ".sub($)" + TO_EXPONENT, k));
            lines.line("VectorMask<Double> up = %s.compare(VectorOperators.GT, %s);", m.hi(), DoubleDoubleExp.SQRT2);
            m = lines.blend(m, lines.scale(m, constant(0.5)), "up");
            save("K", lines.let("$.blend($.add(one), up)", k, k));
            save("M", m);
            save("Y", m.hi());
        });
        String leading = name + "Leading";
        calls.append(leading + "(" + array("Y") + ", 0, " + block + ");\n");
        methods.append(VectorFunctions.logOfNormal(leading));
        pass(() -> begin(Pair.of(lines.let("$.neg()", loaded("Y")))));
        goOn();
        pass(() -> save("P", squared(loadedPair("P"), 2)));
        pass(() -> {
            Pair m = loadedPair("M");
            Pair d = lines.add(lines.mul(loadedPair("P"), m), lines.sub(m, ONE));
            String square = lines.let("$.mul(0.5).mul($)", d.hi(), d.hi());
            Pair logarithm = lines.add(Pair.of(loaded("Y")), lines.sub(d, Pair.of(square)));
            result(lines.add(lines.mul(number(DoubleDoubleExp.LN2), loaded("K")), logarithm));
        });
    }

    private void tanh() {
        pass(() -> {
            Pair x = argument();
            lines.line("VectorMask<Double> negative = xh.compare(VectorOperators.LT, 0);");
            reduce(lines.scale(lines.blend(x, lines.neg(x), "negative"), constant(2)));
        });
        goOn();
        pass(() -> {
            String power = loaded("K");
            Pair p = lines.scale(squared(loadedPair("P"), 2), power);
            save("P", lines.add(p, lines.twoSum(power, lines.let(constant(-1)))));
        });
        pass(() -> {
            Pair x = argument();
            Pair e = loadedPair("P");
            Pair y = lines.div(e, lines.add(e, Pair.of(lines.let(constant(2)))));
            lines.line(
                    "VectorMask<Double> large = xh.abs().compare(VectorOperators.GE, %s);",
                    DoubleDoubleExp.TANH_IS_ONE);
            lines.line(
                    "VectorMask<Double> usual = xh.abs().compare(VectorOperators.GT, %s);", DoubleDoubleExp.TANH_IS_X);
            lines.line("VectorMask<Double> negative = xh.compare(VectorOperators.LT, 0);");
            y = lines.blend(y, ONE, "large");
            y = lines.blend(y, lines.neg(y), "negative");
            result(lines.blend(x, y, "usual"));
        });
    }
}
