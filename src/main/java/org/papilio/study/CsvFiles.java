package org.papilio.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The data files of one study while it is read: each is read once. */
final class CsvFiles {
    private static final long MOST_BYTES = 32_000_000;

    private final Path folder;
    private final Map<Path, Optional<CsvTable>> tables = new HashMap<>();

    /**
     * No file read yet.
     *
     * @param folder what relative paths are relative to: the folder of the study file
     */
    CsvFiles(Path folder) {
        this.folder = folder;
    }

    /** The table in the file that a node names; empty after reporting why there is none. */
    Optional<CsvTable> table(Node.Scalar node, Problems problems) {
        Path file;
        try {
            file = folder.resolve(node.text());
        } catch (InvalidPathException e) {
            problems.add(node, "no path of a file: " + e.getReason());
            return Optional.empty();
        }
        Optional<CsvTable> known = tables.get(file);
        if (known != null) {
            return known.map(
                    table -> new CsvTable(table.file().at(node.text()), table.shown(), table.columns(), table.rows()));
        }
        int before = problems.count();
        CsvTable table = read(file, node, problems);
        Optional<CsvTable> sound = problems.count() == before ? Optional.ofNullable(table) : Optional.empty();
        tables.put(file, sound);
        return sound;
    }

    private static @org.jspecify.annotations.Nullable CsvTable read(Path file, Node.Scalar node, Problems problems) {
        try {
            if (!Files.isRegularFile(file)) {
                String why = Files.isDirectory(file) ? "this is a directory: " : "there is no file ";
                problems.add(node, why + file + similar(file) + "; a path is relative to the study file");
                return null;
            }
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                problems.add(
                        node,
                        file + " has " + size + " bytes, but a study learns from at most " + MOST_BYTES
                                + ": take a sample of its rows");
                return null;
            }
            byte[] content = Files.readAllBytes(file);
            String text = StudyReader.decode(content, file.toString());
            return CsvTable.read(new CsvFile(node.text(), content), text, file.toString(), problems);
        } catch (StudyException e) {
            e.problems().forEach(problems::addInData);
        } catch (IOException e) {
            problems.add(node, file + " cannot be read (" + e.getClass().getSimpleName() + "): make it readable");
        }
        return null;
    }

    private static String similar(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return "";
        }
        try (Stream<Path> siblings = Files.list(directory)) {
            List<String> names = new ArrayList<>(siblings.filter(Files::isRegularFile)
                    .map(sibling -> String.valueOf(sibling.getFileName()))
                    .sorted()
                    .toList());
            return Spelling.nearest(String.valueOf(file.getFileName()), names)
                    .map(name -> " (did you mean '" + name + "'?)")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
