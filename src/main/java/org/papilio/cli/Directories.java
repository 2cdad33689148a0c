package org.papilio.cli;

import java.nio.file.Path;

/** Where results go when nothing else is said. */
final class Directories {

    private Directories() {}

    /** {@code reports/<study>} in the project, shown relative to the working directory where it lies below it. */
    static Path standard(String study) {
        String home = System.getProperty("papilio.home");
        Path reports = home == null ? Path.of("reports") : Path.of(home, "reports");
        return shown(reports.resolve(study));
    }

    private static Path shown(Path path) {
        Path working = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(working) ? working.relativize(absolute) : absolute;
    }
}
