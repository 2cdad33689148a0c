package org.papilio.jmh;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DoubleTangentInterpreter;
import org.papilio.program.Interpreter;
import org.papilio.program.LaneBlock;
import org.papilio.program.Lanes;
import org.papilio.program.Program;
import org.papilio.run.BenchKernels;
import org.papilio.train.TrainingMap;

/** A training step of 2-3-2 units on XOR by backpropagation, in every way it can be made. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC"})
public class StepBenchmark {

    private static double[] initial(int dimension) {
        return new Random(1).doubles(dimension, -1, 1).toArray();
    }

    /** Trajectories in lanes: the time is that of a step of 256 of them. */
    @State(Scope.Thread)
    public static class InLanes {
        @Param({"float", "double", "double-double"})
        private String precision = "double";

        private LaneBlock vectorised;
        private LaneBlock plain;

        @Setup
        public void prepare() {
            TrainingMap map = BenchKernels.xor();
            Program program = Program.record(map).orElseThrow();
            vectorised = filled(Lanes.vectorised(program, map.dimension(), Precisions.named(precision)));
            plain = filled(Lanes.plain(program, map.dimension(), Precisions.named(precision)));
        }

        private static LaneBlock filled(Lanes lanes) {
            LaneBlock block = lanes.block();
            double[] x = initial(lanes.dimension());
            for (int lane = 0; lane < lanes.width(); lane++) {
                for (int i = 0; i < x.length; i++) {
                    block.set(lane, i, x[i]);
                }
            }
            return block;
        }
    }

    /** One trajectory in any precision. */
    @State(Scope.Thread)
    public static class OneByOne {
        @Param({"float", "double", "double-double", "decimal(34)"})
        private String precision = "double";

        private Bound<?> bound;

        @Setup
        public void prepare() {
            bound = new Bound<>(Precisions.named(precision));
        }
    }

    /** The step in a precision, as it is written and as it is recorded. */
    private static final class Bound<T> {
        private final TrainingMap map = BenchKernels.xor();
        private final Precision<T> precision;
        private final Interpreter<T> recorded;
        private final List<T> initial;

        Bound(Precision<T> precision) {
            this.precision = precision;
            this.recorded = Program.record(map).orElseThrow().in(precision);
            this.initial = Arrays.stream(initial(map.dimension()))
                    .mapToObj(precision::of)
                    .toList();
        }

        List<T> written() {
            return map.apply(precision, initial);
        }

        List<T> recorded() {
            return recorded.apply(initial);
        }
    }

    private final DoubleTangentInterpreter tangents =
            Program.record(BenchKernels.xor()).orElseThrow().inDoubleTangents(1);
    private final double[] state = initial(BenchKernels.xor().dimension());
    private final double[] image = new double[state.length];
    private final double[][] vector = {initial(state.length)};
    private final double[][] carried = {new double[state.length]};

    @Benchmark
    public LaneBlock vectorLanes(InLanes lanes) {
        lanes.vectorised.advance(1);
        return lanes.vectorised;
    }

    @Benchmark
    public LaneBlock plainLanes(InLanes lanes) {
        lanes.plain.advance(1);
        return lanes.plain;
    }

    @Benchmark
    public Object written(OneByOne one) {
        return one.bound.written();
    }

    @Benchmark
    public Object recorded(OneByOne one) {
        return one.bound.recorded();
    }

    @Benchmark
    public double[][] tangent() {
        tangents.apply(state, vector, image, carried);
        return carried;
    }
}
