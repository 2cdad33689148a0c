package org.papilio.study;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value of a study file with its path and its place. Lists and mappings can be changed, which is how {@code --set} works. */
sealed interface Node {

    /** For example {@code grid.precision[2]}; empty for the whole file. */
    String path();

    /** Where the key of a mapping's entry is written; for other values where the value is. */
    Place keyPlace();

    /** Where the value is written. */
    Place place();

    /** How the value is named in a message. */
    String describe();

    /** Whether this is {@code none} or YAML's null. */
    default boolean isNone() {
        return false;
    }

    /** The path of an entry of the mapping with the given path. */
    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /**
     * A single value.
     *
     * @param plain whether it was written without quotes, so that it may be a number or nothing as well as text
     */
    record Scalar(String path, Place keyPlace, Place place, String text, boolean plain) implements Node {
        private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
        private static final Pattern BARE = Pattern.compile("[-+.0-9][-+.0-9a-zA-Z]*|true|false|none|NaN|Infinity");
        private static final int SHOWN = 40;

        boolean isNull() {
            return plain && NULL.matcher(text).matches();
        }

        @Override
        public boolean isNone() {
            return isNull() || text.equals("none");
        }

        @Override
        public String describe() {
            if (isNull()) {
                return "nothing";
            }
            String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
            return plain && BARE.matcher(text).matches() ? shown : "'" + shown + "'";
        }
    }

    /** A list. */
    record Sequence(String path, Place keyPlace, Place place, List<Node> items) implements Node {
        @Override
        public String describe() {
            return "a list";
        }
    }

    /** Keys and values in the order of the file. */
    record Mapping(String path, Place keyPlace, Place place, Map<String, Node> entries) implements Node {
        @Nullable
        Node get(String key) {
            return entries.get(key);
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }
}
