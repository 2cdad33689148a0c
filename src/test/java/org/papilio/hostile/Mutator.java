package org.papilio.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages inputs as accidents and attackers do: the same for the same seed. */
public final class Mutator {
    private static final List<String> PIECES = List.of(
            "none",
            "  ",
            "9999999999",
            "<<",
            "[",
            "]",
            "{",
            "}",
            ": ",
            ", ",
            "- ",
            "\n",
            "\n  ",
            "0",
            "-1",
            "1e9",
            "1e999999999",
            "-1e-999999999",
            "NaN",
            "Infinity",
            "1..3",
            "1..1000000000000",
            "-9..9",
            "99999999999999999999",
            "2147483648",
            "[]",
            "{}",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "&a [*a]",
            "!!java.net.URL [x]",
            "!x ",
            "decimal(7)",
            "decimal(99999)",
            "softmax",
            "sine",
            "parity(9)",
            "parity(99)",
            "null",
            "~",
            "|",
            "W1",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "/dev/zero",
            "data/",
            "\t",
            "\u0000",
            "\u00e9",
            "\u202e",
            "?",
            "<<: ",
            "---\n",
            "{from: 1, to: 9, count: 3, scale: log}",
            "{from: 0, to: 1, count: 1000000}",
            "[[1, 2], [3, 4]]",
            "[100000, 100000]",
            "[2, 3, 3, 3, 2]",
            "{draw: normal, scale: 1}",
            "{csv: data/iris.csv, inputs: [x], class: y}",
            "{csv: /dev/stdin, inputs: [x], class: y}",
            "identity",
            "x: x^x^x^x; y: 1/0");

    private static final int MOST_CHANGES = 4;
    private static final int LONGEST_CUT = 24;

    private final Random random;

    /** A sequence of damages. */
    public Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** A number from 0 to below a bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** One of several. */
    public <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** A piece of text that makes trouble. */
    public String piece() {
        return one(PIECES);
    }

    /** The text with one to four changes: cut, inserted, repeated, another character, another value after a colon. */
    public String text(String sound) {
        StringBuilder text = new StringBuilder(sound);
        for (int k = random.nextInt(MOST_CHANGES); k >= 0; k--) {
            change(text);
        }
        return text.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(LONGEST_CUT));
        switch (random.nextInt(7)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, piece());
            case 2 -> text.insert(at, (char) random.nextInt(0x2FF));
            case 3, 4 -> replaceValue(text, at);
            case 5 -> text.setLength(random.nextInt(10) == 0 ? at : text.length());
            default -> text.insert(at, text.substring(at, end));
        }
    }

    /** Replaces what follows a colon. */
    private void replaceValue(StringBuilder text, int from) {
        int colon = text.indexOf(": ", from);
        int end = text.indexOf("\n", Math.max(colon, 0));
        if (colon >= 0 && end > colon) {
            text.replace(colon + 2, end, piece());
        }
    }

    /** The bytes with one to four changes: a bit, a byte, a range, cut short, something behind. */
    public byte[] bytes(byte[] sound) {
        byte[] bytes = sound.clone();
        for (int k = random.nextInt(MOST_CHANGES); k >= 0; k--) {
            bytes = change(bytes);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        // the beginning, where formats say what follows, is hit as often as all the rest
        int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 128));
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(16)), (byte) random.nextInt());
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            default -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(8));
                longer[bytes.length] = (byte) random.nextInt();
                return longer;
            }
        }
        return bytes;
    }
}
