package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTextTest {

    private static final String[] PIECES = {"a", "7", ".", "-", "é", "😀", "β", "x y", ",", ";", "\t", "\"", "\n", " "};

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Whatever the fields hold, and however they are written, they are read as they were, each at its place. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsWhatWasWritten(long seed) {
        Random random = new Random(seed);
        String separator = List.of(",", ";", "\t").get(random.nextInt(3));
        String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        int columns = 1 + random.nextInt(5);
        StringBuilder text = new StringBuilder();
        List<List<CsvText.Field>> expected = new ArrayList<>();
        int line = 1;
        for (int row = 0; row < 1 + random.nextInt(6); row++) {
            List<CsvText.Field> fields = new ArrayList<>();
            int column = 1;
            for (int k = 0; k < columns; k++) {
                String contents = row == 0 ? "c" + k : contents(random);
                boolean plain = contents.equals(contents.strip())
                        && !contents.contains("\"")
                        && !contents.contains("\n")
                        && List.of(",", ";", "\t").stream().noneMatch(contents::contains);
                boolean quoted = !plain || contents.isEmpty() || random.nextInt(4) == 0;
                String written = quoted ? '"' + contents.replace("\"", "\"\"").replace("\n", lineEnd) + '"' : contents;
                String before = separator.equals("\t") ? "" : " ".repeat(random.nextInt(2));
                column += before.length();
                fields.add(new CsvText.Field(contents, quoted, line, column));
                text.append(before).append(written).append(k + 1 < columns ? separator : "");
                long breaks = contents.chars().filter(c -> c == '\n').count();
                line += (int) breaks;
                String last = breaks == 0
                        ? written
                        : contents.substring(contents.lastIndexOf('\n') + 1).replace("\"", "\"\"") + '"';
                column = (breaks == 0 ? column : 1) + last.codePointCount(0, last.length()) + 1;
            }
            expected.add(fields);
            text.append(lineEnd);
            line++;
        }
        text.append(lineEnd.repeat(random.nextInt(3)));
        List<String> problems = new ArrayList<>();
        List<List<CsvText.Field>> read =
                CsvText.records(text.toString(), (l, c, m) -> problems.add(l + ":" + c + " " + m));
        assertEquals(List.of(), problems, () -> "seed " + seed + ": " + text);
        assertEquals(expected, read, () -> "seed " + seed + ": " + text);
    }

    private static String contents(Random random) {
        StringBuilder contents = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            contents.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return contents.toString();
    }

    /** Any text at all is read to its end. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverFails(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(random.nextInt(5) == 0 ? "\r" : PIECES[random.nextInt(PIECES.length)]);
        }
        for (List<CsvText.Field> row : CsvText.records(text.toString(), (line, column, message) -> {})) {
            assertEquals(false, row.isEmpty(), () -> "seed " + seed);
        }
    }

    @Test
    void problemsHaveTheirPlaces() {
        List<String> problems = new ArrayList<>();
        CsvText.records("a,b\nx\"y,1\n\"z\" w,2\n3,\"never", (l, c, m) -> problems.add(l + ":" + c + " " + m));
        assertEquals(
                List.of(
                        "2:2 a quote inside a field: put the whole field in quotes and double those within",
                        "3:5 something after a closing quote: a quote within quotes is doubled",
                        "4:3 the quote that opens here is never closed"),
                problems);
    }
}
