package org.papilio.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Precisions;

/** JSON for scripts, the same text on every JDK. */
final class JsonOutput {

    private JsonOutput() {}

    /** The shortest digits, the same on every JDK; JSON has no number for infinity, which becomes a string. */
    static Object number(double x) {
        String digits = Precisions.DOUBLE.toString(x);
        return Double.isFinite(x) ? new BigDecimal(digits) : digits;
    }

    /** An object, one member a line. */
    static String text(Map<String, @Nullable Object> members) {
        return write(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT), members);
    }

    /** An object on one line. */
    static String line(Map<String, @Nullable Object> members) {
        return write(new ObjectMapper(), members);
    }

    private static String write(ObjectMapper mapper, Map<String, @Nullable Object> members) {
        try {
            return mapper.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and strings are JSON", e);
        }
    }
}
