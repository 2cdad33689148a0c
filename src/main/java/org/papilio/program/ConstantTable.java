package org.papilio.program;

import java.util.ArrayList;
import java.util.List;
import org.papilio.number.DoubleDouble;

/** The constants in which calls of the same form differ, call after call, each with its parts. */
final class ConstantTable {
    private final LaneKind kind;
    private final List<int[]> varying = new ArrayList<>();
    private final int[] offsets;
    private final List<Double> data = new ArrayList<>();

    ConstantTable(Procedure procedure, LaneKind kind) {
        this.kind = kind;
        for (int form = 0; form < procedure.forms().size(); form++) {
            varying.add(procedure.varying(form, kind));
        }
        this.offsets = new int[procedure.calls().size()];
        for (int i = 0; i < offsets.length; i++) {
            Procedure.Call call = procedure.calls().get(i);
            offsets[i] = data.size();
            List<?> constants = kind.constants(call.program());
            for (int value : varying.get(call.form())) {
                if (constants.get(value) instanceof DoubleDouble pair) {
                    data.add(pair.hi());
                    data.add(pair.lo());
                } else {
                    data.add(((Number) constants.get(value)).doubleValue());
                }
            }
        }
    }

    /** Where in the data of a call an expression of constants is, or -1 if all calls of the form have the same. */
    int place(int form, int value) {
        int[] values = varying.get(form);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i * kind.parts;
            }
        }
        return -1;
    }

    /** Where the data of each call begins. */
    int[] offsets() {
        return offsets.clone();
    }

    /** The data, an array of the lanes' elements. */
    Object data() {
        if (kind != LaneKind.FLOAT) {
            return data.stream().mapToDouble(Double::doubleValue).toArray();
        }
        float[] floats = new float[data.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = data.get(i).floatValue();
        }
        return floats;
    }
}
