package org.papilio.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program as stages over scratch memory. What depends only on constants and on inputs that no step changes is computed
 * once, by the stages of {@link #preparation}; those of {@link #step} are repeated. Slots 0, 1, ... of the scratch memory are the
 * inputs, then the outputs that are no inputs of the next step, then values on their way from stage to stage, whose slots are
 * used again when the value is needed no more.
 */
final class Schedule {
    private static final int ALWAYS = Integer.MAX_VALUE;

    /** How many values are moved to their place in one of the last stages of a step. */
    private static final int MOVES = 50;

    private final Program program;
    private final LaneKind kind;
    private final int dimension;
    private final List<StageOrder.Draft> drafts;
    private final int preparations;

    /** By value: the stage that computes it, the last stage that reads it, and where it is kept. */
    private final int[] made;

    private final int[] lastUse;
    private final int[] slot;

    /** By elementary function: the first of its operands' slots and how far apart they are. */
    private final int[] stride;

    private final Map<StageOrder.Batch, Integer> batchSlot = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private int slots;

    /**
     * Makes the schedule.
     *
     * @param dimension how many of the first outputs replace the first inputs after a step
     * @param alone whether the program is all of a step; otherwise nothing is prepared, as other programs change what it takes and use
     *     its scratch memory
     */
    Schedule(Program program, LaneKind kind, int dimension, boolean alone) {
        this.program = program;
        this.kind = kind;
        this.dimension = dimension;
        int n = program.code.length;
        this.made = new int[n];
        this.lastUse = new int[n];
        this.slot = new int[n];
        this.stride = new int[n];
        BitSet settled = alone ? settled() : new BitSet();
        BitSet once = new BitSet();
        BitSet repeated = new BitSet();
        for (int v = program.invariant; v < n; v++) {
            if (program.operation(v) != Operation.INPUT) {
                (settled.get(v) ? once : repeated).set(v);
            }
        }
        List<StageOrder.Item> all = new ArrayList<>();
        once.stream().forEach(v -> all.add(new StageOrder.Compute(v)));
        this.drafts = new ArrayList<>(StageOrder.of(program, kind, once, all, 0));
        this.preparations = drafts.size();
        drafts.addAll(StageOrder.of(program, kind, repeated, outputs(), dimension));
        findUses();
        if (deferOverwriting()) {
            findUses();
        }
        assignSlots();
        for (int t = 0; t < drafts.size(); t++) {
            stages.add(stage(t));
        }
    }

    /** The stages to run before the first step. */
    List<Stage> preparation() {
        return stages.subList(0, preparations);
    }

    /** The stages of a step. */
    List<Stage> step() {
        return stages.subList(preparations, stages.size());
    }

    /** All stages, those of the preparation first. */
    List<Stage> stages() {
        return stages;
    }

    /** How many slots there are. */
    int slots() {
        return slots;
    }

    private BitSet settled() {
        BitSet settled = new BitSet();
        for (int v = 0; v < program.code.length; v++) {
            boolean depends = program.operation(v) == Operation.INPUT
                    ? program.a[v] >= dimension
                    : Arrays.stream(program.operands(v)).allMatch(settled::get);
            settled.set(v, depends);
        }
        return settled;
    }

    /** The outputs, those that are inputs as they are first: these must be read before they are overwritten. */
    private List<StageOrder.Item> outputs() {
        List<StageOrder.Item> moves = new ArrayList<>();
        List<StageOrder.Item> others = new ArrayList<>();
        for (int k = 0; k < program.outputs.length; k++) {
            int value = program.outputs[k];
            boolean input = program.operation(value) == Operation.INPUT;
            boolean staysInPlace = input && k < dimension && program.a[value] == k;
            if (!staysInPlace) {
                (input ? moves : others).add(new StageOrder.Output(value, k));
            }
        }
        moves.addAll(others);
        return moves;
    }

    private void findUses() {
        for (int t = 0; t < drafts.size(); t++) {
            if (drafts.get(t) instanceof StageOrder.Straight straight) {
                for (StageOrder.Item item : straight.items()) {
                    if (item instanceof StageOrder.Compute) {
                        made[item.value()] = t;
                    }
                    for (int value : reads(item)) {
                        boolean kept = made[value] < preparations
                                && t >= preparations
                                && program.operation(value) != Operation.INPUT;
                        lastUse[value] = kept ? ALWAYS : Math.max(lastUse[value], t);
                    }
                }
            } else if (drafts.get(t) instanceof StageOrder.Batch batch) {
                for (int value : batch.values()) {
                    made[value] = t;
                    lastUse[value] = Math.max(lastUse[value], t);
                }
            }
        }
    }

    private int[] reads(StageOrder.Item item) {
        return item instanceof StageOrder.Compute ? program.operands(item.value()) : new int[] {item.value()};
    }

    /**
     * Moves outputs to the end of the step whose place is that of an input that is still needed: by a later stage, or, where a stage may
     * have to be computed anew, by the same.
     */
    private boolean deferOverwriting() {
        int[] input = new int[program.inputs];
        Arrays.fill(input, -1);
        for (int v = 0; v < program.code.length; v++) {
            if (program.operation(v) == Operation.INPUT) {
                input[program.a[v]] = v;
            }
        }
        int still = kind == LaneKind.DOUBLE_DOUBLE ? 0 : 1;
        List<StageOrder.Item> deferred = new ArrayList<>();
        int end = drafts.size();
        int before;
        do {
            before = deferred.size();
            for (int t = preparations; t < end; t++) {
                if (drafts.get(t) instanceof StageOrder.Straight straight) {
                    List<StageOrder.Item> items = new ArrayList<>(straight.items());
                    int now = t;
                    items.removeIf(item -> {
                        boolean tooEarly = item instanceof StageOrder.Output output
                                && output.output() < dimension
                                && input[output.output()] >= 0
                                && lastUse[input[output.output()]] >= now + still;
                        if (tooEarly) {
                            deferred.add(item);
                            // what it takes is needed longer now, perhaps another input
                            lastUse[item.value()] = Math.max(lastUse[item.value()], end);
                        }
                        return tooEarly;
                    });
                    drafts.set(t, new StageOrder.Straight(items));
                }
            }
        } while (deferred.size() > before);
        // inputs that become outputs in another place must all be read before the first is overwritten
        deferred.sort(Comparator.comparing(item -> program.operation(item.value()) != Operation.INPUT));
        int inputs = (int) deferred.stream()
                .filter(item -> program.operation(item.value()) == Operation.INPUT)
                .count();
        int from = 0;
        while (from < deferred.size()) {
            int to = Math.min(deferred.size(), Math.max(inputs, from + MOVES / kind.parts));
            drafts.add(new StageOrder.Straight(deferred.subList(from, to)));
            from = to;
        }
        return !deferred.isEmpty();
    }

    private boolean hasSlotOfItsOwn(int value) {
        return value >= program.invariant
                && program.operation(value) != Operation.INPUT
                && !program.operation(value).isElementary()
                && lastUse[value] > made[value];
    }

    private void assignSlots() {
        int fixed = program.inputs + program.outputs.length - dimension;
        BitSet taken = new BitSet();
        taken.set(0, fixed);
        slots = fixed;
        Map<Integer, StageOrder.Batch> batchOf = new HashMap<>();
        for (StageOrder.Draft draft : drafts) {
            if (draft instanceof StageOrder.Batch batch) {
                batch.values().forEach(value -> batchOf.put(value, batch));
            }
        }
        for (int v = 0; v < program.code.length; v++) {
            if (program.operation(v) == Operation.INPUT) {
                slot[v] = program.a[v];
            }
        }
        Map<Integer, List<Integer>> release = new HashMap<>();
        for (int t = 0; t < drafts.size(); t++) {
            release.getOrDefault(t, List.of()).forEach(taken::clear);
            if (drafts.get(t) instanceof StageOrder.Straight straight) {
                for (StageOrder.Item item : straight.items()) {
                    if (item instanceof StageOrder.Argument argument) {
                        StageOrder.Batch batch = batchOf.get(argument.function());
                        batchSlot.computeIfAbsent(batch, b -> allocate(b, taken, release));
                    } else if (item instanceof StageOrder.Compute && hasSlotOfItsOwn(item.value())) {
                        slot[item.value()] = take(1, taken);
                        releaseAfter(lastUse[item.value()], slot[item.value()], release);
                    }
                }
            }
        }
    }

    private int allocate(StageOrder.Batch batch, BitSet taken, Map<Integer, List<Integer>> release) {
        int count = batch.values().size();
        int operands = program.operands(batch.values().get(0)).length;
        int first = take(count * operands, taken);
        for (int i = 0; i < count; i++) {
            int value = batch.values().get(i);
            slot[value] = first + i;
            stride[value] = count;
            releaseAfter(lastUse[value], slot[value], release);
            for (int k = 1; k < operands; k++) {
                releaseAfter(made[value], first + k * count + i, release);
            }
        }
        return first;
    }

    private static void releaseAfter(int time, int slot, Map<Integer, List<Integer>> release) {
        if (time != ALWAYS) {
            release.computeIfAbsent(time + 1, t -> new ArrayList<>()).add(slot);
        }
    }

    private int take(int count, BitSet taken) {
        int first = taken.nextClearBit(0);
        while (taken.get(first, first + count).cardinality() > 0) {
            first = taken.nextClearBit(first + 1);
        }
        taken.set(first, first + count);
        slots = Math.max(slots, first + count);
        return first;
    }

    private Stage stage(int t) {
        if (drafts.get(t) instanceof StageOrder.Batch batch) {
            int first = slot[batch.values().get(0)];
            return new Stage.Batch(batch.function(), first, batch.values().size());
        }
        List<StageOrder.Item> items = ((StageOrder.Straight) drafts.get(t)).items();
        List<Stage.Action> actions = new ArrayList<>();
        BitSet inHand = new BitSet();
        for (StageOrder.Item item : items) {
            if (item instanceof StageOrder.Output && program.operation(item.value()) == Operation.INPUT) {
                load(item.value(), inHand, actions);
            }
        }
        for (int i = 0; i < items.size(); i++) {
            StageOrder.Item item = items.get(i);
            for (int value : reads(item)) {
                load(value, inHand, actions);
            }
            if (item instanceof StageOrder.Compute) {
                actions.add(new Stage.Compute(item.value()));
                inHand.set(item.value());
                if (hasSlotOfItsOwn(item.value())) {
                    actions.add(new Stage.Store(item.value(), slot[item.value()]));
                }
            } else if (item instanceof StageOrder.Argument argument) {
                int function = argument.function();
                int place = slot[function] + argument.operand() * stride[function];
                actions.add(new Stage.Store(item.value(), place));
            } else if (item instanceof StageOrder.Output output) {
                int place = place(output.output());
                readLaterInputs(items.subList(i + 1, items.size()), place, inHand, actions);
                actions.add(new Stage.Store(item.value(), place));
            }
        }
        return new Stage.Straight(actions);
    }

    private int place(int output) {
        return output < dimension ? output : program.inputs + output - dimension;
    }

    private void load(int value, BitSet inHand, List<Stage.Action> actions) {
        if (value >= program.invariant && !inHand.get(value)) {
            inHand.set(value);
            actions.add(new Stage.Load(value, slot[value]));
        }
    }

    /** Loads the input in a slot that is about to be overwritten if the rest of the stage needs it. */
    private void readLaterInputs(List<StageOrder.Item> rest, int place, BitSet inHand, List<Stage.Action> actions) {
        for (StageOrder.Item item : rest) {
            for (int value : reads(item)) {
                if (program.operation(value) == Operation.INPUT && program.a[value] == place) {
                    load(value, inHand, actions);
                }
            }
        }
    }
}
