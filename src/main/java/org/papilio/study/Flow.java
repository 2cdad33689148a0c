package org.papilio.study;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values on one line as YAML that reads as the same values. */
final class Flow {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_()-]*");
    private static final Pattern RESERVED = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n|none|nan|inf");

    private Flow() {}

    static String of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text((String) entry.getKey()) + ": " + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Flow::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof CsvTask csv) {
            return of(csv.written());
        }
        if (value instanceof String text) {
            return text(text);
        }
        return String.valueOf(value);
    }

    /** The value of a field, null as none. */
    static String ofField(@Nullable Object value) {
        return value == null ? "none" : of(value);
    }

    static String text(String text) {
        if (WORD.matcher(text).matches() && !RESERVED.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (isPlain(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format("\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }

    /** Whether YAML takes the character as it is within quotes: printable, no line break, no byte order mark. */
    private static boolean isPlain(int c) {
        boolean excluded = c == 0x2028 || c == 0x2029 || c == 0xFEFF;
        return !excluded
                && (between(c, ' ', '~')
                        || between(c, 0xA1, 0xD7FF)
                        || between(c, 0xE000, 0xFFFD)
                        || c > Character.MAX_VALUE);
    }

    private static boolean between(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
