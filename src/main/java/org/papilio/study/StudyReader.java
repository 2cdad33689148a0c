package org.papilio.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads study files. Everything that is wrong with a file is found in one pass and named with its line, column, path and remedy; a
 * study that is returned has no problem left that can be seen without running it.
 */
public final class StudyReader {
    private StudyReader() {}

    /**
     * Reads a file.
     *
     * @param sets values that are put into the study before it is read: {@code system.learning_rate=0.5},
     *     {@code system.network[1]=4}, {@code parts.ensemble.grid.seed=1..10}; each value is YAML
     * @param vocabulary the tasks, measurements and sections that it can name
     * @throws StudyException if the file cannot be read or anything in it is wrong
     */
    public static Study read(Path file, List<String> sets, Vocabulary vocabulary) {
        String fileName = String.valueOf(file.getFileName());
        String name = fileName.contains(".") && fileName.lastIndexOf('.') > 0
                ? fileName.substring(0, fileName.lastIndexOf('.'))
                : fileName;
        return parse(text(file), file.toString(), name, sets, vocabulary);
    }

    /** Reads a text as that of a file. */
    static Study parse(String text, String file, String name, List<String> sets, Vocabulary vocabulary) {
        Problems problems = new Problems();
        Optional<Node> root = YamlTree.parse(text, "", (line, column) -> new Place(file, line, column), problems);
        if (root.isEmpty()) {
            problems.throwIfAny();
            throw unreadable(file, "the file is empty: a study has at least a title and a system (see papilio schema)");
        }
        if (root.get() instanceof Node.Mapping mapping) {
            SetOptions.apply(mapping, sets, problems);
        }
        return StudyParser.parse(
                root.get(),
                name,
                new Context(vocabulary, problems, new CsvFiles(Path.of(file).resolveSibling(""))));
    }

    private static StudyException unreadable(String file, String message) {
        return new StudyException(List.of(new Problem(file, 0, 0, "", message)));
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(file.toString(), "this is a directory: name a study file");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw unreadable(file.toString(), "this is not a regular file");
            }
            return decode(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw unreadable(file.toString(), "there is no such file" + similar(file));
        } catch (AccessDeniedException e) {
            throw unreadable(file.toString(), "permission denied: make the file readable");
        } catch (IOException e) {
            throw unreadable(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    private static String similar(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return "";
        }
        try (Stream<Path> siblings = Files.list(directory)) {
            List<String> names = siblings.map(sibling -> String.valueOf(sibling.getFileName()))
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".yml"))
                    .sorted()
                    .toList();
            return Spelling.nearest(String.valueOf(file.getFileName()), names)
                    .map(name -> " (did you mean '" + file.resolveSibling(name) + "'?)")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** The text that UTF-8 bytes are, without a byte order mark. */
    static String decode(byte[] bytes, String file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = text.codePointCount(text.lastIndexOf('\n') + 1, text.length()) + 1;
            String octet = String.format("0x%02X", bytes[in.position()] & 0xFF);
            throw new StudyException(List.of(
                    new Problem(file, line, column, "", "not UTF-8: byte " + octet + " (save the file as UTF-8)")));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
