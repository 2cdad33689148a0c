package org.papilio.program;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Which row of lanes holds the result of each instruction of a program that is interpreted lane-wise: inputs first, then
 * rows that are used again as soon as no later instruction and no output needs their content. Constants keep their rows.
 */
final class RowPlan {
    /** The row of each instruction. */
    final int[] row;

    /** How many rows there are. */
    final int rows;

    RowPlan(Program program) {
        int n = program.code.length;
        row = new int[n];
        int[] lastUse = new int[n];
        for (int i = 0; i < n; i++) {
            lastUse[i] = i;
            for (int operand : program.operands(i)) {
                lastUse[operand] = i;
            }
        }
        for (int output : program.outputs) {
            lastUse[output] = Integer.MAX_VALUE;
        }
        Arrays.fill(lastUse, 0, program.invariant, Integer.MAX_VALUE);
        Deque<Integer> free = new ArrayDeque<>();
        int count = program.inputs;
        for (int i = 0; i < n; i++) {
            if (program.operation(i) == Operation.INPUT) {
                row[i] = program.a[i];
                lastUse[i] = Integer.MAX_VALUE;
                continue;
            }
            int[] operands = Arrays.stream(program.operands(i)).distinct().toArray();
            for (int operand : operands) {
                if (lastUse[operand] == i) {
                    free.push(row[operand]);
                }
            }
            row[i] = free.isEmpty() ? count++ : free.pop();
        }
        rows = count;
    }
}
