package org.papilio.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a study runs on.
 *
 * @param jdk version of the Java runtime
 * @param vendor of the Java runtime
 * @param os name, version and architecture of the operating system
 * @param cpu the processor's model as far as the system tells, otherwise its architecture
 * @param cores the number of processors the Java runtime may use
 */
public record Machine(String jdk, String vendor, String os, String cpu, int cores) {

    /** This machine. */
    public static Machine current() {
        return new Machine(
                Runtime.version().toString(),
                property("java.vendor"),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                linux(Path.of("/proc/cpuinfo"), "model name")
                        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                        .orElse(property("os.arch")),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * The most memory this process has held so far, in bytes: the resident set where the system tells (Linux), otherwise the
     * sum of the peaks of the Java runtime's memory pools.
     */
    static long peakMemory() {
        return linux(Path.of("/proc/self/status"), "VmHWM")
                .filter(text -> text.matches("\\d+ kB"))
                .map(text -> 1024 * Long.parseLong(text.replace(" kB", "")))
                .orElseGet(() -> ManagementFactory.getMemoryPoolMXBeans().stream()
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                        .sum());
    }

    /** The value of the first line {@code name : value} of a file of the kernel. */
    private static Optional<String> linux(Path file, String name) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            // The manifest does without what the system does not tell.
            return Optional.empty();
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
