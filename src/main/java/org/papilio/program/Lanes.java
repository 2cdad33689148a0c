package org.papilio.program;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Precision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recorded map that many trajectories run at once, one in each lane of vectors, with the bits of the definition in that
 * precision whatever computes them: plain loops over arrays at first, and Vector API code generated from the program once a job turns
 * out to be long, where Java and the processor allow it. May be shared by threads.
 *
 * <p>The program's first {@link #dimension()} inputs and outputs are the state before and after a step. Further inputs are parameters:
 * each lane has its own, and steps do not change them. Further outputs are observations, functions of the state before the step
 * and the parameters.
 */
public final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    /** Why programs stayed on the plain path, each told once. */
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    /** Rows of a block may take so many bytes; wide blocks waste less on short loops. */
    private static final int BLOCK_BYTES = 512 * 1024;

    private static final int WIDEST = 256;
    private static final int NARROWEST = 64;

    /** The largest vector of any processor. */
    private static final int VECTOR_BYTES = 64;

    /** Operations that take the JIT compilers no longer than any code does. */
    private static final int SHORT = 250;

    private final Procedure procedure;
    private final LaneKind kind;
    private final int width;
    private final AtomicLong plainNanos = new AtomicLong();
    private final AtomicBoolean tried;
    private final long longJob;
    private volatile @Nullable VectorCode code;

    Lanes(Procedure procedure, LaneKind kind, boolean plainOnly) {
        this.procedure = procedure;
        this.kind = kind;
        int rows = procedure.forms().stream()
                .mapToInt(program -> new RowPlan(program).rows)
                .max()
                .orElse(0);
        this.width = width(rows * kind.parts * kind.bytes);
        this.tried = new AtomicBoolean(plainOnly);
        this.longJob = kind.longJob() * Math.max(1, procedure.operations() / SHORT);
    }

    private static int width(int bytesOfLane) {
        int width = WIDEST;
        while (width > NARROWEST && width * bytesOfLane > BLOCK_BYTES) {
            width /= 2;
        }
        return width;
    }

    /**
     * A program over lanes, computed in the fastest way that pays.
     *
     * @param dimension of the state
     * @param precision float, double or double-double
     */
    public static Lanes of(Program program, int dimension, Precision<?> precision) {
        return new Lanes(Procedure.of(program, dimension), LaneKind.of(precision), false);
    }

    /**
     * A definition over lanes, computed in the fastest way that pays: if it is long and {@link Repeated}, as a loop.
     *
     * @param dimension of the state
     * @param precision float, double or double-double
     * @return empty if it is too long to be recorded
     */
    public static Optional<Lanes> of(Definition definition, int dimension, Precision<?> precision) {
        Optional<Repeated> loop = definition instanceof Repeated repeated && repeated.rounds() > 0
                ? Optional.of(repeated)
                : Optional.empty();
        LaneKind kind = LaneKind.of(precision);
        return Procedure.of(definition, loop, dimension, kind).map(procedure -> new Lanes(procedure, kind, false));
    }

    /** The same, never by generated code. */
    public static Lanes plain(Program program, int dimension, Precision<?> precision) {
        return new Lanes(Procedure.of(program, dimension), LaneKind.of(precision), true);
    }

    /**
     * The same, by generated code from the first step on.
     *
     * @throws IllegalStateException if it cannot be generated, with the reason
     */
    public static Lanes vectorised(Program program, int dimension, Precision<?> precision) {
        return vectorised(Procedure.of(program, dimension), LaneKind.of(precision));
    }

    /**
     * A definition recorded round by round as a loop over lanes, never by generated code.
     *
     * @throws IllegalArgumentException if a round is too long to be recorded
     */
    public static Lanes plain(Repeated definition, int dimension, Precision<?> precision) {
        return new Lanes(loop(definition, dimension), LaneKind.of(precision), true);
    }

    /**
     * The same by generated code from the first step on.
     *
     * @throws IllegalArgumentException if a round is too long to be recorded
     * @throws IllegalStateException if code cannot be generated, with the reason
     */
    public static Lanes vectorised(Repeated definition, int dimension, Precision<?> precision) {
        return vectorised(loop(definition, dimension), LaneKind.of(precision));
    }

    private static Procedure loop(Repeated definition, int dimension) {
        return Procedure.record(definition, dimension, Program.LONGEST)
                .orElseThrow(() -> new IllegalArgumentException("a round is too long to be recorded"));
    }

    private static Lanes vectorised(Procedure procedure, LaneKind kind) {
        Lanes lanes = new Lanes(procedure, kind, true);
        lanes.code = new VectorCode(procedure, kind, lanes.width);
        return lanes;
    }

    /** A block of lanes for one thread. */
    public LaneBlock block() {
        return new LaneBlock(this, width);
    }

    /** A block for one thread that is no wider than these many trajectories need. */
    public LaneBlock block(int trajectories) {
        int narrow = VECTOR_BYTES / kind.bytes;
        while (narrow < trajectories) {
            narrow *= 2;
        }
        return new LaneBlock(this, Math.min(width, narrow));
    }

    /** How many lanes a block has at most. */
    public int width() {
        return width;
    }

    /** How many doubles a number has: one, or two in double-double. */
    public int parts() {
        return kind.parts;
    }

    /** The dimension of the state. */
    public int dimension() {
        return procedure.dimension();
    }

    /** How many parameters each lane has. */
    public int parameters() {
        return procedure.inputs() - procedure.dimension();
    }

    /** How many observations are made at each step. */
    public int observations() {
        return procedure.outputs() - procedure.dimension();
    }

    /** Whether generated code computes the steps by now. */
    public boolean isVectorised() {
        return code != null;
    }

    LaneKind kind() {
        return kind;
    }

    Procedure procedure() {
        return procedure;
    }

    /** Counts time on the plain path, and has generated code tried in the background once the job is long. */
    void spent(long nanos, LaneBlock block) {
        if (plainNanos.addAndGet(nanos) > longJob && tried.compareAndSet(false, true)) {
            LaneBlock sample = block(block.width());
            sample.copy(block);
            Thread thread = new Thread(() -> tryVectors(sample), "papilio-lanes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void tryVectors(LaneBlock sample) {
        try {
            Lanes candidate = new Lanes(procedure, kind, true);
            VectorCode found = new VectorCode(procedure, kind, sample.width());
            candidate.code = found;
            Lanes plain = new Lanes(procedure, kind, true);
            int lanes = sample.width();
            new VectorTrial(
                            kind.patience(),
                            sample,
                            plain.block(lanes),
                            candidate.block(lanes),
                            () -> code = found,
                            Lanes::tell)
                    .run();
        } catch (IllegalStateException | LinkageError e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private static void tell(String reason) {
        if (TOLD.add(reason)) {
            LOG.warn("lanes run without the Vector API: {}", reason);
        }
    }

    @Nullable
    VectorCode vectorCode() {
        return code;
    }
}
