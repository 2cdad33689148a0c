package org.papilio.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Field;

/**
 * A recorded map as calls of programs one after another: a single one, or those of the rounds of a {@link Repeated} definition and of its
 * finish. All programs of a procedure take the same inputs: the values that are carried from call to call, the state, and the parameters.
 * Outputs replace the carried values; the last program gives them back unchanged, then the next state, then the observations.
 */
final class Procedure {

    /**
     * A call of a program.
     *
     * @param form the first program that differs from this one in the values of constants alone, by its number
     */
    record Call(Program program, int form) {}

    /** The largest number of operations of all rounds: each takes some 20 bytes of memory. */
    private static final int LONGEST = 10_000_000;

    private final List<Program> forms;
    private final List<Call> calls;
    private final int carried;
    private final int dimension;

    private Procedure(List<Program> forms, List<Call> calls, int carried, int dimension) {
        this.forms = forms;
        this.calls = calls;
        this.carried = carried;
        this.dimension = dimension;
        Program last = calls.get(calls.size() - 1).program();
        if (carried + dimension > last.inputs() || carried + dimension > last.outputs()) {
            throw new IllegalArgumentException("a program of " + (last.inputs() - carried) + " inputs and "
                    + (last.outputs() - carried) + " outputs has no state of dimension " + dimension);
        }
    }

    /** A program as a map whose state has this dimension. */
    static Procedure of(Program program, int dimension) {
        return new Procedure(List.of(program), List.of(new Call(program, 0)), 0, dimension);
    }

    /**
     * Records a map in the shorter way: as straight-line code if that can be generated, otherwise as a loop if it is one.
     *
     * @param loop the same map round by round, if it has rounds
     * @return empty if it is too long to be recorded
     */
    static Optional<Procedure> of(Definition map, Optional<? extends Repeated> loop, int dimension, LaneKind kind) {
        int limit = loop.isPresent() ? 2 * kind.longest() : Program.LONGEST;
        Optional<Program> whole = Program.record(map, limit);
        if (loop.isEmpty() || whole.isPresent() && whole.get().operations() <= kind.longest()) {
            return whole.map(program -> of(program, dimension));
        }
        return record(loop.get(), dimension, Program.LONGEST);
    }

    /**
     * Records a definition round by round.
     *
     * @param limit the largest number of operations of a round
     * @return empty if a round is longer, or all of them together are longer than {@value #LONGEST}
     */
    static Optional<Procedure> record(Repeated definition, int dimension, int limit) {
        int carried = definition.carried();
        List<Program> forms = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        boolean[] touched = new boolean[carried];
        int operations = 0;
        for (int round = 0; round <= definition.rounds(); round++) {
            Optional<Program> program = Program.record(new Round(definition, round, touched), limit);
            operations += program.map(Program::operations).orElse(LONGEST);
            if (program.isEmpty() || operations > LONGEST) {
                return Optional.empty();
            }
            int form = 0;
            while (form < forms.size() && !forms.get(form).differsInConstantsAlone(program.get())) {
                form++;
            }
            if (form == forms.size()) {
                forms.add(program.get());
            }
            calls.add(new Call(program.get(), form));
        }
        return Optional.of(new Procedure(forms, calls, carried, dimension));
    }

    /**
     * One round, or the finish, of the carried values and the arguments.
     *
     * @param touched which of the carried values there are before the round; changed to those after it
     */
    private record Round(Repeated definition, int round, boolean[] touched) implements Definition {

        @Override
        public int inputs() {
            return definition.carried() + definition.inputs();
        }

        @Override
        public int outputs() {
            return definition.carried() + (round < definition.rounds() ? 0 : definition.outputs());
        }

        @Override
        public <T> List<T> apply(Field<T> field, List<T> inputs) {
            int carried = definition.carried();
            List<T> x = inputs.subList(carried, inputs.size());
            List<@Nullable T> before = Repeated.none(carried);
            for (int i = 0; i < carried; i++) {
                before.set(i, touched[i] ? inputs.get(i) : null);
            }
            List<T> results = new ArrayList<>(inputs.subList(0, carried));
            if (round == definition.rounds()) {
                results.addAll(definition.finish(field, x, before));
                return results;
            }
            List<@Nullable T> after = definition.round(field, x, round, before);
            for (int i = 0; i < carried; i++) {
                T value = after.get(i);
                if (value != null) {
                    results.set(i, value);
                    touched[i] = true;
                }
            }
            return results;
        }
    }

    /** The different programs. */
    List<Program> forms() {
        return forms;
    }

    /** The calls of a step. */
    List<Call> calls() {
        return calls;
    }

    /** How many values are carried from call to call. */
    int carried() {
        return carried;
    }

    /** The dimension of the state. */
    int dimension() {
        return dimension;
    }

    /** How many inputs there are, those that are carried left out: the state and the parameters. */
    int inputs() {
        return forms.get(0).inputs() - carried;
    }

    /** How many outputs there are, those that are carried left out: the next state and the observations. */
    int outputs() {
        return calls.get(calls.size() - 1).program().outputs() - carried;
    }

    /** How many of the first outputs of a program replace its first inputs. */
    int replaced(Program form) {
        return Math.min(form.outputs(), carried + dimension);
    }

    /** The operations of the different programs. */
    int operations() {
        return forms.stream().mapToInt(Program::operations).sum();
    }

    /** The expressions of constants of a form whose values differ between its calls, by their instructions. */
    int[] varying(int form, LaneKind kind) {
        List<List<?>> values = new ArrayList<>();
        for (Call call : calls) {
            if (call.form() == form) {
                values.add(kind.constants(call.program()));
            }
        }
        return IntStream.range(0, values.get(0).size())
                .filter(i -> values.stream()
                        .anyMatch(v -> !v.get(i).equals(values.get(0).get(i))))
                .toArray();
    }
}
