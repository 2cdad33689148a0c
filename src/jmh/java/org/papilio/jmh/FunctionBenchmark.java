package org.papilio.jmh;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.papilio.number.Elementary;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** An elementary function of one number. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FunctionBenchmark {
    private static final int COUNT = 1024;

    private final double[] arguments = new Random(1).doubles(COUNT, 0.1, 4).toArray();

    /** Numbers of a precision. */
    @State(Scope.Thread)
    public static class Numbers {
        @Param({"double-double", "decimal(34)"})
        private String precision = "double-double";

        private Bound<?> bound;

        @Setup
        public void prepare() {
            bound = new Bound<>(Precisions.named(precision));
        }
    }

    private record Bound<T>(Precision<T> precision, List<T> arguments) {
        Bound(Precision<T> precision) {
            this(
                    precision,
                    new Random(1)
                            .doubles(COUNT, 0.1, 4)
                            .mapToObj(precision::of)
                            .toList());
        }

        void exp(Blackhole hole) {
            arguments.forEach(x -> hole.consume(precision.exp(x)));
        }

        void log(Blackhole hole) {
            arguments.forEach(x -> hole.consume(precision.log(x)));
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void exp(Blackhole hole) {
        for (double x : arguments) {
            hole.consume(Elementary.exp(x));
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void expOfFloat(Blackhole hole) {
        for (double x : arguments) {
            hole.consume(Elementary.exp((float) x));
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void log(Blackhole hole) {
        for (double x : arguments) {
            hole.consume(Elementary.log(x));
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void sigmoid(Blackhole hole) {
        for (double x : arguments) {
            hole.consume(Elementary.sigmoid(x));
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void expOfPrecision(Numbers numbers, Blackhole hole) {
        numbers.bound.exp(hole);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void logOfPrecision(Numbers numbers, Blackhole hole) {
        numbers.bound.log(hole);
    }
}
