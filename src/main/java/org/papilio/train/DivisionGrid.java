package org.papilio.train;

import java.util.List;
import org.papilio.model.DivisionCircuit;
import org.papilio.number.Field;
import org.papilio.program.Definition;
import org.papilio.program.DoubleInterpreter;
import org.papilio.program.Program;

/**
 * What a division circuit makes of the {@linkplain DivisionSamples#grid fixed samples}, in double. Not for use by several
 * threads at once.
 */
public final class DivisionGrid {
    private static final int N = DivisionCircuit.PARAMETERS;

    private final List<double[]> samples;
    private final DoubleInterpreter output;

    /** The grid of a circuit. */
    public DivisionGrid(DivisionCircuit circuit) {
        this.samples = DivisionSamples.grid(circuit.form());
        Definition definition = new Definition() {
            @Override
            public int inputs() {
                return N + 2;
            }

            @Override
            public int outputs() {
                return 1;
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> x) {
                return List.of(circuit.output(field, x.subList(0, N), x.get(N), x.get(N + 1)));
            }
        };
        this.output = Program.record(definition, 1_000).orElseThrow().inDouble();
    }

    /** The samples. */
    public List<double[]> samples() {
        return samples;
    }

    /** The output for each sample. */
    public double[] outputs(double[] parameters) {
        double[] x = new double[N + 2];
        System.arraycopy(parameters, 0, x, 0, N);
        double[] y = new double[1];
        double[] outputs = new double[samples.size()];
        for (int i = 0; i < outputs.length; i++) {
            System.arraycopy(samples.get(i), 0, x, N, 2);
            output.apply(x, y);
            outputs[i] = y[0];
        }
        return outputs;
    }

    /** The mean over the samples of (y - x_0 / x_1)^2; infinite or NaN where an output is. */
    public double loss(double[] parameters) {
        double[] outputs = outputs(parameters);
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            double error = outputs[i] - samples.get(i)[0] / samples.get(i)[1];
            sum = Math.fma(error, error, sum);
        }
        return sum / outputs.length;
    }
}
