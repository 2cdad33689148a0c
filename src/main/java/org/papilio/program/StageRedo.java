package org.papilio.program;

import java.util.List;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precisions;

/** Computes stages of a double-double program in one lane, with infinities and NaN as they are defined. Not for use by several threads at once. */
final class StageRedo {
    private final Procedure procedure;
    private final Program program;
    private final int block;
    private final DoubleDouble[] values;

    /** The call whose constants are in place. */
    private int current = -1;

    StageRedo(Procedure procedure, int form, int block) {
        this.procedure = procedure;
        this.program = procedure.forms().get(form);
        this.block = block;
        this.values = new DoubleDouble[program.code.length];
    }

    /**
     * Computes a stage on the scratch memory of {@link VectorSource}.
     *
     * @param position the number of the call times the lanes of a block, and the number of the lane
     */
    void run(Stage.Straight stage, double[] s, int position) {
        constants(position / block);
        int lane = position % block;
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

    private void constants(int call) {
        if (call != current) {
            current = call;
            List<DoubleDouble> constants = procedure
                    .calls()
                    .get(call)
                    .program()
                    .in(Precisions.DOUBLE_DOUBLE)
                    .constants();
            for (int i = 0; i < constants.size(); i++) {
                values[i] = constants.get(i);
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
