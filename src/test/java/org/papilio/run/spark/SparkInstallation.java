package org.papilio.run.spark;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.papilio.cli.Main;

/**
 * Spark made of the jars of the tests' class path, and Papilio as a jar, in a folder. Executors get the jars of Spark, and of
 * Papilio and its libraries only what a run sends them.
 */
final class SparkInstallation {
    /** What an executor must be sent. */
    private static final List<String> OURS = List.of(
            "big-math", "commons-math3", "jackson-dataformat-yaml", "snakeyaml", "logback", "duckdb", "picocli");

    private final Path home;
    private final List<String> driver = new ArrayList<>();
    private final List<String> withoutSpark = new ArrayList<>();
    private final List<String> executor = new ArrayList<>();

    SparkInstallation(Path home) throws IOException {
        this.home = home;
        // Spark insists on the folder; the jars are where they are.
        Files.createDirectories(home.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            String name = path.getFileName().toString();
            if (Files.isDirectory(path) && Files.exists(path.resolve("org/papilio/cli/Main.class"))) {
                entry = jar(path, home.resolve("papilio.jar")).toString();
            } else if (name.endsWith(".jar") && OURS.stream().noneMatch(name::startsWith)) {
                executor.add(entry);
            }
            driver.add(entry);
            if (!name.startsWith("spark-")) {
                withoutSpark.add(entry);
            }
        }
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    /** Starts a command of Papilio in a process of its own, with Spark on its class path. */
    Process papilio(Path output, String... arguments) throws IOException {
        return start(Main.class, driver, output, arguments);
    }

    /** The same without Spark. */
    Process withoutSpark(Path output, String... arguments) throws IOException {
        return start(Main.class, withoutSpark, output, arguments);
    }

    /** Starts a program of the tests with Spark on its class path. */
    Process start(Class<?> main, Path output, String... arguments) throws IOException {
        return start(main, driver, output, arguments);
    }

    private Process start(Class<?> main, List<String> classPath, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        // Processes of a few seconds: their time is that of the compiler.
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dspark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1",
                "-Dspark.executor.extraClassPath=" + String.join(File.pathSeparator, executor),
                "-Dspark.ui.enabled=false",
                "-Dpapilio.log=" + home.resolve("papilio.log"),
                "-cp",
                String.join(File.pathSeparator, classPath),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_LOCAL_DIRS", home.resolve("local").toString());
        return builder.start();
    }

    /** The folders of the executors that were started so far. */
    List<Path> executors() throws IOException {
        Path work = home.resolve("work");
        if (!Files.isDirectory(work)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(work, 2)) {
            return paths.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .toList();
        }
    }
}
