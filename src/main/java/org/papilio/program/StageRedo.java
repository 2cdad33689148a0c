package org.papilio.program;

import java.util.List;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precisions;

/** Computes stages of a double-double program in one lane, with infinities and NaN as they are defined. Not for use by several threads at once. */
final class StageRedo {
    private final Program program;
    private final int block;
    private final DoubleDouble[] values;

    StageRedo(Program program, int block) {
        this.program = program;
        this.block = block;
        this.values = new DoubleDouble[program.code.length];
        List<DoubleDouble> constants = program.in(Precisions.DOUBLE_DOUBLE).constants();
        for (int i = 0; i < constants.size(); i++) {
            values[i] = constants.get(i);
        }
    }

    /** Computes a stage on the scratch memory of {@link VectorSource}. */
    void run(Stage.Straight stage, double[] s, int lane) {
        for (Stage.Action action : stage.actions()) {
            if (action instanceof Stage.Load load) {
                int place = load.slot() * 2 * block + lane;
                values[load.value()] = DoubleDouble.ofParts(s[place], s[place + block]);
            } else if (action instanceof Stage.Store store) {
                int place = store.slot() * 2 * block + lane;
                s[place] = values[store.value()].hi();
                s[place + block] = values[store.value()].lo();
            } else if (action instanceof Stage.Compute compute) {
                compute(compute.value());
            }
        }
    }

    private void compute(int value) {
        DoubleDouble a = values[program.a[value]];
        DoubleDouble b = program.b[value] < 0 ? a : values[program.b[value]];
        DoubleDouble c = program.c[value] < 0 ? a : values[program.c[value]];
        values[value] = Interpreter.apply(program.operation(value), Precisions.DOUBLE_DOUBLE, a, b, c);
    }
}
