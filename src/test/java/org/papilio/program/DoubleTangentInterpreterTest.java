package org.papilio.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.papilio.number.Field;
import org.papilio.number.Precisions;
import org.papilio.number.Tangent;
import org.papilio.number.TangentField;

/** The primitive interpreter against the interpreter over tangent numbers: the same bits for every operation. */
class DoubleTangentInterpreterTest {

    /** Every operation, with constants and variables in every place. */
    private record Everything() implements DiscreteMap {
        @Override
        public int dimension() {
            return 4;
        }

        @Override
        public <T> List<T> apply(Field<T> f, List<T> v) {
            T a = v.get(0);
            T b = v.get(1);
            T c = f.of(0.75);
            T e = f.of(-1.25);
            List<T> terms = new ArrayList<>(List.of(
                    f.add(a, b),
                    f.add(a, c),
                    f.add(c, a),
                    f.sub(a, b),
                    f.sub(a, c),
                    f.sub(c, a),
                    f.mul(a, b),
                    f.mul(a, c),
                    f.mul(c, a),
                    f.div(a, b),
                    f.div(a, c),
                    f.div(c, a),
                    f.neg(a),
                    f.fma(a, b, v.get(2)),
                    f.fma(c, b, a),
                    f.fma(a, c, b),
                    f.fma(a, b, c),
                    f.fma(c, e, a),
                    f.fma(a, c, e),
                    f.fma(c, a, e),
                    f.max(a, b),
                    f.max(a, c),
                    f.max(c, a),
                    f.min(a, b),
                    f.min(c, b),
                    f.select(f.sub(a, b), a, v.get(3)),
                    f.select(a, c, e),
                    f.select(a, b, e),
                    f.sqrt(a),
                    f.exp(a),
                    f.log(a),
                    f.tanh(a),
                    f.sin(a),
                    f.cos(a),
                    f.atan2(a, b),
                    f.atan2(c, a),
                    f.atan2(a, c),
                    f.sigmoid(a),
                    f.sin(c),
                    f.exp(f.mul(c, e)),
                    f.mul(a, f.select(a, c, e))));
            List<T> sums = new ArrayList<>(v);
            for (int i = 0; i < terms.size(); i++) {
                sums.set(i % 4, f.fma(terms.get(i), v.get(i % 3), sums.get(i % 4)));
            }
            return sums;
        }
    }

    @Test
    void givesTheBitsOfTangentNumbers() {
        long seed = 7;
        Random random = new Random(seed);
        Program program = Program.record(new Everything(), 10_000).orElseThrow();
        DoubleTangentInterpreter primitive = program.inDoubleTangents(3);
        TangentField<Double> field = new TangentField<>(Precisions.DOUBLE, 3);
        Interpreter<Tangent<Double>> boxed = program.in(field);
        for (int trial = 0; trial < 200; trial++) {
            double[] x = new double[4];
            double[][] v = new double[3][4];
            List<Tangent<Double>> arguments = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                x[i] = 0.1 + 2 * random.nextDouble();
                for (int k = 0; k < 3; k++) {
                    v[k][i] = random.nextGaussian();
                }
                arguments.add(field.of(x[i], List.of(v[0][i], v[1][i], v[2][i])));
            }
            List<Tangent<Double>> expected = boxed.apply(arguments);
            primitive.apply(x, v, x, v);
            for (int i = 0; i < 4; i++) {
                assertEquals(expected.get(i).value(), x[i], "seed " + seed);
                double[] slopes = {v[0][i], v[1][i], v[2][i]};
                double[] wanted = expected.get(i).derivatives().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                assertArrayEquals(wanted, slopes, "seed " + seed);
            }
        }
    }
}
