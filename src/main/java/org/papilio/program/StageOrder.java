package org.papilio.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The order in which some instructions of a program are computed by stages.
 *
 * <p>The level of a value is its depth in elementary functions. What the elementary functions of a level take is computed by
 * straight-line code, as late as possible and in the order of fewest new operations, followed by a batch for each function;
 * outputs are computed as early as possible. Straight-line code is cut where it becomes too long.
 */
final class StageOrder {

    /**
     * Operations, loads and stores of a stage but for those of values that other stages take: with more than about 140, JIT
     * compilers begin to keep vectors as objects.
     */
    private static final int LIMIT = 110;

    /** What it costs to overwrite an input that is still read: more than all operations of a program. */
    private static final int OVERWRITING = 1 << 20;

    /** A stage before values have slots. */
    sealed interface Draft {}

    /** Straight-line code. */
    record Straight(List<Item> items) implements Draft {}

    /** A batch of one elementary function. */
    record Batch(Operation function, List<Integer> values) implements Draft {}

    /** What straight-line code does with a value. */
    sealed interface Item {
        int value();
    }

    /** Computes it. */
    record Compute(int value) implements Item {}

    /** Hands it to an elementary function as one of its operands. */
    record Argument(int value, int function, int operand) implements Item {}

    /** Makes it an output. */
    record Output(int value, int output) implements Item {}

    private final Program program;
    private final LaneKind kind;
    private final BitSet members;
    private final BitSet done = new BitSet();
    private final int[] level;
    /** By output that replaces an input: the operations that take this input. */
    private final List<BitSet> replaced;

    private final List<Draft> drafts = new ArrayList<>();
    private List<Item> current = new ArrayList<>();
    /** The values that the current stage has in hand, and the vector operations it makes. */
    private final BitSet inHand = new BitSet();

    private int length;

    private StageOrder(Program program, LaneKind kind, BitSet members, int dimension) {
        this.program = program;
        this.kind = kind;
        this.members = members;
        this.level = new int[program.code.length];
        for (int v = members.nextSetBit(0); v >= 0; v = members.nextSetBit(v + 1)) {
            for (int operand : program.operands(v)) {
                level[v] = Math.max(level[v], level[operand]);
            }
            if (program.operation(v).isElementary()) {
                level[v]++;
            }
        }
        this.replaced = Stream.generate(BitSet::new).limit(dimension).toList();
        for (int v = members.nextSetBit(0); v >= 0; v = members.nextSetBit(v + 1)) {
            for (int operand : program.operands(v)) {
                if (program.operation(operand) == Operation.INPUT && program.a[operand] < dimension) {
                    replaced.get(program.a[operand]).set(v);
                }
            }
        }
    }

    /**
     * Orders instructions.
     *
     * @param members the instructions; their operands are members, or known before
     * @param results the values to compute (as {@link Compute}), and those that become outputs
     * @param dimension how many of the first outputs replace the first inputs
     */
    static List<Draft> of(Program program, LaneKind kind, BitSet members, List<Item> results, int dimension) {
        StageOrder order = new StageOrder(program, kind, members, dimension);
        int levels = members.stream().map(v -> order.level[v]).max().orElse(0);
        for (int k = 0; k <= levels; k++) {
            order.group(k, results);
        }
        results.stream()
                .filter(result -> result instanceof Output && !order.isComputedInline(result.value()))
                .forEach(order::append);
        order.cut();
        return order.drafts;
    }

    private boolean isComputedInline(int value) {
        return members.get(value) && !program.operation(value).isElementary();
    }

    private void group(int k, List<Item> results) {
        List<Item> roots = new ArrayList<>();
        Map<Operation, List<Integer>> batches = new EnumMap<>(Operation.class);
        for (int v = members.nextSetBit(0); v >= 0; v = members.nextSetBit(v + 1)) {
            if (program.operation(v).isElementary() && level[v] == k + 1) {
                batches.computeIfAbsent(program.operation(v), f -> new ArrayList<>())
                        .add(v);
                int[] operands = program.operands(v);
                for (int i = 0; i < operands.length; i++) {
                    roots.add(new Argument(operands[i], v, i));
                }
            }
        }
        results.stream()
                .filter(result -> isComputedInline(result.value()) && level[result.value()] == k)
                .forEach(roots::add);
        while (!roots.isEmpty()) {
            Item next = cheapest(roots, k);
            roots.remove(next);
            compute(next.value());
            if (!(next instanceof Compute)) {
                append(next);
            }
        }
        cut();
        batches.forEach((function, values) -> drafts.add(new Batch(function, values)));
    }

    /**
     * The root that needs the fewest operations that are not done yet, of those whose place is not still to be read if there are
     * any: a value that must not overwrite an input yet has to be kept elsewhere and moved.
     */
    private Item cheapest(List<Item> roots, int k) {
        Item best = roots.get(0);
        int least = Integer.MAX_VALUE;
        for (Item root : roots) {
            BitSet missing = new BitSet();
            collect(root.value(), missing, least);
            int cost = missing.cardinality();
            if (cost < least && overwritesWhatIsRead(root, missing, k)) {
                cost += OVERWRITING;
            }
            if (cost < least) {
                best = root;
                least = cost;
            }
        }
        return best;
    }

    /** Whether a root is to replace an input that other operations of this level still take. */
    private boolean overwritesWhatIsRead(Item root, BitSet missing, int k) {
        if (!(root instanceof Output output) || output.output() >= replaced.size()) {
            return false;
        }
        return replaced.get(output.output()).stream()
                .anyMatch(user -> isComputedInline(user) && level[user] <= k && !done.get(user) && !missing.get(user));
    }

    private void collect(int value, BitSet missing, int atMost) {
        if (!isComputedInline(value) || done.get(value) || missing.get(value) || missing.cardinality() >= atMost) {
            return;
        }
        missing.set(value);
        for (int operand : program.operands(value)) {
            collect(operand, missing, atMost);
        }
    }

    private void compute(int value) {
        if (!isComputedInline(value) || done.get(value)) {
            return;
        }
        for (int operand : program.operands(value)) {
            compute(operand);
        }
        done.set(value);
        append(new Compute(value));
    }

    private void append(Item item) {
        int own = item instanceof Compute ? kind.cost(program.operation(item.value())) : kind.parts;
        int needed = own + kind.parts * takeInHand(item);
        if (length + needed > LIMIT) {
            cut();
            needed = own + kind.parts * takeInHand(item);
        }
        length += needed;
        current.add(item);
    }

    /** Takes what an item needs in hand and returns how many values must be loaded for it. */
    private int takeInHand(Item item) {
        int needed = 0;
        int[] values = item instanceof Compute ? program.operands(item.value()) : new int[] {item.value()};
        for (int value : values) {
            if (value >= program.invariant && !inHand.get(value)) {
                inHand.set(value);
                needed++;
            }
        }
        inHand.set(item.value());
        return needed;
    }

    private void cut() {
        if (!current.isEmpty()) {
            drafts.add(new Straight(current));
        }
        current = new ArrayList<>();
        inHand.clear();
        length = 0;
    }
}
