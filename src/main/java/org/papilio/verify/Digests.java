package org.papilio.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.papilio.verify.Verification.Outcome;
import org.papilio.verify.Verification.Result;

/** The known digests: lines of 32 hexadecimal digits, two spaces and a name; empty lines and those that begin with # say nothing. */
public final class Digests {
    private static final String RESOURCE = "digests.txt";
    private static final String BETWEEN = "  ";

    private static final String HEAD = """
            # Digests of what `papilio verify` computes. They change when a definition changes, and then only: say in the commit which
            # and why. To write them anew:
            #   ./papilio verify --print > src/main/resources/org/papilio/verify/digests.txt

            """;

    private Digests() {}

    /** Those that come with Papilio, by name. */
    public static Map<String, String> known() {
        try (InputStream in = Digests.class.getResourceAsStream(RESOURCE)) {
            return parse(new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    static Map<String, String> parse(String text) {
        Map<String, String> digests = new LinkedHashMap<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            int end = line.indexOf(BETWEEN);
            digests.put(line.substring(end + BETWEEN.length()), line.substring(0, end));
        });
        return Collections.unmodifiableMap(digests);
    }

    /**
     * The file of computed digests.
     *
     * @throws IllegalStateException if there are different digests of the same name, or one could not be computed
     */
    public static String text(List<Result> results) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Result result : results) {
            if (result.outcome() == Outcome.SKIPPED) {
                continue;
            }
            String digest = digests.putIfAbsent(result.name(), result.actual());
            if (result.actual().isEmpty()) {
                throw new IllegalStateException(result.title() + ": " + result.note());
            }
            if (digest != null && !digest.equals(result.actual())) {
                throw new IllegalStateException(
                        result.title() + " has the digest " + result.actual() + ", computed in another way " + digest);
            }
        }
        StringBuilder text = new StringBuilder(HEAD);
        digests.forEach((name, digest) ->
                text.append(digest).append(BETWEEN).append(name).append('\n'));
        return text.toString();
    }
}
